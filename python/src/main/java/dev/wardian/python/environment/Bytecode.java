package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Compiles the modules of an environment ahead of their first import (`--compile-bytecode`).
///
/// Several interpreters work at once, each on a share of the files. They are run without the
/// environment's own start-up files, so no code of a package runs.
public final class Bytecode {
    private static final int FEWEST = 32;

    private Bytecode() {}

    /// What came of it.
    ///
    /// @param files how many modules there are
    /// @param failed those that cannot be compiled, sorted; often templates
    public record Compiled(int files, List<Path> failed) {
        public Compiled {
            failed = List.copyOf(failed);
        }
    }

    /// Compiles what is not compiled yet in the folders of packages.
    ///
    /// @param workers how many interpreters may run at once
    public static Compiled compile(Interpreter interpreter, Scheme scheme, int workers) {
        var files = modules(scheme);
        var count = Math.clamp(files.size() / FEWEST, 1, Math.max(1, workers));
        var running = new ArrayList<Process>(count);
        try {
            for (var worker = 0; worker < count; worker++) {
                running.add(start(interpreter.executable()));
            }
            var failed = new ArrayList<Path>();
            var writers = new ArrayList<Thread>(count);
            for (var worker = 0; worker < count; worker++) {
                writers.add(feed(running.get(worker), files, worker, count));
            }
            for (var process : running) {
                failed.addAll(answers(process));
            }
            for (var writer : writers) {
                writer.join();
            }
            failed.sort(null);
            return new Compiled(files.size(), failed);
        } catch (IOException | UncheckedIOException failure) {
            throw failed(interpreter, "bytecode could not be compiled", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw failed(interpreter, "compiling was interrupted", interruption);
        } finally {
            running.forEach(Process::destroy);
        }
    }

    private static PythonException failed(
            Interpreter interpreter, String reason, Exception failure) {
        return new PythonException(
                new EnvironmentProblem.NotPython(interpreter.executable(), reason, List.of()),
                failure);
    }

    private static List<Path> modules(Scheme scheme) {
        var files = new ArrayList<Path>();
        for (var folder : scheme.libraries()) {
            if (Files.isDirectory(folder)) {
                collect(folder, files);
            }
        }
        return files;
    }

    private static void collect(Path folder, List<Path> files) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            if (file.toString().endsWith(".py")) {
                                files.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process start(Path python) throws IOException {
        var process =
                new ProcessBuilder(python.toString(), "-I", "-S", "-c", script())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().remove("PYTHONPYCACHEPREFIX");
        return process.start();
    }

    /// Hands a worker every so many-th file, so that big neighbours are shared.
    private static Thread feed(Process process, List<Path> files, int first, int step) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try (var out =
                                    new BufferedWriter(
                                            process.outputWriter(StandardCharsets.UTF_8))) {
                                for (var at = first; at < files.size(); at += step) {
                                    out.write(files.get(at).toString());
                                    out.write('\n');
                                }
                            } catch (IOException _) {
                                // it ended early; what it did not do is done at the first import
                            }
                        });
    }

    private static List<Path> answers(Process process) throws IOException {
        try (var in = process.inputReader(StandardCharsets.UTF_8)) {
            var failed = new ArrayList<Path>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                failed.add(Path.of(line));
            }
            return failed;
        }
    }

    private static String script() {
        var name = "/dev/wardian/python/internal/environment/compile.py";
        try (InputStream in =
                Objects.requireNonNull(Bytecode.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
