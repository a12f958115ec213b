package dev.wardian.stack;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A local index, an engine that looks nowhere else, and a virtual environment below one folder.
final class Playground implements AutoCloseable {

    final Path folder;
    final LocalIndex index;
    final Wardian wardian;
    final List<ProgressEvent> events = new ArrayList<>();

    Playground(Path folder, String universe) {
        this.folder = folder;
        this.index = LocalIndex.of(universe);
        this.wardian = Wardian.open(settings());
    }

    Settings settings() {
        var indexes =
                new IndexOptions(
                        Optional.of(index.url().toString()),
                        List.of(),
                        List.of(),
                        false,
                        IndexOptions.Strategy.FIRST_INDEX,
                        List.of());
        var path = System.getenv("PATH");
        return Settings.of(
                        folder.resolve("home"),
                        folder,
                        Map.of("PATH", path == null ? "/usr/bin" : path))
                .withCacheFolder(folder.resolve("cache"))
                .withIndexes(indexes)
                .withProgress(this::hear);
    }

    private synchronized void hear(ProgressEvent event) {
        events.add(event);
    }

    Environment environment() {
        return wardian.environment(
                new EnvironmentRequest.Virtual(
                        folder.resolve(".venv"),
                        Optional.empty(),
                        EnvironmentRequest.IfMissing.MAKE));
    }

    Planning plan(String... requirements) {
        return plan(InstallChoices.usual(), requirements);
    }

    Planning plan(InstallChoices choices, String... requirements) {
        return wardian.planInstall(environment(), RequirementSet.of(requirements), choices);
    }

    Applied install(String... requirements) {
        return install(InstallChoices.usual(), requirements);
    }

    Applied install(InstallChoices choices, String... requirements) {
        return wardian.apply((Plan) plan(choices, requirements));
    }

    List<String> installed() {
        var names = new ArrayList<String>();
        for (var one : wardian.inspector().list(environment())) {
            names.add(one.name() + " " + one.version());
        }
        return names;
    }

    Path write(String name, String... lines) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling(""));
            return Files.write(file, Arrays.asList(lines));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    RequirementSet file(String name) {
        return wardian.requirements(RequirementSources.ofFiles(List.of(name)));
    }

    @Override
    public void close() {
        wardian.close();
        index.close();
    }
}
