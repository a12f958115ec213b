package dev.wardian.stack;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.build.BuildOptions;
import dev.wardian.python.build.BuildRequirements;
import dev.wardian.python.build.Source;
import dev.wardian.python.build.SourceBuilder;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.stack.Materials.Material;
import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.BuildLack;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.Digest;
import dev.wardian.store.Fresh;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/// Builds wheels and metadata from sources, and keeps them. Safe for use by several threads.
final class Builds {

    private final Settings settings;
    private final Store store;
    private final Interpreter interpreter;
    private final BuildChoices choices;
    private final BuildEnvironments environments;
    private final RuntimeVersions runtime;
    private final Set<String> underway;
    private final Semaphore slots;
    private final OpenBuilds open;
    private final BuildGrounds grounds;

    /// Installs requirements into the environment of a build.
    interface BuildEnvironments {
        /// What a person said about all of them, as part of the name of what is kept.
        String key();

        /// What installs for a build.
        ///
        /// @param source what is built, as it is shown
        /// @param underway the sources whose builds wait for this
        BuildRequirements of(String source, Set<String> underway);
    }

    Builds(
            Settings settings,
            Store store,
            Interpreter interpreter,
            BuildChoices choices,
            BuildEnvironments environments,
            RuntimeVersions runtime,
            Set<String> underway,
            Semaphore slots,
            OpenBuilds open,
            BuildGrounds grounds) {
        this.settings = settings;
        this.store = store;
        this.interpreter = interpreter;
        this.choices = choices;
        this.environments = environments;
        this.runtime = runtime;
        this.underway = Set.copyOf(underway);
        this.slots = slots;
        this.open = open;
        this.grounds = grounds;
    }

    /// What a source is and needs; taken from the built wheel's neighbour when it was built before.
    CoreMetadata metadata(Material.Buildable buildable, Map<String, List<String>> settings) {
        var source = buildable.source();
        // the versions it will run beside are not known before its needs are
        var recipe = BuildRecipe.of(choices, source, settings, Optional.empty());
        var shelf = buildable.key().map(key -> shelf(key, recipe));
        var kept = shelf.map(folder -> folder.resolve("METADATA"));
        if (kept.isPresent() && Files.exists(kept.get())) {
            return CoreMetadata.parse(bytes(kept.get()));
        }
        var found = run(buildable, recipe, builder -> metadata(builder, source, shelf));
        kept.ifPresent(file -> keep(found, file));
        return found;
    }

    /// Keeps the wheel too where the backend could not tell without building it, else the build
    /// that was begun.
    private CoreMetadata metadata(SourceBuilder builder, Source source, Optional<Path> shelf) {
        var session = builder.open(source);
        var kept = false;
        try {
            var found = session.metadata();
            if (shelf.isPresent() && !session.keepBuilt(shelf.get()) && session.isBegun()) {
                open.keep(shelf.get(), session);
                kept = true;
            }
            return found;
        } finally {
            if (!kept) {
                session.close();
            }
        }
    }

    /// What a source needs to be built, as its project file and its backend say; runs the backend.
    List<Requirement> requirements(Material.Buildable buildable) {
        var source = buildable.source();
        return run(
                buildable,
                recipe(source, Map.of()),
                builder -> {
                    try (var session = builder.open(source)) {
                        return session.requirements();
                    }
                });
    }

    private BuildRecipe recipe(Source source, Map<String, List<String>> settings) {
        return BuildRecipe.of(choices, source, settings, runtime.known());
    }

    /// Writes what a resolution needs, whole or not at all; not being able to is no failure.
    private void keep(CoreMetadata metadata, Path file) {
        var text = new StringBuilder("Metadata-Version: 2.1\n");
        text.append("Name: ").append(metadata.name()).append('\n');
        text.append("Version: ").append(metadata.version()).append('\n');
        metadata.requiresPython()
                .ifPresent(
                        versions -> text.append("Requires-Python: ").append(versions).append('\n'));
        for (var requirement : metadata.requiresDist()) {
            text.append("Requires-Dist: ").append(requirement).append('\n');
        }
        for (var extra : metadata.providesExtra()) {
            text.append("Provides-Extra: ").append(extra).append('\n');
        }
        try {
            WholeFile.write(file, text);
        } catch (IOException unable) {
            settings.progress().on(new ProgressEvent.Detail("cannot keep `" + file + "`"));
        }
    }

    /// A wheel built from a source.
    ///
    /// @param fresh false when it was built before
    record Built(Path wheel, boolean fresh) {}

    /// A wheel built from a source, perhaps long ago.
    Built wheel(
            Material.Buildable buildable, boolean editable, Map<String, List<String>> settings) {
        var source = buildable.source();
        var recipe = recipe(source, settings);
        if (editable) {
            return fresh(buildable, recipe, builder -> builder.editable(source, temporaryFolder()));
        }
        if (buildable.key().isEmpty()) {
            return fresh(buildable, recipe, builder -> builder.wheel(source, temporaryFolder()));
        }
        var shelf = shelf(buildable.key().get(), recipe);
        var kept = kept(buildable.key().get(), recipe);
        return kept.isPresent()
                ? new Built(kept.get(), false)
                : fresh(buildable, recipe, builder -> wheel(builder, source, shelf));
    }

    /// Goes on with the build that told what the source needs, if there is one.
    private Path wheel(SourceBuilder builder, Source source, Path shelf) {
        try (var session = open.take(shelf).orElseGet(() -> builder.open(source))) {
            return session.wheel(shelf);
        }
    }

    private Built fresh(Material.Buildable buildable, BuildRecipe recipe, Step<Path> step) {
        return new Built(run(buildable, recipe, step), true);
    }

    /// A wheel that was built without packages of the distribution runs beside them too; the other
    /// way round it may want what is not there.
    private Optional<Path> kept(String key, BuildRecipe recipe) {
        return kept(shelf(key, recipe)).or(() -> kept(shelf(key, recipe, "")));
    }

    private static Optional<Path> kept(Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return Optional.empty();
        }
        try (var files = Files.newDirectoryStream(shelf, "*.whl")) {
            for (var file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Where the wheels lie that come from this content for this Python.
    private Path shelf(String key, BuildRecipe recipe) {
        return shelf(
                key,
                recipe,
                choices.system()
                        .map(names -> "\nsystem " + grounds.release() + " " + new TreeSet<>(names))
                        .orElse(""));
    }

    /// @param system which packages of the distribution builds may be brought; empty text for none
    private Path shelf(String key, BuildRecipe recipe, String system) {
        var text =
                key
                        + '\n'
                        + interpreter.implementation()
                        + interpreter.shortVersion()
                        + (interpreter.freeThreaded() ? "t" : "")
                        + '\n'
                        + interpreter.platform()
                        + '\n'
                        + recipe.key()
                        + environments.key()
                        + system;
        var computation = Digest.computation("sha256");
        computation.update(text.getBytes(StandardCharsets.UTF_8));
        var name = Digest.of("sha256", computation.digest()).hex();
        var shelf = store.root().resolve(StorePart.BUILT_WHEELS.folder()).resolve(name);
        return Files.exists(shelf) || !store.isReadOnly()
                ? shelf
                : store.folder(StorePart.BUILT_WHEELS).resolve(name);
    }

    private Path temporaryFolder() {
        try {
            return Fresh.folder(store.folder(StorePart.BUILT_WHEELS), ".tmp-");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private interface Step<T> {
        T with(SourceBuilder builder);
    }

    private <T> T run(Material.Buildable buildable, BuildRecipe recipe, Step<T> step) {
        var shown = buildable.source().display();
        requireBuilding(shown);
        if (underway.contains(shown)) {
            throw new PythonException(
                    new BuildProblem.NotBuildable(shown, "it is needed to build itself"));
        }
        var now = new HashSet<>(underway);
        now.add(shown);
        var ground = grounds.of(shown, buildable.key(), interpreter, choices.system());
        var options =
                options()
                        .withOutput(line -> settings.progress().on(new ProgressEvent.Detail(line)))
                        .withSurroundings(ground::prepare);
        var started = System.nanoTime();
        // a build that waits for another one would wait for ever if both needed a slot
        var holds = underway.isEmpty();
        if (holds) {
            slots.acquireUninterruptibly();
        }
        try {
            settings.progress().on(new ProgressEvent.BuildStarted(shown));
            var builder =
                    new SourceBuilder(
                            interpreter, environments.of(shown, now), recipe.over(options));
            return persistent(step, builder, ground);
        } finally {
            settings.progress()
                    .on(
                            new ProgressEvent.BuildFinished(
                                    shown, (System.nanoTime() - started) / 1_000_000));
            if (holds) {
                slots.release();
            }
        }
    }

    private BuildOptions options() {
        return BuildOptions.in(
                        store.folder(StorePart.BUILT_WHEELS).resolve("work"),
                        settings.environment())
                .withUnpacking(store.limits());
    }

    private void requireBuilding(String shown) {
        if (settings.repeating()) {
            throw new PythonException(
                    new BuildProblem.NotBuildable(shown, "no source may be built here"));
        }
    }

    /// Tries as often as a failure teaches what else the build needs of the system.
    private static <T> T persistent(Step<T> step, SourceBuilder builder, BuildGround ground) {
        while (true) {
            try {
                return step.with(builder);
            } catch (PythonException failed) {
                if (!(failed.problem() instanceof BuildProblem.BuildFailed problem)) {
                    throw failed;
                }
                if (!ground.learn(problem)) {
                    throw new PythonException(ground.advised(problem), failed);
                }
            }
        }
    }

    /// What the machine lacks to build a source, read without running any of it.
    ///
    /// @return empty where it lacks nothing, was built before, or was told of before
    Optional<BuildLack> lack(
            Material.Buildable buildable, Map<String, List<String>> declared, boolean editable) {
        var source = buildable.source();
        var built =
                !editable
                        && buildable
                                .key()
                                .flatMap(key -> kept(key, recipe(source, declared)))
                                .isPresent();
        if (built) {
            return Optional.empty();
        }
        requireBuilding(source.display());
        var none = environments.of(source.display(), underway);
        try (var session = new SourceBuilder(interpreter, none, options()).open(source)) {
            var ground =
                    grounds.of(source.display(), buildable.key(), interpreter, choices.system());
            return Optional.of(ground.lack(session.project()))
                    .filter(lack -> !lack.lacks().isEmpty() && grounds.isNew(lack));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
