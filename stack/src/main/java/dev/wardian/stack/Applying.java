package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.install.EnvironmentChange;
import dev.wardian.python.install.InstallListener;
import dev.wardian.python.install.InstallOptions;
import dev.wardian.python.install.InstallResult;
import dev.wardian.python.install.LauncherTarget;
import dev.wardian.python.install.RequestMarks;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.stack.choice.LinkChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.EnvironmentState;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.environment.KnownEnvironments;
import dev.wardian.stack.internal.json.JsonWriter;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Lease;
import dev.wardian.store.LinkMode;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Carries out one plan: everything is fetched, built and checked first, on virtual threads, then
/// the environment is changed in one step.
final class Applying {

    private final Settings settings;
    private final Opener opener;
    private final EnvironmentState state;
    private final Store store;
    private final Plan plan;
    private final Reason reason;
    private final Tally tally = new Tally();

    /// Reads what is installed in an environment.
    @FunctionalInterface
    interface Opener {
        PythonEnvironment open(Environment environment);
    }

    Applying(
            Settings settings,
            Opener opener,
            EnvironmentState state,
            Store store,
            Plan plan,
            Reason reason) {
        this.settings = settings;
        this.opener = opener;
        this.state = state;
        this.store = store;
        this.plan = plan;
        this.reason = reason;
    }

    Applied apply() {
        var started = System.nanoTime();
        if (plan.isEmpty() && plan.work().restore().isEmpty()) {
            markAlone();
            return applied(InstallResult.NOTHING, started);
        }
        Environments.requireChangeable(plan.environment());
        try (var lease = store.lease(reason.when())) {
            var ready =
                    plan.work().session().isEmpty() || plan.install().isEmpty()
                            ? Map.<PackageName, Acquiring.Ready>of()
                            : acquire(plan.work().session().get(), lease);
            try (var _ = state.lock(reason.command())) {
                state.recover();
                var present = opener.open(plan.environment());
                mark(present);
                var result = change(present, ready);
                if (plan.environment().kind() == Environment.Kind.VIRTUAL) {
                    new KnownEnvironments(store.root()).note(plan.environment().root());
                }
                return applied(result, started);
            }
        }
    }

    /// Where nothing else is to be done, an environment that cannot be changed is no failure.
    private void markAlone() {
        if (plan.work().marks().isEmpty()) {
            return;
        }
        try (var _ = state.lock(reason.command())) {
            state.recover();
            mark(opener.open(plan.environment()));
        } catch (StoreException unable) {
            unmarked(unable);
        }
    }

    private void unmarked(Exception unable) {
        settings.progress()
                .on(new ProgressEvent.Detail("cannot mark what was asked for: " + unable));
    }

    /// Marks what stays as asked for. Where that cannot be written nothing else is the worse for
    /// it.
    private void mark(PythonEnvironment present) {
        var missing = new ArrayList<InstalledDistribution>();
        for (var name : plan.work().marks()) {
            present.find(name).filter(RequestMarks::misses).ifPresent(missing::add);
        }
        if (missing.isEmpty()) {
            return;
        }
        try {
            new RequestMarks(state.journal().withoutHistory(), missing).write();
        } catch (IOException unable) {
            unmarked(unable);
        }
    }

    private Map<PackageName, Acquiring.Ready> acquire(Session session, Lease lease) {
        if (settings.offline()) {
            Kept.requireAll(plan.work().wanted().values(), session, store);
        }
        var acquiring = new Acquiring(settings, store, lease, session, tally);
        var underway = new HashMap<PackageName, Future<Acquiring.Ready>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plan.work()
                    .wanted()
                    .forEach(
                            (name, wanted) ->
                                    underway.put(
                                            name, threads.submit(() -> acquiring.ready(wanted))));
            var ready = new HashMap<PackageName, Acquiring.Ready>();
            try {
                for (var entry : underway.entrySet()) {
                    ready.put(entry.getKey(), result(entry.getValue()));
                }
            } catch (RuntimeException problem) {
                threads.shutdownNow();
                throw problem;
            }
            return ready;
        }
    }

    private static Acquiring.Ready result(Future<Acquiring.Ready> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private InstallResult change(
            PythonEnvironment present, Map<PackageName, Acquiring.Ready> ready) {
        var linker = linker();
        linker.prepare(store.root(), present.scheme().purelib());
        var change =
                new EnvironmentChange(
                        present.scheme(), LauncherTarget.of(present.interpreter()), linker);
        change.recordedIn(state.journal(), origin());
        change.allowOverwriting(
                plan.work()
                        .session()
                        .map(session -> session.choices().allowOverwrite())
                        .orElse(false));
        // whatever is there now makes way, though another process may have put it there meanwhile
        for (var name : concerned()) {
            present.find(name).ifPresent(change::remove);
        }
        for (var installation : plan.install()) {
            var one = ready.get(installation.name());
            if (one != null) {
                change.install(one.wheel(), options(installation.name(), present, one.directUrl()));
            }
        }
        change.restore(plan.work().restore(), plan.work().restored());
        settings.progress().on(new ProgressEvent.InstallingStarted(plan.install().size()));
        var started = System.nanoTime();
        var result = change.apply(listener());
        settings.progress()
                .on(
                        new ProgressEvent.InstallingFinished(
                                plan.install().size(), (System.nanoTime() - started) / 1_000_000));
        return result;
    }

    private Set<PackageName> concerned() {
        var names = new LinkedHashSet<PackageName>();
        for (var removal : plan.remove()) {
            names.add(removal.name());
        }
        for (var installation : plan.install()) {
            names.add(installation.name());
        }
        return names;
    }

    private ChangeOrigin origin() {
        return new ChangeOrigin(reason.when(), reason.command(), plan.work().undoes());
    }

    /// What was asked for once stays so when something else replaces it by another version.
    private InstallOptions options(
            PackageName name, PythonEnvironment present, Optional<String> directUrl) {
        var options =
                plan.work().requested().contains(name)
                                || present.find(name)
                                        .filter(InstalledDistribution::requested)
                                        .isPresent()
                        ? InstallOptions.REQUESTED
                        : InstallOptions.DEPENDENCY;
        var addressed = directUrl.map(options::withDirectUrl).orElse(options);
        return Optional.ofNullable(plan.work().wanted().get(name))
                .flatMap(Wanted::chosen)
                .map(Chosen::tool)
                .map(JsonWriter::write)
                .map(addressed::withRemark)
                .orElse(addressed);
    }

    private InstallListener listener() {
        return new InstallListener() {
            @Override
            public void installed(PackageName name, Version version) {
                settings.progress().on(new ProgressEvent.Linked(name, version));
            }

            @Override
            public void removed(PackageName name, Version version) {
                settings.progress().on(new ProgressEvent.Removed(name, version));
            }
        };
    }

    private Linker linker() {
        return linker(settings, store);
    }

    /// How files come from the store, by what was chosen.
    static Linker linker(Settings settings, Store store) {
        return switch (settings.linkMode()) {
            case AUTOMATIC -> Linker.automatic();
            case REFLINK -> Linker.forced(LinkMode.REFLINK);
            case HARDLINK -> Linker.forced(LinkMode.HARDLINK);
            // links into a store that goes with this process would lead nowhere
            case SYMLINK -> Linker.forced(store.usesSpare() ? LinkMode.COPY : LinkMode.SYMLINK);
            case COPY -> Linker.forced(LinkMode.COPY);
        };
    }

    private Applied applied(InstallResult result, long started) {
        var modes = new ArrayList<String>();
        for (var mode : result.linked()) {
            modes.add(mode.word());
        }
        var warnings = new ArrayList<>(plan.warnings());
        for (var overwrite : result.overwritten()) {
            warnings.add(overwrite.toString());
        }
        warnings.addAll(result.notes());
        if (store.usesSpare()) {
            warnings.add(
                    "the cache `%s` cannot be written: what it lacked was not kept"
                            .formatted(store.root()));
        } else if (settings.linkMode() == LinkChoice.AUTOMATIC
                && result.linked().contains(LinkMode.COPY)) {
            warnings.add(
                    "files were copied, not linked: from the cache `%s` to `%s` no links can be made, as on another file system or out of files of another user (`--link-mode copy` says that this is meant)"
                            .formatted(store.root(), plan.environment().root()));
        }
        return new Applied(
                plan.remove(),
                plan.install(),
                tally.files(),
                tally.bytes(),
                tally.builtCount(),
                tally.sources(),
                String.join(", ", modes),
                warnings,
                (System.nanoTime() - started) / 1_000_000);
    }

    /// Counts what was fetched and from where.
    static final class Tally {
        private final Map<String, Integer> hosts = new HashMap<>();
        private int files;
        private long bytes;
        private int built;

        synchronized void fetched(DistributionFile file, long size) {
            files++;
            bytes += size;
            var host = file.url().getHost();
            hosts.merge(host == null ? file.url().getPath() : host, 1, Integer::sum);
        }

        synchronized void built() {
            built++;
        }

        synchronized int files() {
            return files;
        }

        synchronized long bytes() {
            return bytes;
        }

        synchronized int builtCount() {
            return built;
        }

        synchronized List<String> sources() {
            var names = new ArrayList<>(hosts.keySet());
            names.sort((a, b) -> hosts.getOrDefault(b, 0) - hosts.getOrDefault(a, 0));
            return names;
        }
    }
}
