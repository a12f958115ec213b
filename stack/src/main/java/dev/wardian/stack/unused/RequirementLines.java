package dev.wardian.stack.unused;

import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.RequirementsText;
import dev.wardian.stack.exchange.TextEncoding;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The requirements of a requirements file and of all that it includes, each with its place.
final class RequirementLines {
    /// What the address of a repository or archive says of the name: `/name.git`, `/name/archive/`.
    private static final Pattern IN_ADDRESS =
            Pattern.compile("/([^/]+?)(?:\\.git(?:[@#]|$)|/archive/)");

    private final Function<Path, String> shown;
    private final List<Line> found = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    RequirementLines(Function<Path, String> shown) {
        this.shown = shown;
    }

    /// @param name as it is written
    record Line(String name, Requirement requirement, TomlPlaces.Place place) {}

    List<Line> found() {
        return found;
    }

    List<String> remarks() {
        return remarks;
    }

    /// Reads a file.
    ///
    /// @throws StackException if it cannot be read or is malformed
    void read(Path file) {
        if (!seen.add(file.toAbsolutePath().normalize())) {
            return;
        }
        var name = shown.apply(file);
        try {
            var text = TextEncoding.decode(Files.readAllBytes(file));
            var lines = text.lines().toList();
            for (var line : RequirementsText.parse(text, _ -> Optional.empty())) {
                switch (line) {
                    case RequirementsLine.Included(_, _, var location, var constraints) -> {
                        if (!constraints) {
                            read(file.resolveSibling(location).normalize());
                        }
                    }
                    case RequirementsLine.Required required ->
                            required(
                                    file,
                                    required,
                                    new TomlPlaces.Place(
                                            name,
                                            required.line(),
                                            required.column(),
                                            lines.get(required.line() - 1)));
                    default -> {}
                }
            }
        } catch (SyntaxException problem) {
            throw TextFile.malformed(
                    name, problem.text(), problem, "this is no line of a requirements file");
        } catch (IOException problem) {
            throw TextFile.unreadable(name, problem);
        }
    }

    private void required(Path file, RequirementsLine.Required line, TomlPlaces.Place place) {
        try {
            var base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            var written =
                    line.editable()
                            ? WrittenRequirement.parseEditable(line.text(), base)
                            : WrittenRequirement.parse(line.text(), base);
            switch (written) {
                case WrittenRequirement.Named(var requirement) ->
                        add(Declarations.spelled(line.text()), requirement, place);
                case WrittenRequirement.Located located ->
                        name(located, line.text())
                                .ifPresentOrElse(
                                        name ->
                                                add(
                                                        name,
                                                        Requirement.of(PackageName.of(name)),
                                                        place),
                                        () ->
                                                remark(
                                                        place,
                                                        line.text(),
                                                        "has no name that can be told"));
            }
        } catch (SyntaxException malformed) {
            remark(place, line.text(), "is no requirement");
        }
    }

    private void add(String name, Requirement requirement, TomlPlaces.Place place) {
        found.add(new Line(name, requirement, place));
    }

    private void remark(TomlPlaces.Place place, String text, String what) {
        remarks.add(
                "%s:%d:%d: `%s` %s and was passed over"
                        .formatted(place.file(), place.line(), place.column(), text, what));
    }

    private static Optional<String> name(WrittenRequirement.Located located, String text) {
        return located.name()
                .map(PackageName::toString)
                .or(
                        () ->
                                IN_ADDRESS
                                        .matcher(text)
                                        .results()
                                        .map(match -> match.group(1))
                                        .filter(name -> PackageName.tryOf(name).isPresent())
                                        .findFirst())
                .or(() -> ofFolder(located));
    }

    private static Optional<String> ofFolder(WrittenRequirement.Located located) {
        if (located.location() instanceof Location.Local local) {
            var manifest = local.path().resolve(Manifest.FILE);
            if (Files.isRegularFile(manifest)) {
                return Manifest.read(manifest).name().map(PackageName::toString);
            }
        }
        return Optional.empty();
    }
}
