package dev.wardian.cli.output;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.host.repository.RepositoryException;
import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.stack.problem.StackException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A failure as it is told: one message, what was expected, a hint, and the code the process ends
/// with.
public record Failure(ExitCode code, String message, List<String> details, Optional<String> hint) {

    /// Commands that make an environment if there is none.
    private static final Set<String> INSTALLING = Set.of("install", "sync");

    public Failure {
        details = List.copyOf(details);
    }

    /// What is told of anything that was thrown.
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case UsageException usage ->
                    new Failure(ExitCode.USAGE, message(usage), List.of(), usage.hint());
            case StackException stack -> {
                var problem = stack.problem();
                yield new Failure(
                        Severity.of(problem), problem.message(), problem.details(), problem.hint());
            }
            case PythonException python -> {
                var problem = python.problem();
                yield new Failure(
                        Severity.of(problem), problem.message(), problem.details(), problem.hint());
            }
            case StoreException store -> {
                var problem = store.problem();
                yield new Failure(
                        Severity.of(problem), problem.message(), problem.details(), problem.hint());
            }
            case RepositoryException repository -> {
                var problem = repository.problem();
                yield new Failure(
                        Severity.of(problem), problem.message(), problem.details(), problem.hint());
            }
            case SyntaxException syntax ->
                    new Failure(ExitCode.USAGE, message(syntax), List.of(), Optional.empty());
            case UncheckedIOException unchecked -> ofFile(cause(unchecked));
            case IOException file -> ofFile(file);
            default -> bug(thrown);
        };
    }

    /// What is told of it to somebody who gave this command.
    ///
    /// @param words the words after `wardian`
    public static Failure of(Throwable thrown, List<String> words) {
        var failure = of(thrown);
        return thrown instanceof PythonException python
                        && python.problem() instanceof EnvironmentProblem.ExternallyManaged
                        && INSTALLING.contains(words.getFirst())
                ? new Failure(
                        failure.code(),
                        failure.message(),
                        failure.details(),
                        Optional.of(Replay.intoVirtualEnvironment(words)))
                : failure;
    }

    /// The failure as `--json` tells it; see `docs/json.md`.
    public Map<String, Object> tree() {
        var told = new LinkedHashMap<String, Object>();
        told.put("exit_code", code.code());
        told.put("message", message);
        told.put("details", details);
        told.put("hint", hint);
        return Map.of("error", told);
    }

    private static IOException cause(UncheckedIOException unchecked) {
        var cause = unchecked.getCause();
        return cause == null ? new IOException(unchecked.getMessage()) : cause;
    }

    private static Failure ofFile(IOException failure) {
        var what =
                switch (failure) {
                    case NoSuchFileException missing -> "no such file: `" + missing.getFile() + "`";
                    case AccessDeniedException denied ->
                            "permission denied: `" + denied.getFile() + "`";
                    case FileSystemException file when file.getReason() != null ->
                            "`" + file.getFile() + "`: " + file.getReason();
                    default -> message(failure);
                };
        return new Failure(ExitCode.ENVIRONMENT, what, List.of(), Optional.empty());
    }

    private static Failure bug(Throwable thrown) {
        if (thrown instanceof ReadOnlyFileSystemException) {
            return new Failure(
                    ExitCode.ENVIRONMENT,
                    "the file system is read-only",
                    List.of(),
                    Optional.empty());
        }
        return new Failure(
                ExitCode.BUG,
                "a mistake of ours: " + thrown,
                List.of(),
                Optional.of("run it again with `--verbose` and report what it prints"));
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? thrown.toString() : message;
    }
}
