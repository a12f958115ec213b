package dev.wardian.stack.foreign;

import dev.wardian.stack.exchange.TextEncoding;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.internal.yaml.YamlText;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.toml.TomlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads files of other tools, each by its name.
public final class ForeignFile {

    private ForeignFile() {}

    /// Reads a file.
    ///
    /// @throws StackException if it cannot be read, is malformed, or of no known kind
    public static Foreign read(Path file) {
        try {
            return of(file, TextEncoding.decode(Files.readAllBytes(file)));
        } catch (SyntaxException problem) {
            throw malformed(file, problem);
        } catch (IOException problem) {
            throw TextFile.unreadable(file.toString(), problem);
        }
    }

    private static StackException malformed(Path file, SyntaxException problem) {
        return TextFile.malformed(file.toString(), problem.text(), problem, "this cannot be read");
    }

    private static Foreign of(Path file, String text) {
        var name = String.valueOf(file.getFileName());
        return switch (name) {
            case "pyproject.toml" -> project(file, TomlDocument.parse(text).tree());
            case "Pipfile" -> PipfileText.manifest(TomlDocument.parse(text).tree());
            case "Pipfile.lock" -> PipfileText.lock(yaml(text));
            case "poetry.lock" -> LockFiles.poetry(TomlDocument.parse(text).tree());
            case "pdm.lock" -> LockFiles.pdm(TomlDocument.parse(text).tree());
            case "uv.lock" -> LockFiles.uv(TomlDocument.parse(text).tree());
            case "pixi.lock" -> CondaFiles.pixi(yaml(text));
            case "pixi.toml" -> PixiManifest.read(TomlDocument.parse(text).tree());
            case "setup.cfg" -> SetupFiles.cfg(text);
            case "setup.py" -> SetupFiles.py(text);
            case "runtime.txt" -> SetupFiles.runtime(text);
            case "apt.txt", "packages.txt", "system_requirements.txt" -> SetupFiles.system(text);
            default -> byEnding(file, name, text);
        };
    }

    private static Foreign byEnding(Path file, String name, String text) {
        if (name.startsWith("pylock.") && name.endsWith(".toml")) {
            return LockFiles.pylock(TomlDocument.parse(text).tree());
        }
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            var tree = yaml(text);
            return tree.containsKey("package") || name.startsWith("conda-lock")
                    ? CondaFiles.condaLock(tree)
                    : CondaFiles.environment(tree);
        }
        if (name.endsWith(".txt") || name.endsWith(".in")) {
            return RequirementsFile.read(file.toAbsolutePath(), text);
        }
        throw new StackException(
                new StackProblem.Invalid(
                        file.toString(),
                        "this is no file that can be imported, by its name",
                        "requirements.txt, pyproject.toml, setup.cfg, setup.py, Pipfile, Pipfile.lock, poetry.lock,"
                                + " pdm.lock, uv.lock, pylock.toml, environment.yml, conda-lock.yml, pixi.toml,"
                                + " pixi.lock, runtime.txt or apt.txt"));
    }

    private static Map<String, Object> yaml(String text) {
        return Tree.table(YamlText.parse(text));
    }

    /// Whether a `pyproject.toml` is more than settings of tools.
    static boolean isProject(Path file) {
        try {
            var tree = TomlDocument.parse(TextEncoding.decode(Files.readAllBytes(file))).tree();
            return tree.containsKey("project") || !manifests(tree).isEmpty();
        } catch (SyntaxException problem) {
            throw malformed(file, problem);
        } catch (IOException problem) {
            throw TextFile.unreadable(file.toString(), problem);
        }
    }

    /// The tables of tools that say what a project asks for.
    private static List<String> manifests(Map<String, Object> tree) {
        return Stream.of("poetry", "pixi")
                .filter(it -> !Tree.at(tree, "tool", it).isEmpty())
                .toList();
    }

    private static Foreign project(Path file, Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        var project = Tree.table(tree.get("project"));
        var tools = manifests(tree);
        if (project.isEmpty() && tools.isEmpty()) {
            throw new StackException(
                    new StackProblem.Invalid(
                            file.toString(),
                            "there is nothing to import",
                            "`[project]`, `[tool.poetry]` or `[tool.pixi]`"));
        }
        draft.name = Tree.text(project, "name");
        draft.version = Tree.text(project, "version");
        draft.requiresPython = Tree.text(project, "requires-python");
        Tree.texts(project.get("dependencies")).forEach(it -> draft.need(Section.main(), it));
        each(project.get("optional-dependencies"), Section::extra, draft);
        each(tree.get("dependency-groups"), Section::group, draft);
        Tree.table(tree.get("dependency-groups"))
                .forEach(
                        (group, items) ->
                                Tree.list(items).stream()
                                        .flatMap(
                                                it ->
                                                        Tree.text(Tree.table(it), "include-group")
                                                                .stream())
                                        .forEach(it -> draft.inclusion(group, it)));
        if (tools.contains("poetry")) {
            PoetryManifest.into(tree, draft);
        }
        if (tools.contains("pixi")) {
            PixiManifest.into(Tree.at(tree, "tool", "pixi"), draft);
        }
        ToolTables.into(tree, draft);
        return draft.done();
    }

    private static void each(
            @Nullable Object table, Function<String, Section> section, Foreign.Draft draft) {
        Tree.table(table)
                .forEach(
                        (name, needs) ->
                                Tree.list(needs).stream()
                                        .filter(String.class::isInstance)
                                        .forEach(
                                                it ->
                                                        draft.needs.add(
                                                                new Foreign.Need(
                                                                        section.apply(name),
                                                                        it.toString(),
                                                                        Optional.empty()))));
    }
}
