package dev.wardian.stack.workspace;

import dev.wardian.stack.file.FileFault;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A project to begin. What is there already stays as it is.
///
/// @param name its name; empty for that of its folder
/// @param python the Python that it begins with: it and newer ones will do
/// @param pinPython whether `.python-version` is written
/// @param joins whether it becomes a member of a workspace above
public record NewProject(
        Kind kind,
        Optional<String> name,
        String description,
        Version python,
        boolean pinPython,
        boolean joins) {

    /// What is made.
    public enum Kind {
        /// `pyproject.toml` alone.
        BARE,
        /// Programs beside the project file, nothing that is installed.
        PLAIN,
        /// Modules below `src` that are installed.
        PACKAGE,
        /// The same with a program that starts them.
        PROGRAM
    }

    /// What was made.
    ///
    /// @param files the files that were written or changed
    /// @param workspace the folder of the workspace that it joined
    public record Made(PackageName name, List<Path> files, Optional<Path> workspace) {
        public Made {
            files = List.copyOf(files);
        }
    }

    private static final String IGNORED = ".venv/\n__pycache__/\n*.py[cod]\ndist/\n*.egg-info/\n";

    /// Makes it.
    ///
    /// @throws StackException if there is a project already, or the name is none
    public Made in(Path folder) {
        var manifest = folder.resolve(Manifest.FILE);
        if (Files.exists(manifest)) {
            throw new StackException(
                    new StackProblem.Present(
                            manifest.toString(), "`wardian add PACKAGE` adds to it"));
        }
        var called = called(folder);
        var above = joins ? above(folder) : Optional.<Manifest>empty();
        var files = new ArrayList<Path>();
        make(manifest, text(called), files);
        if (kind != Kind.BARE) {
            make(folder.resolve(".gitignore"), IGNORED, files);
            make(folder.resolve("README.md"), "", files);
        }
        if (isPackage()) {
            var main = "def main() -> None:\n    print(\"Hello from " + called + "!\")\n";
            make(
                    folder.resolve("src").resolve(module(called)).resolve("__init__.py"),
                    kind == Kind.PROGRAM ? main : "",
                    files);
        }
        if (pinPython) {
            var pin = python.major() + "." + python.minor() + "\n";
            make(folder.resolve(".python-version"), pin, files);
        }
        above.ifPresent(root -> join(root, folder, files));
        return new Made(called, files, above.map(Manifest::folder));
    }

    private boolean isPackage() {
        return kind == Kind.PACKAGE || kind == Kind.PROGRAM;
    }

    private static String module(PackageName called) {
        return called.toString().replace('-', '_');
    }

    private static void make(Path file, String text, List<Path> files) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        } catch (IOException problem) {
            throw new StackException(
                    new StackProblem.Unwritable(file.toString(), FileFault.of(problem)), problem);
        }
        if (SafeFile.create(file, text)) {
            files.add(file);
        }
    }

    private PackageName called(Path folder) {
        var wanted = name.orElseGet(() -> plain(String.valueOf(folder.getFileName())));
        return PackageName.tryOf(wanted)
                .orElseThrow(
                        () ->
                                new StackException(
                                        new StackProblem.Invalid(
                                                Manifest.FILE,
                                                "`" + wanted + "` is no name of a project",
                                                "letters, digits and `-`; say it by `--name`")));
    }

    /// A folder's name without what no project may be called.
    private static String plain(String folder) {
        return folder.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-._]+|[-._]+$", "");
    }

    private String text(PackageName called) {
        var text = new StringBuilder();
        text.append("[project]\nname = \"").append(called).append("\"\nversion = \"0.1.0\"\n");
        if (!description.isEmpty()) {
            text.append("description = ").append(TomlEdit.quoted(description)).append('\n');
        }
        if (kind != Kind.BARE) {
            text.append("readme = \"README.md\"\n");
        }
        text.append("requires-python = \">=").append(python.major()).append('.');
        text.append(python.minor()).append("\"\ndependencies = []\n");
        if (kind == Kind.PROGRAM) {
            text.append("\n[project.scripts]\n").append(called);
            text.append(" = \"").append(module(called)).append(":main\"\n");
        }
        if (isPackage()) {
            text.append("\n[build-system]\nrequires = [\"hatchling\"]\n");
            text.append("build-backend = \"hatchling.build\"\n");
        }
        return text.toString();
    }

    /// The workspace that a folder lies in, else the project that becomes one by it.
    private static Optional<Manifest> above(Path folder) {
        var nearest = Optional.<Manifest>empty();
        for (var at = folder.getParent(); at != null; at = at.getParent()) {
            var file = at.resolve(Manifest.FILE);
            if (Files.isRegularFile(file)) {
                var manifest = Manifest.read(file);
                if (manifest.tool("workspace").isPresent()) {
                    return Optional.of(manifest);
                }
                nearest = nearest.or(() -> Optional.of(manifest).filter(Manifest::isProject));
            }
        }
        return nearest;
    }

    private static void join(Manifest root, Path folder, List<Path> files) {
        var isMember =
                Workspace.find(folder).filter(it -> it.folder().equals(root.folder())).isPresent();
        if (isMember) {
            return;
        }
        var tool = root.speaksUv("workspace") ? "uv" : "wardian";
        var path = List.of("tool", tool, "workspace", "members");
        var edit = TomlEdit.of(root.text());
        var members = edit.find(path);
        var member = TomlEdit.quoted(root.folder().relativize(folder).toString());
        var joined =
                members.isPresent()
                        ? edit.withNewItem(path, members.get().items().size(), member)
                        : edit.withValue(path, "[\n    " + member + ",\n]");
        if (SafeFile.write(root.file(), joined.text())) {
            files.add(root.file());
        }
    }
}
