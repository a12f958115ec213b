package dev.wardian.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How requirements become a file of pins.
///
/// @param resolve how versions are chosen
/// @param target the Python and platform to solve for
/// @param output the file to write; `pylock.toml` and `pylock.*.toml` become PEP 751 locks, all
///     else a requirements file; empty for text alone. An existing file's pins are preferred
/// @param command the command line to name in the header
/// @param header whether the header is written
/// @param annotate whether `# via` lines are written
/// @param annotationStyle whether `# via` follows on the same line
/// @param hashes whether every file's digest is written
/// @param emitIndexUrl whether the index lines are written
/// @param emitFindLinks whether the `--find-links` lines are written
/// @param emitBuildOptions whether `--no-binary` and `--only-binary` lines are written
/// @param noEmit packages to leave out
/// @param stripExtras whether extras are left out of the pins
public record CompileChoices(
        ResolveChoices resolve,
        TargetChoice target,
        Optional<Path> output,
        List<String> command,
        boolean header,
        boolean annotate,
        AnnotationStyle annotationStyle,
        boolean hashes,
        boolean emitIndexUrl,
        boolean emitFindLinks,
        boolean emitBuildOptions,
        PackageSelection noEmit,
        boolean stripExtras) {

    /// Where `# via` stands.
    public enum AnnotationStyle {
        SPLIT,
        LINE
    }

    public CompileChoices {
        command = List.copyOf(command);
    }

    /// What a bare `compile` does with this output.
    public static CompileChoices usual(Optional<Path> output, List<String> command) {
        return new CompileChoices(
                ResolveChoices.usual(),
                TargetChoice.ofInterpreter(),
                output,
                command,
                true,
                true,
                AnnotationStyle.SPLIT,
                false,
                false,
                false,
                false,
                PackageSelection.none(),
                true);
    }
}
