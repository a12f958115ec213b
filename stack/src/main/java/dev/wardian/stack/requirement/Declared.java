package dev.wardian.stack.requirement;

import dev.wardian.python.resolve.Origin;
import dev.wardian.stack.project.SelectedBy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One requirement as somebody wrote it.
///
/// @param text the requirement itself, without options
/// @param base where relative paths in it begin; the working folder when empty or relative to it
/// @param origin where it stands: `requirements.txt:3`, `pyproject.toml`, `command line`
/// @param editable true for `-e`
/// @param hashes digests it may have, `sha256:…`; empty when none were given
/// @param configSettings settings for its build backend, in the order given
/// @param place the line of the file, where it stands in one
/// @param selectedBy the extra or group of the project on whose account it was read, if it was
public record Declared(
        String text,
        Path base,
        String origin,
        boolean editable,
        List<String> hashes,
        Map<String, List<String>> configSettings,
        Optional<Origin.Place> place,
        Optional<SelectedBy> selectedBy) {
    public Declared {
        hashes = List.copyOf(hashes);
        configSettings = Map.copyOf(configSettings);
    }

    /// A requirement that stands in no line of a file.
    public Declared(
            String text,
            Path base,
            String origin,
            boolean editable,
            List<String> hashes,
            Map<String, List<String>> configSettings) {
        this(
                text,
                base,
                origin,
                editable,
                hashes,
                configSettings,
                Optional.empty(),
                Optional.empty());
    }

    /// The same, standing in this line.
    public Declared at(Origin.Place line) {
        return new Declared(
                text,
                base,
                origin,
                editable,
                hashes,
                configSettings,
                Optional.of(line),
                selectedBy);
    }

    /// The same, asked for by somebody else.
    public Declared askedBy(Origin asker) {
        return new Declared(
                text,
                base,
                asker.description(),
                editable,
                hashes,
                configSettings,
                asker.place(),
                selectedBy);
    }

    /// The same, read on account of an extra or group.
    public Declared selectedBy(SelectedBy choice) {
        return new Declared(
                text, base, origin, editable, hashes, configSettings, place, Optional.of(choice));
    }

    /// The same to be installed as a copy. Behind `-e` a bare word is a folder, else a package.
    public Declared asCopy() {
        var isWord =
                editable && !text.contains(":") && !text.startsWith("/") && !text.startsWith(".");
        return new Declared(
                isWord ? "./" + text : text,
                base,
                origin,
                false,
                hashes,
                configSettings,
                place,
                selectedBy);
    }

    /// The same asking for something else.
    public Declared withText(String other) {
        return new Declared(
                other, base, origin, editable, hashes, configSettings, place, selectedBy);
    }

    /// The same without digests.
    Declared withoutHashes() {
        return new Declared(
                text, base, origin, editable, List.of(), configSettings, place, selectedBy);
    }

    /// A requirement from the command line or from code.
    public static Declared of(String text) {
        return of(text, "command line");
    }

    /// A requirement that stands somewhere.
    public static Declared of(String text, String origin) {
        return new Declared(text, Path.of(""), origin, false, List.of(), Map.of());
    }

    /// A folder or repository to install editable.
    public static Declared ofEditable(String text, String origin) {
        return new Declared(text, Path.of(""), origin, true, List.of(), Map.of());
    }
}
