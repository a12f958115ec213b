package dev.wardian.stack.internal.smoke;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.smoke.SmokeReport;
import dev.wardian.stack.smoke.SmokeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Imports the packages of an environment, each in a process of its own, some at once.
public final class Smoke {
    private final PythonEnvironment environment;
    private final Map<String, String> variables;

    /// @param variables the variables of this process
    public Smoke(PythonEnvironment environment, Map<String, String> variables) {
        this.environment = environment;
        this.variables = variables;
    }

    /// Imports what the choices name.
    public SmokeReport run(SmokeChoices choices) {
        var folder = temporary();
        try (var crew = Executors.newFixedThreadPool(choices.processes())) {
            var sandbox = Sandbox.best(folder, ImportProcess.environment(variables, folder));
            var pending = new ArrayList<Future<SmokeResult>>();
            for (var one : environment.installed()) {
                if (choices.names().isEmpty() || choices.names().contains(one.name())) {
                    var own = folder.resolve(one.name().toString());
                    pending.add(crew.submit(() -> result(one, sandbox, own, choices)));
                }
            }
            var results = new ArrayList<SmokeResult>();
            for (var one : pending) {
                results.add(one.get());
            }
            return new SmokeReport(sandbox.words(), results);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new SmokeReport("interrupted", List.of());
        } finally {
            delete(folder);
        }
    }

    private SmokeResult result(
            InstalledDistribution one, Sandbox sandbox, Path folder, SmokeChoices choices) {
        var modules = ImportableModules.of(one);
        var started = System.nanoTime();
        var outcome =
                modules.isEmpty()
                        ? new SmokeResult.Outcome.NothingToImport()
                        : new ImportProcess(
                                        environment.interpreter().executable(),
                                        sandbox,
                                        folder,
                                        variables)
                                .run(modules, choices);
        return new SmokeResult(
                one.name(),
                one.version(),
                modules,
                outcome,
                (System.nanoTime() - started) / 1_000_000);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("wardian-smoke-").toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Best effort: what cannot be deleted lies in the system's temporary folder.
    private static void delete(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path one, IOException failure)
                                throws IOException {
                            Files.delete(one);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException left) {
            // the system clears it in its own time
        }
    }
}
