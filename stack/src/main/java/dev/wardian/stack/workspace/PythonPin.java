package dev.wardian.stack.workspace;

import dev.wardian.stack.Wardian;
import dev.wardian.stack.file.FileFault;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which Python a project is worked on with: the one asked for, else that of `.python-version` (or
/// of Heroku's `runtime.txt`) in its folder or above it, else any that `requires-python` admits.
final class PythonPin {

    /// The files that name a Python, in the order in which they count.
    private static final String VERSION_FILE = ".python-version";

    private static final String RUNTIME_FILE = "runtime.txt";

    private final Workspace workspace;
    private final SpecifierSet required;

    PythonPin(Workspace workspace) {
        this.workspace = workspace;
        this.required = required(workspace);
    }

    /// What all members require together.
    private static SpecifierSet required(Workspace workspace) {
        var all = SpecifierSet.ANY;
        for (var member : workspace.members()) {
            var text = member.requiresPython();
            if (text.isPresent()) {
                all = all.and(parsed(member, text.get()));
            }
        }
        return all;
    }

    private static SpecifierSet parsed(Manifest member, String text) {
        return SpecifierSet.tryParse(text)
                .orElseThrow(
                        () ->
                                new StackException(
                                        new StackProblem.Invalid(
                                                member.file().toString(),
                                                "`requires-python` is `" + text + "`",
                                                "versions as in `>=3.10` (PEP 440)")));
    }

    /// What to ask for; empty for any Python.
    Optional<String> request(Optional<String> asked) {
        return asked.or(this::pinned).or(() -> text(required));
    }

    private static Optional<String> text(SpecifierSet specifiers) {
        return specifiers.isEmpty() ? Optional.empty() : Optional.of(specifiers.toString());
    }

    /// What a file pins.
    Optional<String> pinned() {
        for (var folder = workspace.current().folder();
                folder != null;
                folder = folder.getParent()) {
            var found =
                    first(folder.resolve(VERSION_FILE))
                            .filter(PythonPin::isVersion)
                            .or(
                                    () ->
                                            first(workspace.folder().resolve(RUNTIME_FILE))
                                                    .filter(it -> it.startsWith("python-"))
                                                    .map(it -> it.substring("python-".length())));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Names of pyenv's environments stand in the same file.
    private static boolean isVersion(String text) {
        return Character.isDigit(text.charAt(0))
                || text.startsWith("cpython")
                || text.startsWith("pypy")
                || text.startsWith(">")
                || text.startsWith("=")
                || text.startsWith("~")
                || text.startsWith("/");
    }

    /// The first line that says something.
    private static Optional<String> first(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            for (var line : Files.readAllLines(file)) {
                var text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (IOException problem) {
            throw new StackException(
                    new StackProblem.Unreadable(file.toString(), FileFault.of(problem)), problem);
        }
    }

    /// Refuses a Python that the project does not admit.
    void require(Version python, Optional<String> asked) {
        if (!admits(python)) {
            var why =
                    asked.isPresent()
                            ? "`--python " + asked.get() + "`"
                            : pinned().map(it -> "`" + it + "` of `.python-version`")
                                    .orElse("what there is");
            throw new StackException(
                    new StackProblem.WrongPython(why, python, required.toString()));
        }
    }

    boolean admits(Version python) {
        return required.isEmpty() || required.contains(python, Prereleases.ADMITTED);
    }

    /// Whether an environment with this Python serves.
    boolean fits(Version python, Optional<String> asked, Wardian wardian) {
        if (!admits(python)) {
            return false;
        }
        var request = asked.or(this::pinned);
        if (request.isEmpty()) {
            return true;
        }
        var text = request.get();
        if (text.chars().allMatch(c -> c == '.' || Character.isDigit(c))) {
            return (python + ".").startsWith(text + ".");
        }
        var versions = SpecifierSet.tryParse(text);
        return versions.isPresent()
                ? versions.get().contains(python, Prereleases.ADMITTED)
                : wardian.environments().python(request, true).version().equals(python);
    }
}
