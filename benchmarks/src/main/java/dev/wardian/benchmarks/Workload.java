package dev.wardian.benchmarks;

import dev.wardian.stack.Compilation;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.Wardian;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    /// Nothing at all.
    static Workload none() {
        return new Workload("none", RequirementSources.ofPackages(List.of()), choices("3.11"));
    }

    private static CompileChoices choices(String python) {
        return CompileChoices.usual(Optional.empty(), List.of("wardian", "compile"))
                .withResolve(ResolveChoices.usual().withOrder(ResolveChoices.Order.HIGHEST))
                .withTarget(
                        new TargetChoice(
                                Optional.of(python), Optional.of("x86_64-unknown-linux-gnu")))
                .withHeader(false)
                .withAnnotations(false);
    }

    /// An engine that knows nothing yet, on an index and a cache folder.
    public static Wardian open(String index, Path cache) {
        Map<String, String> variables = new HashMap<>();
        for (String name : List.of("PATH", "SSL_CERT_FILE")) {
            String value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        Path folder = cache.toAbsolutePath();
        IndexOptions options =
                new IndexOptions(
                        Optional.of(index),
                        List.of(),
                        List.of(),
                        false,
                        IndexOptions.Strategy.FIRST_INDEX,
                        List.of());
        return Wardian.open(
                Settings.of(folder, folder, variables)
                        .withCacheFolder(folder)
                        .withIndexes(options));
    }

    /// The interpreter to solve for.
    public static Environment environment(Wardian engine, String python) {
        return engine.environment(new EnvironmentRequest.OfInterpreter(Optional.of(python), true));
    }

    /// Resolves once.
    public String resolve(Wardian engine, Environment environment) {
        return switch (engine.compile(sources, environment, choices)) {
            case Compilation.Compiled compiled -> compiled.text();
            case Compilation.Universal universal -> universal.text();
            case Compilation.Refused(var reason) -> reason.message();
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
