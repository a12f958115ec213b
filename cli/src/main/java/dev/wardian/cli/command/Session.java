package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.output.HeapCeiling;
import dev.wardian.cli.output.Invocation;
import dev.wardian.cli.output.ProgressDisplay;
import dev.wardian.cli.output.Report;
import dev.wardian.cli.output.Resident;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.settings.ConfigurationChoice;
import dev.wardian.stack.settings.ConfiguredOptions;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One run of one command: its arguments, where it writes, and the engine, opened when first asked
/// for.
public final class Session implements AutoCloseable {

    private final Invocation invocation;
    private final Arguments arguments;
    private final Report report;
    private Optional<Wardian> engine = Optional.empty();
    private Optional<ProgressDisplay> display = Optional.empty();
    private Optional<Path> throwAwayCache = Optional.empty();
    private Optional<Path> engineFolder = Optional.empty();
    private Optional<Path> placesFolder = Optional.empty();
    private Optional<Settings> chosen = Optional.empty();

    /// A run that has not opened the engine yet.
    public Session(Invocation invocation, Arguments arguments, Report report) {
        this.invocation = invocation;
        this.arguments = arguments;
        this.report = report;
    }

    public Invocation invocation() {
        return invocation;
    }

    public Arguments arguments() {
        return arguments;
    }

    public Report report() {
        return report;
    }

    /// True when the answer is asked for in JSON.
    public boolean json() {
        return arguments.has(GlobalOptions.JSON);
    }

    /// Another run, with other words, that tells the same people.
    Session again(List<String> words, Arguments parsed) {
        endProgress();
        var call =
                new Invocation(
                        words,
                        invocation.environment(),
                        invocation.workingFolder(),
                        invocation.home(),
                        invocation.in(),
                        invocation.out(),
                        invocation.err(),
                        invocation.terminal(),
                        invocation.resident());
        return new Session(call, parsed, report);
    }

    /// The same run with more words than were typed.
    public Session over(Arguments configured) {
        return new Session(invocation, configured, report);
    }

    /// What files of configuration say to commands.
    ConfiguredOptions configuredOptions() {
        return Wardian.configuredOptions(
                configured(
                        Settings.of(invocation.home(), workingFolder(), invocation.environment())));
    }

    /// What the history of an environment tells of this run.
    public Reason reason() {
        return Reason.ofCommand(invocation.words(), Instant.now());
    }

    /// The folder that relative paths are relative to.
    public Path workingFolder() {
        return arguments
                .value(GlobalOptions.DIRECTORY)
                .map(it -> invocation.workingFolder().resolve(it).normalize())
                .orElse(invocation.workingFolder());
    }

    /// The folder that the files of messages and fixes are relative to.
    Path placesFolder() {
        return placesFolder.orElseGet(this::workingFolder);
    }

    /// Lets the engine work in another folder, that of a project.
    void workIn(Path folder) {
        workAside(folder);
        placesFolder = Optional.of(folder);
    }

    /// The same where no message is about files of that folder.
    void workAside(Path folder) {
        placesFolder = Optional.empty();
        if (!engineFolder.equals(Optional.of(folder))) {
            engine.ifPresent(Wardian::close);
            engine = Optional.empty();
            engineFolder = Optional.of(folder);
        }
    }

    /// The folder of the cache.
    Path cacheFolder() {
        return settings().cacheFolder();
    }

    /// The engine with what the options say of index, cache and links.
    public Wardian wardian() {
        if (engine.isEmpty()) {
            var settings =
                    settings().withWorkingFolder(engineFolder.orElseGet(this::workingFolder));
            engine =
                    Optional.of(
                            invocation
                                    .resident()
                                    .map(it -> Wardian.open(settings, it.warmth()))
                                    .orElseGet(() -> Wardian.open(settings)));
        }
        return engine.orElseThrow();
    }

    private Settings settings() {
        if (chosen.isEmpty()) {
            chosen = Optional.of(newSettings());
        }
        return chosen.get();
    }

    private Settings newSettings() {
        var environment = IndexOptionGroup.environment(arguments, invocation.environment());
        var settings =
                Settings.of(invocation.home(), workingFolder(), environment)
                        .withIndexes(IndexOptionGroup.read(arguments))
                        .withRefresh(IndexOptionGroup.refresh(arguments))
                        .withOffline(arguments.has(GlobalOptions.OFFLINE))
                        .withRepeating(
                                invocation.resident().map(Resident::isRepeating).orElse(false))
                        .withLinkMode(InstallOptionGroup.linkMode(arguments))
                        .withStandardInput(invocation.in())
                        .withProgress(new HeapCeiling(progress()));
        settings = configured(settings);
        if (arguments.has(GlobalOptions.NO_CACHE)) {
            return settings.withCacheFolder(newThrowAwayCache());
        }
        var cache = arguments.value(GlobalOptions.CACHE_DIR);
        return cache.isPresent()
                ? settings.withCacheFolder(workingFolder().resolve(cache.get()).normalize())
                : settings;
    }

    private Settings configured(Settings settings) {
        var file = arguments.value(GlobalOptions.CONFIG_FILE);
        if (file.isPresent()) {
            var path = workingFolder().resolve(file.get()).normalize();
            return settings.withConfiguration(new ConfigurationChoice.OfFile(path));
        }
        return arguments.has(GlobalOptions.NO_CONFIG)
                ? settings.withConfiguration(new ConfigurationChoice.None())
                : settings;
    }

    private Path newThrowAwayCache() {
        try {
            var folder = Files.createTempDirectory("wardian-cache-");
            throwAwayCache = Optional.of(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ProgressListener progress() {
        showProgress();
        return event -> {
            if (event instanceof ProgressEvent.FollowingStarted) {
                showProgress(); // what was done before has been told
            }
            display.ifPresent(shown -> shown.on(event));
            tell(event);
        };
    }

    /// Where somebody sees it.
    private void showProgress() {
        var drawn =
                invocation.terminal().err()
                        && report.loudness() == Report.Loudness.USUAL
                        && !json()
                        && !invocation.environment().getOrDefault("TERM", "").equals("dumb")
                        && !arguments.has(GlobalOptions.NO_PROGRESS);
        if (drawn) {
            var shown =
                    new ProgressDisplay(invocation.err(), report.colours(), invocation::columns);
            report.beforeMessages(shown::wipe);
            display = Optional.of(shown.start());
        }
    }

    private String environment(Path folder, Path python, Version version) {
        return "virtual environment `%s` with Python %s (`%s`)"
                .formatted(shown(folder), version, python);
    }

    private void tell(ProgressEvent event) {
        switch (event) {
            case ProgressEvent.Warning(var message) -> report.warning(message);
            case ProgressEvent.Detail(var message) -> report.detail(message);
            case ProgressEvent.SystemLacking(var lack) -> LackNotice.warn(this, lack);
            case ProgressEvent.SystemBrought _ -> report.message(EventText.of(event));
            case ProgressEvent.DownloadProgressed _ -> {}
            case ProgressEvent.TerminalWanted(var program) -> handOver(program);
            case ProgressEvent.EnvironmentCreated(var folder, var python, var version) ->
                    report.message("Created " + environment(folder, python, version));
            case ProgressEvent.EnvironmentAssumed(var folder, var python, var version) ->
                    report.message("Would create " + environment(folder, python, version));
            case ProgressEvent.ResolvingStarted _,
                    ProgressEvent.PageFetched _,
                    ProgressEvent.MetadataFetched _,
                    ProgressEvent.ResolvingFinished _,
                    ProgressEvent.Tried _,
                    ProgressEvent.DownloadStarted _,
                    ProgressEvent.DownloadFinished _,
                    ProgressEvent.BuildStarted _,
                    ProgressEvent.BuildFinished _,
                    ProgressEvent.CheckoutStarted _,
                    ProgressEvent.CheckoutFinished _,
                    ProgressEvent.InstallingStarted _,
                    ProgressEvent.Linked _,
                    ProgressEvent.Removed _,
                    ProgressEvent.InstallingFinished _,
                    ProgressEvent.FollowingStarted _ ->
                    detail(event);
        }
    }

    /// A process that serves many calls has no terminal on which a program could ask for a pass
    /// phrase; the caller has.
    private void handOver(String program) {
        if (invocation.resident().isPresent() && invocation.terminal().err()) {
            endProgress();
            report.detail(
                    "`" + program + "` may want to ask: trying again in a process of its own");
            invocation.err().flush();
            invocation.resident().get().handOver();
        }
    }

    /// Spelling an event costs something, so it is done only for who listens.
    private void detail(ProgressEvent event) {
        if (report.keepsDetails()) {
            report.detail(EventText.of(event));
        }
    }

    /// A path as a person would write it here: relative when it lies below the working folder.
    public String shown(Path path) {
        var from = workingFolder();
        return path.startsWith(from) && !path.equals(from)
                ? from.relativize(path).toString()
                : path.toString();
    }

    /// Ends the progress display, so that what is printed next stays.
    public void endProgress() {
        display.ifPresent(ProgressDisplay::close);
        display = Optional.empty();
        report.beforeMessages(() -> {});
    }

    @Override
    public void close() {
        endProgress();
        engine.ifPresent(Wardian::close);
        throwAwayCache.ifPresent(Session::delete);
    }

    /// Best effort: what cannot be deleted lies in the system's temporary folder.
    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                // unpacked archives are read-only
                var _ = path.toFile().setWritable(true);
                try (var children = Files.newDirectoryStream(path)) {
                    children.forEach(Session::delete);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // the system clears it in its own time
        }
    }
}
