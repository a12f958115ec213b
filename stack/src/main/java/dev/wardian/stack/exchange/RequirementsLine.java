package dev.wardian.stack.exchange;

import java.util.List;
import java.util.Map;

/// One thing that a requirements file says. A line with several global options becomes several of
/// these. Lines and columns count from one and point at the thing itself.
public sealed interface RequirementsLine {

    /// The line of the file it stands on, the first one when it is continued.
    int line();

    /// The column it begins at.
    int column();

    /// A requirement, plain or editable, with the options behind it.
    ///
    /// @param hashes `algorithm:hex` in the order given
    /// @param configSettings what `--config-settings` says to the build backend
    /// @param globalOptions what `--global-option` says to a `setup.py`
    record Required(
            int line,
            int column,
            String text,
            boolean editable,
            List<String> hashes,
            Map<String, List<String>> configSettings,
            List<String> globalOptions)
            implements RequirementsLine {
        public Required {
            hashes = List.copyOf(hashes);
            configSettings = Map.copyOf(configSettings);
            globalOptions = List.copyOf(globalOptions);
        }
    }

    /// Another file: `-r`, or `-c` for constraints. Its name is relative to this file.
    record Included(int line, int column, String location, boolean constraints)
            implements RequirementsLine {}

    /// `-i URL`: the main index; the last one counts.
    record IndexUrl(int line, int column, String url) implements RequirementsLine {}

    /// `--extra-index-url URL`.
    record ExtraIndexUrl(int line, int column, String url) implements RequirementsLine {}

    /// `-f LOCATION`: a page or folder of files, relative to this file.
    record FindLinks(int line, int column, String location) implements RequirementsLine {}

    /// `--trusted-host HOST`.
    record TrustedHost(int line, int column, String host) implements RequirementsLine {}

    /// `--no-index`.
    record NoIndex(int line, int column) implements RequirementsLine {}

    /// `--no-binary VALUE` or `--only-binary VALUE`: names with commas, `:all:` or `:none:`.
    record Format(int line, int column, boolean onlyBinary, String value)
            implements RequirementsLine {}

    /// `--pre`.
    record Prereleases(int line, int column) implements RequirementsLine {}

    /// `--prefer-binary`.
    record PreferBinary(int line, int column) implements RequirementsLine {}

    /// `--require-hashes`.
    record RequireHashes(int line, int column) implements RequirementsLine {}

    /// An option that pip knows and that changes nothing here (`--use-feature`, `--only-final`).
    record WithoutEffect(int line, int column, String option, String value)
            implements RequirementsLine {}
}
