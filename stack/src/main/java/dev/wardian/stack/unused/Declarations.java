package dev.wardian.stack.unused;

import dev.wardian.stack.foreign.ForeignFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a project declares, and where: in `[project]` and the tables of Poetry, uv and pdm; where
/// there is none of these, in a `Pipfile`, `setup.cfg` or `setup.py`, or in requirements files.
final class Declarations {
    private static final List<String> USUAL_DEVELOPMENT =
            List.of("dev-requirements.txt", "requirements-dev.txt");

    private final Path folder;
    private final Function<Path, String> shown;
    private final UnusedChoices choices;
    private final List<Declaration> found = new ArrayList<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private Optional<PackageName> itself = Optional.empty();

    /// @param folder the working folder, to which names of requirements files are relative
    /// @param shown how people see a path
    Declarations(Path folder, Function<Path, String> shown, UnusedChoices choices) {
        this.folder = folder;
        this.shown = shown;
        this.choices = choices;
    }

    List<Declaration> found() {
        return found;
    }

    /// The files that declare something.
    Set<String> files() {
        return files;
    }

    List<String> remarks() {
        return remarks;
    }

    /// Reads what there is.
    ///
    /// @param manifest the project file, if there is one
    /// @throws StackException if nothing declares anything, or a file cannot be read
    Declarations read(Optional<Manifest> manifest) {
        itself = manifest.flatMap(Manifest::name);
        if (manifest.isPresent() && declares(manifest.get())) {
            project(manifest.get());
            return this;
        }
        for (var name : List.of("Pipfile", "setup.cfg", "setup.py")) {
            var file = folder.resolve(name);
            if (Files.isRegularFile(file) && foreign(file)) {
                return this;
            }
        }
        requirementsFiles();
        return this;
    }

    private static boolean declares(Manifest manifest) {
        return manifest.isProject() || !ProjectTables.of(manifest).poetry().isEmpty();
    }

    private void project(Manifest manifest) {
        var tables = ProjectTables.of(manifest);
        var file = shown.apply(manifest.file());
        files.add(file);
        var places = new TomlPlaces(file, manifest.text());
        if (manifest.isDynamic()) {
            dynamic(manifest, tables);
        }
        var main = false;
        for (var section : manifest.sections()) {
            var path = tables.path(section);
            for (var index = 0; index < tables.items(path).size(); index++) {
                if (tables.items(path).get(index) instanceof String text) {
                    main |= section instanceof Section.Main;
                    add(text, places.item(path, index), isDevelopment(section));
                }
            }
        }
        for (var path : tables.developmentLists()) {
            for (var index = 0; index < tables.items(path).size(); index++) {
                add(tables.items(path).get(index).toString(), places.item(path, index), true);
            }
        }
        if (!main && !manifest.isDynamic()) {
            keys(tables, List.of("tool", "poetry", "dependencies"), places, false);
        }
        for (var path : tables.developmentTables()) {
            keys(tables, path, places, true);
        }
    }

    private boolean isDevelopment(Section section) {
        return switch (section) {
            case Section.Main _ -> false;
            case Section.Extra(var name) ->
                    choices.optionalDependenciesDevGroups().contains(name.toString());
            case Section.Group(var name) ->
                    !choices.nonDevDependencyGroups().contains(name.toString());
        };
    }

    private void keys(
            ProjectTables tables, List<String> path, TomlPlaces places, boolean development) {
        for (var name : tables.table(path).keySet()) {
            if (!name.equals("python")) {
                add(name, places.key(path, name), development);
            }
        }
    }

    /// What setuptools reads from files, or `setup.cfg` and `setup.py` say.
    private void dynamic(Manifest manifest, ProjectTables tables) {
        var named = tables.dynamicFiles();
        named.main().forEach(name -> requirements(manifest.folder().resolve(name), false));
        named.extras()
                .forEach(
                        (extra, all) -> {
                            var development =
                                    choices.optionalDependenciesDevGroups().contains(extra);
                            all.forEach(
                                    name ->
                                            requirements(
                                                    manifest.folder().resolve(name), development));
                        });
        if (named.main().isEmpty() && named.extras().isEmpty()) {
            for (var name : List.of("setup.cfg", "setup.py")) {
                var file = manifest.file().resolveSibling(name);
                if (Files.isRegularFile(file)) {
                    foreign(file);
                }
            }
        }
    }

    /// True if it declares something.
    private boolean foreign(Path file) {
        var foreign = ForeignFile.read(file);
        var places = new TextPlaces(shown.apply(file), file);
        for (var need : foreign.needs()) {
            add(need.text(), places.of(need.text()), isDevelopment(need.section()));
        }
        foreign.losses().stream()
                .filter(loss -> loss.contains("is computed; only running"))
                .forEach(loss -> remarks.add(shown.apply(file) + ": " + loss));
        if (!foreign.needs().isEmpty()) {
            files.add(shown.apply(file));
        }
        return !foreign.needs().isEmpty();
    }

    private void requirementsFiles() {
        var main = choices.requirementsFiles();
        var usual =
                Files.isRegularFile(folder.resolve("requirements.in"))
                        ? List.of("requirements.in")
                        : List.of("requirements.txt");
        var names = main.orElse(usual);
        if (names.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
            throw new StackException(
                    new StackProblem.Invalid(
                            folder.toString(),
                            "nothing here declares requirements",
                            "a `pyproject.toml` with `[project]` or `[tool.poetry]`, a `Pipfile`, `setup.cfg`,"
                                    + " `setup.py` or `"
                                    + String.join("`, `", names)
                                    + "`"));
        }
        names.forEach(name -> requirements(folder.resolve(name), false));
        for (var name : choices.requirementsFilesDev().orElse(USUAL_DEVELOPMENT)) {
            if (Files.isRegularFile(folder.resolve(name))) {
                requirements(folder.resolve(name), true);
            }
        }
    }

    private void requirements(Path file, boolean development) {
        files.add(shown.apply(file));
        var lines = new RequirementLines(shown);
        lines.read(file);
        remarks.addAll(lines.remarks());
        for (var line : lines.found()) {
            add(line.name(), line.requirement(), line.place(), development);
        }
    }

    private void add(String text, TomlPlaces.Place place, boolean development) {
        try {
            var requirement = Requirement.parse(text);
            add(spelled(text), requirement, place, development);
        } catch (SyntaxException malformed) {
            remarks.add(
                    "%s:%d:%d: `%s` is no requirement and was passed over"
                            .formatted(place.file(), place.line(), place.column(), text));
        }
    }

    private void add(
            String name, Requirement requirement, TomlPlaces.Place place, boolean development) {
        if (itself.equals(Optional.of(requirement.name()))) {
            // one extra that takes in another
            return;
        }
        found.add(
                new Declaration(
                        requirement.name(),
                        name,
                        requirement.specifiers(),
                        place.file(),
                        place.line(),
                        place.column(),
                        place.text(),
                        development));
    }

    /// The name as its author wrote it.
    static String spelled(String requirement) {
        var text = requirement.strip();
        var end = 0;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "-_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        var name = text.substring(0, end);
        return PackageName.tryOf(name).isPresent() ? name : text;
    }
}
