package dev.wardian.python.internal.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Runs the questions in an interpreter and gives back its [Facts].
///
/// The run is isolated (`-I -B`): no user site, no `PYTHON*` variables, nothing written. `-S` is
/// not given: before Python 3.14 it is `site` that makes a virtual environment's prefix.
public final class InterpreterProbe {
    private static final long LIMIT_SECONDS = 60;
    private static final int SHOWN_LINES = 5;
    private static final int LONGEST = 160;

    private InterpreterProbe() {}

    /// Asks an interpreter; throws when the file cannot be run or does not answer as Python.
    public static Facts ask(Path executable) {
        Process process = start(executable);
        try (InputStream output = process.getInputStream()) {
            put(process);
            Thread guard = Thread.ofVirtual().start(() -> endLate(process));
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            guard.interrupt();
            return Facts.parse(text).orElseThrow(() -> notPython(executable, exit, text));
        } catch (IOException failure) {
            throw new PythonException(
                    new EnvironmentProblem.NotPython(
                            executable, "it could not be read from", List.of()),
                    failure);
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PythonException(
                    new EnvironmentProblem.NotPython(
                            executable, "the question was interrupted", List.of()),
                    interruption);
        }
    }

    private static Process start(Path executable) {
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), "-I", "-B", "-");
        builder.environment().remove("__PYVENV_LAUNCHER__");
        builder.redirectErrorStream(true);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new PythonException(
                    new EnvironmentProblem.NotPython(executable, "it cannot be run", List.of()),
                    failure);
        }
    }

    /// Puts the questions; a program that is no Python may have ended before it read them.
    private static void put(Process process) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(questions());
        } catch (IOException _) {
            // What it printed instead tells more.
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    private static PythonException notPython(Path executable, int exit, String text) {
        List<String> lines =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                        .limit(SHOWN_LINES)
                        .toList();
        String reason =
                text.contains("Unknown option: -I")
                        ? "it is Python 2, which is too old"
                        : exit == 0
                                ? "it does not answer as Python does"
                                : "it ended with exit code " + exit;
        return new PythonException(new EnvironmentProblem.NotPython(executable, reason, lines));
    }

    private static byte[] questions() {
        try (InputStream script =
                Objects.requireNonNull(
                        InterpreterProbe.class.getResourceAsStream("probe.py"), "probe.py")) {
            return script.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
