package dev.wardian.python.build;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.VenvOptions;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.python.internal.build.BuildLog;
import dev.wardian.python.internal.build.BuildSystem;
import dev.wardian.python.internal.build.BuildVariables;
import dev.wardian.python.internal.build.BuiltWheel;
import dev.wardian.python.internal.build.HookRunner;
import dev.wardian.python.internal.build.Pyproject;
import dev.wardian.python.internal.build.SourceTree;
import dev.wardian.python.internal.build.StaticProject;
import dev.wardian.python.internal.environment.FolderTree;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One build under way: the unpacked tree, the backend's environment (made when code must run for
/// the first time) and the log. For one thread; closing it deletes all but the log of a failure.
public final class BuildSession implements AutoCloseable {
    private static final String BUILD_WHEEL = "build_wheel";
    private static final String BUILD_EDITABLE = "build_editable";

    private final Source source;
    private final Interpreter interpreter;
    private final BuildRequirements requirements;
    private final BuildOptions options;
    private final Path scratch;
    private final Path project;
    private final Pyproject pyproject;
    private final BuildLog log;
    private final Set<String> installed = new TreeSet<>();
    private @Nullable HookRunner runner;
    private @Nullable VirtualEnvironment environment;
    private @Nullable Path built;
    private boolean failed;

    private BuildSession(
            Source source,
            Interpreter interpreter,
            BuildRequirements requirements,
            BuildOptions options,
            Path scratch)
            throws IOException {
        this.source = source;
        this.interpreter = interpreter;
        this.requirements = requirements;
        this.options = options;
        this.scratch = scratch;
        this.log =
                new BuildLog(
                        options.workFolder()
                                .resolve("logs")
                                .resolve(scratch.getFileName() + ".log"),
                        options.output());
        this.project =
                SourceTree.open(
                        source.path(),
                        source.subfolder(),
                        scratch.resolve("tree"),
                        options.unpacking());
        this.pyproject = Pyproject.of(project);
    }

    static BuildSession open(
            Source source,
            Interpreter interpreter,
            BuildRequirements requirements,
            BuildOptions options)
            throws IOException {
        Path scratch = freshFolder(options.workFolder(), source);
        try {
            return new BuildSession(source, interpreter, requirements, options, scratch);
        } catch (IllegalArgumentException malformed) {
            FolderTree.deleteQuietly(scratch);
            throw notBuildable(source, String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException | RuntimeException failure) {
            FolderTree.deleteQuietly(scratch);
            throw failure;
        }
    }

    private static Path freshFolder(Path work, Source source) throws IOException {
        Files.createDirectories(work);
        String stem =
                source.name().map(Object::toString).orElse("build")
                        + source.version().map(version -> "-" + version).orElse("");
        long process = ProcessHandle.current().pid();
        for (int number = 0; ; number++) {
            Path folder = work.resolve(stem + "-" + process + "-" + number);
            if (!Files.exists(folder) && folder.toFile().mkdir()) {
                return folder.toRealPath();
            }
        }
    }

    /// The folder of the project, unpacked where it was an archive.
    public Path project() {
        return project;
    }

    /// The metadata that is promised without running code, if it is.
    public Optional<CoreMetadata> staticMetadata() {
        Optional<CoreMetadata> promised = packageInfo();
        return promised.isPresent() ? promised : StaticProject.metadata(pyproject);
    }

    /// PKG-INFO counts in what was unpacked from an sdist; in a source tree it may be a leftover.
    private Optional<CoreMetadata> packageInfo() {
        Path file = project.resolve("PKG-INFO");
        if (Files.isDirectory(source.path()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CoreMetadata.parse(Files.readAllBytes(file)))
                    .filter(CoreMetadata::hasStaticDependencies);
        } catch (IOException | SyntaxException unusable) {
            return Optional.empty();
        }
    }

    /// What the source is and needs; runs code only where nothing is promised.
    public CoreMetadata metadata() {
        Optional<CoreMetadata> promised = staticMetadata();
        return promised.isPresent() ? verified(promised.get()) : attempt(this::askedMetadata);
    }

    private CoreMetadata askedMetadata() throws IOException {
        HookRunner hooks = prepared(BUILD_WHEEL);
        Path folder = Files.createDirectories(scratch.resolve("metadata"));
        Optional<String> info = hooks.call("prepare_metadata_for_build_wheel", folder);
        if (info.isEmpty()) {
            Path wheel = build(BUILD_WHEEL);
            built = wheel;
            return verified(BuiltWheel.metadata(wheel));
        }
        Path file = folder.resolve(info.get()).resolve("METADATA").normalize();
        if (!file.startsWith(folder) || !Files.exists(file)) {
            throw wrongResult("a `.dist-info` folder", info.get());
        }
        return verified(CoreMetadata.parse(Files.readAllBytes(file)));
    }

    /// Builds a wheel into a folder and returns its path.
    public Path wheel(Path folder) {
        return attempt(() -> delivered(build(BUILD_WHEEL), folder));
    }

    /// Puts the wheel that had to be built to learn the metadata into a folder, if there is one, so
    /// that nobody builds it again. Returns whether there was one.
    public boolean keepBuilt(Path folder) {
        Path wheel = built;
        if (wheel != null) {
            attempt(() -> delivered(wheel, folder));
            built = null;
        }
        return wheel != null;
    }

    /// Whether the backend ran: then its environment is there, and a wheel costs less from here.
    public boolean isBegun() {
        return runner != null;
    }

    /// Builds an editable wheel into a folder and returns its path (PEP 660).
    public Path editable(Path folder) {
        return attempt(() -> delivered(build(BUILD_EDITABLE), folder));
    }

    private Path build(String hook) throws IOException {
        HookRunner hooks = prepared(hook);
        Path folder = scratch.resolve(hook);
        if (Files.exists(folder)) {
            FolderTree.delete(folder);
        }
        Files.createDirectories(folder);
        String name =
                hooks.call(hook, folder)
                        .orElseThrow(
                                () ->
                                        notBuildable(
                                                source,
                                                "its backend has no hook `" + hook + "`",
                                                null));
        Path wheel = folder.resolve(name).normalize();
        if (!folder.equals(wheel.getParent()) || !Files.isRegularFile(wheel)) {
            throw wrongResult("a wheel", name);
        }
        WheelFilename parsed =
                BuiltWheel.name(wheel).orElseThrow(() -> wrongResult("a wheel", name));
        if (source.name().filter(expected -> !expected.equals(parsed.name())).isPresent()
                || source.version().filter(other -> differs(other, parsed.version())).isPresent()) {
            throw wrongResult(source.display(), name);
        }
        verified(BuiltWheel.metadata(wheel));
        return wheel;
    }

    private Path delivered(Path wheel, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.move(
                wheel,
                folder.resolve(String.valueOf(wheel.getFileName())),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private CoreMetadata verified(CoreMetadata metadata) {
        if (source.name().filter(expected -> !expected.equals(metadata.name())).isPresent()
                || source.version()
                        .filter(other -> differs(other, metadata.version()))
                        .isPresent()) {
            throw wrongResult(source.display(), metadata.name() + " " + metadata.version());
        }
        return metadata;
    }

    /// A build may add a local label to the version that the index knows.
    private static boolean differs(Version expected, Version actual) {
        return !expected.equals(actual) && !expected.equals(actual.withoutLocal());
    }

    /// Makes the environment and installs what `hook` needs, each once.
    private HookRunner prepared(String hook) throws IOException {
        HookRunner hooks = runner == null ? prepare() : runner;
        runner = hooks;
        if (options.isolated()) {
            List<String> more = hooks.requirements("get_requires_for_" + hook);
            if (!installed.containsAll(more)) {
                install(more);
            }
        }
        return hooks;
    }

    private HookRunner prepare() throws IOException {
        BuildSystem system = BuildSystem.of(project, pyproject);
        Map<String, String> given = new HashMap<>(options.variables());
        given.putAll(options.surroundings().apply(project));
        Path python = interpreter.executable();
        Path scripts = interpreter.scheme().scripts();
        if (options.isolated()) {
            VirtualEnvironment made =
                    VirtualEnvironment.create(
                            scratch.resolve("venv"), interpreter, VenvOptions.DEFAULT);
            environment = made;
            python = made.python();
            scripts = made.scripts();
            List<String> needed = new ArrayList<>(system.requires());
            options.requirements().forEach(more -> needed.add(more.toString()));
            if (!needed.isEmpty()) {
                install(needed);
            }
        }
        Map<String, String> variables =
                BuildVariables.of(
                        given,
                        Optional.ofNullable(environment).map(VirtualEnvironment::folder),
                        scripts);
        return new HookRunner(
                source.display(),
                python,
                project,
                scratch,
                system,
                options.settings(),
                variables,
                options.timeLimit(),
                log);
    }

    /// What must be installed to build a wheel: what `pyproject.toml` names and what the backend
    /// asks for beyond it (PEP 517, `get_requires_for_build_wheel`). Runs the backend.
    public List<Requirement> requirements() {
        return attempt(
                () -> {
                    prepared(BUILD_WHEEL);
                    return parsed();
                });
    }

    private void install(List<String> more) {
        installed.addAll(more);
        List<Requirement> parsed = parsed();
        VirtualEnvironment made = environment;
        if (made != null) {
            requirements.install(parsed, made);
        }
    }

    private List<Requirement> parsed() {
        List<Requirement> parsed = new ArrayList<>();
        for (String text : installed) {
            try {
                parsed.add(Requirement.parseLenient(text));
            } catch (SyntaxException malformed) {
                throw notBuildable(
                        source, "`" + text + "` is no requirement for its build", malformed);
            }
        }
        return parsed;
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T attempt(Step<T> step) {
        failed = true;
        try {
            T result = step.run();
            failed = false;
            return result;
        } catch (IllegalArgumentException malformed) {
            throw notBuildable(source, String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException | UncheckedIOException failure) {
            throw notBuildable(source, String.valueOf(failure.getMessage()), failure);
        }
    }

    private PythonException wrongResult(String expected, String made) {
        return new PythonException(new BuildProblem.WrongResult(source.display(), expected, made));
    }

    private static PythonException notBuildable(
            Source source, String reason, @Nullable Throwable cause) {
        BuildProblem problem = new BuildProblem.NotBuildable(source.display(), reason);
        return cause == null ? new PythonException(problem) : new PythonException(problem, cause);
    }

    /// Deletes the unpacked tree and the environment, and the log when nothing failed.
    @Override
    public void close() {
        FolderTree.deleteQuietly(scratch);
        if (!failed) {
            FolderTree.deleteQuietly(log.file());
        }
    }
}
