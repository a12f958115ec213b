package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.workspace.Project;
import dev.wardian.stack.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What `wardian python pin` does: writes and tells the Python that the folder is worked on with
/// (`.python-version`, as pyenv and uv read it).
final class PythonPinning {

    private static final String FILE = ".python-version";

    /// What may be named without a version.
    private static final Set<String> IMPLEMENTATIONS =
            Set.of("python", "cpython", "pypy", "graalpy", "pyodide", "any");

    private final Session session;

    PythonPinning(Session session) {
        this.session = session;
    }

    ExitCode run(Optional<String> request) {
        var present = present();
        if (request.isPresent()) {
            return pin(request.get(), present.orElse(session.workingFolder().resolve(FILE)));
        }
        if (present.isEmpty()) {
            session.report()
                    .error(
                            "no Python is pinned here: there is no `" + FILE + "`",
                            List.of(),
                            Optional.of("wardian python pin 3.12"));
            return ExitCode.REFUSED;
        }
        var text = TextFile.read(present.get(), session.shown(present.get())).strip();
        answer(text, present.get());
        return ExitCode.SUCCESS;
    }

    private void answer(String pinned, Path file) {
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("pinned", pinned);
            tree.put("file", file);
            session.report().answer(JsonText.of(tree));
        } else {
            session.report().answer(pinned);
        }
    }

    /// The file of the folder, or of one above it inside the same workspace.
    private Optional<Path> present() {
        var end = Workspace.find(session.workingFolder()).map(Workspace::folder);
        for (var folder = session.workingFolder(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve(FILE);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            if (end.isEmpty() || end.get().equals(folder)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// A Python that this machine has not may be pinned, one that the project does not admit not.
    private ExitCode pin(String request, Path file) {
        if (request.chars().noneMatch(c -> (c >= '0' && c <= '9') || c == '/')
                && !IMPLEMENTATIONS.contains(request.toLowerCase(Locale.ROOT))) {
            throw new UsageException(
                    "`" + request + "` is no Python that a `" + FILE + "` can name",
                    Optional.of("wardian python pin 3.12"));
        }
        var lack = session.wardian().environments().lackOf(request);
        lack.ifPresent(it -> session.report().warning(it + " on this machine"));
        if (lack.isEmpty()) {
            Workspace.find(session.workingFolder())
                    .filter(it -> !it.members().isEmpty())
                    .ifPresent(
                            it ->
                                    new Project(session.wardian(), it)
                                            .interpreter(Optional.of(request)));
        }
        var changed = SafeFile.write(file, request + "\n");
        session.report()
                .message(
                        (changed ? "Pinned `" : "Pinned already: `")
                                + request
                                + "` in `"
                                + session.shown(file)
                                + "`");
        if (session.json()) {
            answer(request, file);
        }
        return ExitCode.SUCCESS;
    }
}
