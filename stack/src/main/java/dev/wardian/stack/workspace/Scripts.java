package dev.wardian.stack.workspace;

import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.internal.toml.TomlEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes projects of scripts: what the comment of a script says is what stands in `[project]`.
public final class Scripts {

    /// What a project needs that a script does not say; the rest of its text is the comment's.
    private static final String HEAD = "[project]\nname = \"script\"\nversion = \"0\"\n";

    private static final int HEAD_LINES = 3;

    private final Path cache;

    /// @param cache the folder of the cache
    public Scripts(Path cache) {
        this.cache = cache.resolve("scripts");
    }

    /// The project for a script; equal comments (and locks) have the same.
    ///
    /// @param shown the script as messages name it
    /// @param with requirements besides those of the script
    /// @param python the interpreter asked for
    public PreparedProject of(
            ScriptFile script, String shown, List<String> with, Optional<String> python) {
        var edit = TomlEdit.of(text(script));
        for (var requirement : with) {
            var path = List.of("project", "dependencies");
            var count = edit.find(path).map(it -> it.items().size()).orElse(0);
            edit = edit.withNewItem(path, count, TomlEdit.quoted(requirement));
        }
        var lock = with.isEmpty() ? lockText(script) : Optional.<String>empty();
        var project =
                PreparedProject.below(
                        cache,
                        edit.text(),
                        python.orElse("") + "\n" + lock.orElse(""),
                        new Asker.OfScript(
                                shown,
                                script.block().map(ScriptFile.Block::first).orElse(0) - HEAD_LINES,
                                with));
        if (lock.isPresent() && !project.isReady()) {
            try {
                Files.createDirectories(project.folder());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            SafeFile.write(project.folder().resolve("pylock.toml"), lock.get());
        }
        return project;
    }

    /// The project's text: the comment's, with folders written as absolute paths.
    private static String text(ScriptFile script) {
        var manifest = Manifest.of(script.file(), HEAD + script.metadata());
        return withPaths(manifest, path -> path.toString());
    }

    /// The text with other paths to the folders that packages come from.
    private static String withPaths(Manifest manifest, Function<Path, String> spelled) {
        var edit = TomlEdit.of(manifest.text());
        for (var tool : List.of("wardian", "uv")) {
            var tools = Manifest.table(manifest.tree().get("tool"));
            var sources = Manifest.table(Manifest.table(tools.get(tool)).get("sources"));
            for (var name : sources.keySet()) {
                if (Manifest.table(sources.get(name)).get("path") instanceof String path) {
                    edit =
                            edit.withValue(
                                    List.of("tool", tool, "sources", name, "path"),
                                    TomlEdit.quoted(
                                            spelled.apply(
                                                    manifest.folder().resolve(path).normalize())));
                }
            }
        }
        return edit.text();
    }

    private static Optional<String> lockText(ScriptFile script) {
        var file = lockFile(script.file());
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Where the lock of a script lies: `pylock.NAME.toml` beside it, as PEP 751 has it.
    public static Path lockFile(Path script) {
        var name = String.valueOf(script.getFileName());
        var stem = name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
        return script.resolveSibling("pylock." + stem.replace('.', '-') + ".toml");
    }

    /// The script after the file of its project was edited.
    public static ScriptFile edited(ScriptFile script, Manifest project) {
        var folder = Optional.ofNullable(script.file().getParent()).orElseThrow();
        var text = withPaths(project, path -> folder.relativize(path).toString());
        return script.with(text.startsWith(HEAD) ? text.substring(HEAD.length()) : "");
    }
}
