package dev.wardian.benchmarks;

import dev.wardian.stack.Compilation;
import dev.wardian.stack.CompileChoices;
import dev.wardian.stack.Environment;
import dev.wardian.stack.EnvironmentRequest;
import dev.wardian.stack.IndexOptions;
import dev.wardian.stack.PackageSelection;
import dev.wardian.stack.RequirementSources;
import dev.wardian.stack.ResolveChoices;
import dev.wardian.stack.Settings;
import dev.wardian.stack.TargetChoice;
import dev.wardian.stack.Wardian;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One set of requirements of the recorded index, resolved as `wardian compile` does it: the file
/// is read, the versions are chosen, the text of the pins is made.
///
/// An engine belongs to whoever opened it; a workload may be run by several threads.
public final class Workload {
    private final String name;
    private final RequirementSources sources;
    private final CompileChoices choices;

    private Workload(String name, RequirementSources sources, CompileChoices choices) {
        this.name = name;
        this.sources = sources;
        this.choices = choices;
    }

    /// The workload in a file whose first lines say for which Python it is.
    public static Workload of(Path file) {
        String python = "3.11";
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("# python:")) {
                    python = line.substring("# python:".length()).strip();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String fileName = String.valueOf(file.getFileName());
        return new Workload(
                fileName.substring(0, fileName.lastIndexOf('.')),
                RequirementSources.ofFiles(List.of(file.toString())),
                choices(python));
    }

    private static CompileChoices choices(String python) {
        return new CompileChoices(
                ResolveChoices.usual(),
                new TargetChoice(Optional.of(python), Optional.of("x86_64-unknown-linux-gnu")),
                Optional.empty(),
                List.of("wardian", "compile"),
                false,
                false,
                CompileChoices.AnnotationStyle.SPLIT,
                false,
                false,
                false,
                false,
                PackageSelection.none(),
                true);
    }

    /// An engine that knows nothing yet, on an index and a cache folder.
    public static Wardian open(String index, Path cache) {
        Settings settings =
                Settings.of(cache, cache.toAbsolutePath(), Map.of("PATH", path()))
                        .withCacheFolder(cache)
                        .withIndexes(
                                new IndexOptions(
                                        Optional.of(index),
                                        List.of(),
                                        List.of(),
                                        false,
                                        IndexOptions.Strategy.FIRST_INDEX,
                                        List.of()));
        return Wardian.open(settings);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "");
    }

    /// The interpreter to solve for.
    public static Environment environment(Wardian engine, String python) {
        return engine.environment(new EnvironmentRequest.OfInterpreter(Optional.of(python), true));
    }

    /// Resolves once.
    public String resolve(Wardian engine, Environment environment) {
        return switch (engine.compile(sources, environment, choices)) {
            case Compilation.Compiled compiled -> compiled.text();
            case Compilation.Refused(var reason) -> reason.message();
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
