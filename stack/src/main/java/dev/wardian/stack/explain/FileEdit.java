package dev.wardian.stack.explain;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A change of one requirement in a requirements file, `pyproject.toml` or the comment of a script.
/// Nothing but the specifiers that change, or the requirement that goes, is touched: comments,
/// layout and line ends stay as they are, byte for byte.
///
/// @param file the file, absolute
/// @param shown the file as the person named it
/// @param line the line of the requirement, counted from one
/// @param name the package that the line is about
/// @param before the specifiers that the line has; a line with others is not touched
/// @param specifiers each that changes with what takes its place, empty if nothing does
/// @param drop whether the requirement goes as a whole
public record FileEdit(
        Path file,
        String shown,
        int line,
        PackageName name,
        SpecifierSet before,
        Map<Specifier, Optional<Specifier>> specifiers,
        boolean drop) {
    /// Copies the map, keeping its order.
    public FileEdit {
        specifiers = Collections.unmodifiableMap(new LinkedHashMap<>(specifiers));
    }

    /// The edit that carries out a change, if it stands in a file.
    ///
    /// @param workingFolder what the names of files are relative to
    static Optional<FileEdit> of(Change change, Path workingFolder) {
        return switch (change) {
            case Change.Respecified(var demand, var specifiers) ->
                    of(demand, specifiers, false, workingFolder);
            case Change.Dropped(var demand) -> of(demand, Map.of(), true, workingFolder);
            case Change.OtherPython _ -> Optional.empty();
        };
    }

    /// Whether a change stands in a file that can be edited.
    static boolean isOfFile(Change change) {
        return of(change, Path.of("")).isPresent();
    }

    private static Optional<FileEdit> of(
            Demand demand,
            Map<Specifier, Optional<Specifier>> specifiers,
            boolean drop,
            Path workingFolder) {
        var place = demand.written().origin().place();
        if (place.isEmpty() || isElsewhere(place.get().file())) {
            return Optional.empty();
        }
        var shown = place.get().file();
        return Optional.of(
                new FileEdit(
                        workingFolder.resolve(shown).normalize(),
                        shown,
                        place.get().line(),
                        demand.name(),
                        demand.requirement().specifiers(),
                        specifiers,
                        drop));
    }

    /// Standard input and what lies behind an address cannot be edited.
    private static boolean isElsewhere(String file) {
        return file.startsWith("<") || file.contains("://") || file.startsWith("file:");
    }

    /// The text of the file after the edit; empty if the line is not as it was any more, or is
    /// written in a way that cannot be changed safely (over several lines, with variables).
    ///
    /// @param text the file as ISO 8859-1, so that every byte stands for itself
    public Optional<String> applied(String text) {
        return FileLine.of(text, line).flatMap(found -> applied(text, found));
    }

    private Optional<String> applied(String text, FileLine found) {
        var name = file.toString();
        if (name.endsWith(".toml")) {
            return TomlArrayLine.edited(text, found, this);
        }
        return name.endsWith(".py")
                ? ScriptLine.edited(text, found, this)
                : RequirementsFileLine.edited(text, found, this);
    }
}
