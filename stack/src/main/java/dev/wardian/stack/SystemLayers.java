package dev.wardian.stack;

import dev.wardian.host.resolve.Candidate;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.PackagePool;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.Kept;
import dev.wardian.python.journal.PastChange;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.system.Layer;
import dev.wardian.stack.internal.system.LayerChange;
import dev.wardian.stack.internal.system.LayerClosure;
import dev.wardian.stack.internal.system.LayerFetch;
import dev.wardian.stack.internal.system.LayerVerification;
import dev.wardian.stack.internal.system.LockedPlan;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.LayerFault;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import dev.wardian.stack.system.LayerPlanning;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.store.Digest;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.store.StoredArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Puts packages of the distribution into one virtual environment, and takes them out of it.
final class SystemLayers {

    private final Settings settings;
    private final Environments environments;
    private final Environment environment;
    private final SystemPackages packages;
    private final Supplier<Store> store;
    private final Supplier<Linker> linker;
    private final Layer layer;

    SystemLayers(
            Settings settings,
            Environments environments,
            Environment environment,
            SystemPackages packages,
            Supplier<Store> store,
            Supplier<Linker> linker) {
        this.settings = settings;
        this.environments = environments;
        this.environment = environment;
        this.packages = packages;
        this.store = store;
        this.linker = linker;
        this.layer = new Layer(environment.root());
    }

    /// What is there, by name.
    List<LayerPackage> packages() {
        return List.copyOf(layer.packages().values());
    }

    /// Plans to put packages there with all that they need and neither machine nor environment has.
    LayerPlanning planInstall(List<String> requests) {
        requireVirtual("given packages of the system");
        var pool = packages.pool();
        pool.alsoHas(layer.status());
        return switch (packages.resolve(pool, requests, Ground.BESIDE)) {
            case SystemResolution.Unsolvable(var reasons) ->
                    new LayerPlanning.Unsolvable(requests, reasons);
            case SystemResolution.Solved solved ->
                    new LayerPlanning.Planned(plan(solved, names(pool, requests)));
        };
    }

    /// Plans to have what a lock says, in its versions; what the machine has serves where it does.
    ///
    /// @param exact whether packages that it does not name go
    LayerPlanning planLocked(LockedSystem locked, boolean exact) {
        if (locked.requested().isEmpty() && (!exact || layer.packages().isEmpty())) {
            return new LayerPlanning.Planned(
                    new LayerPlan(List.of(), List.of(), requested(layer.packages()), List.of()));
        }
        requireVirtual("given packages of the system");
        var pool = packages.installed();
        locked.offer(pool, packages.bases());
        return switch (packages.resolve(pool, locked.requested(), Ground.BESIDE)) {
            case SystemResolution.Unsolvable(var reasons) ->
                    new LayerPlanning.Unsolvable(locked.requested(), reasons);
            case SystemResolution.Solved(var changes, var present) -> {
                var wanted = new ArrayList<Candidate>();
                var requested = new TreeSet<String>();
                for (var change : changes) {
                    wanted.add(change.coming());
                    if (change.requested()) {
                        requested.add(change.coming().name());
                    }
                }
                yield new LayerPlanning.Planned(
                        new LockedPlan(layer.packages()).of(wanted, requested, present, exact));
            }
        };
    }

    private Set<String> names(PackagePool pool, List<String> requests) {
        var asked = new TreeSet<String>();
        for (var request : requests) {
            asked.add(packages.read(request).name());
        }
        asked.removeIf(
                name -> pool.installed(name).isPresent() && !layer.packages().containsKey(name));
        layer.packages().values().stream()
                .filter(LayerPackage::requested)
                .forEach(one -> asked.add(one.name()));
        return asked;
    }

    private LayerPlan plan(SystemResolution.Solved solved, Set<String> requested) {
        var here = layer.packages();
        var coming = new ArrayList<Candidate>();
        var leaving = new ArrayList<LayerPackage>();
        for (var change : solved.packages()) {
            coming.add(change.coming());
            var old = here.get(change.coming().name());
            if (old != null) {
                leaving.add(old);
            }
        }
        var present =
                solved.present().stream().filter(one -> !here.containsKey(one.name())).toList();
        return new LayerPlan(coming, leaving, requested, present);
    }

    /// Plans to take packages out, and those that nothing needs any longer then.
    LayerPlan planUninstall(Collection<String> names) {
        requireVirtual("rid of packages of the system");
        var here = layer.packages();
        for (var name : names) {
            if (!here.containsKey(name)) {
                throw new StackException(
                        new StackProblem.NotInstalled(name, layer.root().toString()));
            }
        }
        var requested = requested(here);
        requested.removeAll(names);
        var stays = new LayerClosure(layer).of(requested);
        return new LayerPlan(
                List.of(),
                here.values().stream().filter(one -> !stays.contains(one.name())).toList(),
                requested,
                List.of());
    }

    /// What is not as it came.
    List<LayerFault> faults() {
        return new LayerVerification(layer).faults();
    }

    /// Puts packages anew in the versions that are there.
    void repair(Collection<String> names, Reason reason) {
        var here = layer.packages();
        var leaving = here.values().stream().filter(one -> names.contains(one.name())).toList();
        var coming = new ArrayList<Candidate>();
        for (var one : leaving) {
            var archive = archive(one.sha256());
            if (archive.isPresent() && !LayerVerification.isIntact(archive.get())) {
                store.get().removeArchive(archive.get().digest());
            }
            coming.add(known(one.name(), one.version(), one.sha256()));
        }
        apply(new LayerPlan(coming, leaving, requested(here), List.of()), reason);
    }

    /// Brings packages back to where they were.
    ///
    /// @param back those with a version come back in it, the others go
    /// @param undoes the oldest change that is taken back by that
    void restore(Map<String, Optional<String>> back, Reason reason, Optional<Integer> undoes) {
        var past = environments.state(environment).journal().history();
        var here = layer.packages();
        var coming = new ArrayList<Candidate>();
        var leaving = new ArrayList<LayerPackage>();
        var requested = undoes.flatMap(this::requestedBefore).orElseGet(() -> requested(here));
        back.forEach(
                (name, version) -> {
                    var present = here.get(name);
                    var same = present != null && version.equals(Optional.of(present.version()));
                    if (!same && present != null) {
                        leaving.add(present);
                    }
                    if (!same && version.isPresent()) {
                        coming.add(known(name, version.get(), digest(past, name, version.get())));
                    }
                });
        apply(
                new LayerPlan(coming, leaving, requested, List.of()),
                new ChangeOrigin(reason.when(), reason.command(), undoes),
                reason);
    }

    /// What was asked for before a change: the first list that it or a later one put aside tells.
    private Optional<Set<String>> requestedBefore(int change) {
        var journal = environments.state(environment).journal();
        try {
            for (var past : journal.history().reversed()) {
                for (var kept :
                        past.number() < change ? List.<Kept>of() : journal.kept(past.number())) {
                    if (kept.original().equals(layer.status())) {
                        return Optional.of(requested(Layer.packages(kept.copy())));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new StackException(
                    new StackProblem.NotUndoable(
                            environment.root().toString(),
                            "its history cannot be read: " + unreadable.getMessage()),
                    unreadable);
        }
    }

    private static Set<String> requested(Map<String, LayerPackage> here) {
        var names = new TreeSet<String>();
        here.values().stream()
                .filter(LayerPackage::requested)
                .forEach(one -> names.add(one.name()));
        return names;
    }

    private static String digest(List<PastChange> past, String name, String version) {
        for (var change : past) {
            for (var come : change.installed()) {
                if (come.name().equals(LayerChange.PREFIX + name)
                        && come.version().equals(version)) {
                    return come.sha256();
                }
            }
        }
        return "";
    }

    /// A version of a package that was here once: out of the store, or offered still.
    private Candidate known(String name, String version, String sha256) {
        var archive = archive(sha256);
        if (archive.isPresent()) {
            var file = new Candidate.PackageFile(List.of(), name + ".deb", 0, sha256);
            var kept = Candidate.of(LayerFetch.control(archive.get()), file);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return packages.pool().offered(name).stream()
                .filter(one -> one.version().toString().equals(version))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StackException(
                                        new StackProblem.NotUndoable(
                                                environment.root().toString(),
                                                "`%s` %s is neither kept nor offered any longer"
                                                        .formatted(name, version))));
    }

    private Optional<StoredArchive> archive(String sha256) {
        return sha256.isEmpty() ? Optional.empty() : store.get().archive(Digest.sha256(sha256));
    }

    /// Carries a plan out.
    ///
    /// @return what a person should know
    List<String> apply(LayerPlan plan, Reason reason) {
        return apply(
                plan, new ChangeOrigin(reason.when(), reason.command(), Optional.empty()), reason);
    }

    private List<String> apply(LayerPlan plan, ChangeOrigin origin, Reason reason) {
        requireVirtual("changed");
        if (plan.isEmpty()) {
            return List.of();
        }
        try (var lease = store.get().lease(reason.when())) {
            var fetch =
                    new LayerFetch(
                            store.get(), lease, packages.files(), watcher(settings.progress()));
            var archives =
                    plan.coming().isEmpty()
                            ? Map.<Candidate, StoredArchive>of()
                            : fetch.fetch(plan.coming());
            var state = environments.state(environment);
            try (var _ = state.lock(reason.command())) {
                state.recover();
                return new LayerChange(
                                layer,
                                environments.interpreter(environment).scheme(),
                                state.journal(),
                                linker.get(),
                                plan,
                                archives)
                        .apply(origin);
            }
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.Unwritable(
                            layer.root().toString(), String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    /// What tells of packages that are fetched.
    static LayerFetch.Watcher watcher(ProgressListener progress) {
        return new LayerFetch.Watcher() {
            @Override
            public void begins(String file, long bytes) {
                progress.on(new ProgressEvent.DownloadStarted(file, OptionalLong.of(bytes)));
            }

            @Override
            public void arrived(String file, long bytes) {
                progress.on(new ProgressEvent.DownloadFinished(file, bytes));
            }
        };
    }

    private void requireVirtual(String done) {
        if (environment.kind() != Environment.Kind.VIRTUAL) {
            throw new StackException(
                    new StackProblem.NotVirtual(environment.root().toString(), done));
        }
    }
}
