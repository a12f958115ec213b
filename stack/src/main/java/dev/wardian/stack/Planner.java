package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.install.RequestMarks;
import dev.wardian.stack.Plan.Installation;
import dev.wardian.stack.Plan.Kept;
import dev.wardian.stack.Plan.Origin;
import dev.wardian.stack.Plan.Reason;
import dev.wardian.stack.Plan.Removal;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Compares what shall be in an environment with what is.
final class Planner {

    /// Packages that tools need and that nobody lists: an exact plan leaves them alone, as uv does.
    private static final Set<String> SEEDS = Set.of("pip", "setuptools", "wheel", "uv");

    private final Environment environment;
    private final PythonEnvironment present;
    private final Cached cached;
    private final InstallChoices choices;
    private final List<Removal> remove = new ArrayList<>();
    private final List<Installation> install = new ArrayList<>();
    private final List<Kept> keep = new ArrayList<>();
    private final Map<PackageName, Wanted> work = new TreeMap<>();
    private Set<PackageName> requested = Set.of();

    /// Knows which files lie in the store.
    @FunctionalInterface
    interface Cached {
        boolean has(DistributionFile file);
    }

    Planner(
            Environment environment,
            PythonEnvironment present,
            Cached cached,
            InstallChoices choices) {
        this.environment = environment;
        this.present = present;
        this.cached = cached;
        this.choices = choices;
    }

    /// The plan that brings the wanted packages in.
    ///
    /// @param requested the packages that a person named, to be marked as such
    Plan plan(
            Collection<Wanted> wanted,
            Session session,
            Set<PackageName> requested,
            List<String> warnings,
            long startedNanos) {
        session.runtime().decided(wanted);
        this.requested = requested;
        var named = new HashSet<PackageName>();
        for (var one : wanted) {
            named.add(one.name());
            compare(one);
        }
        if (choices.exact()) {
            remove.addAll(others(present, named));
            remove.sort(Comparator.comparing(Removal::name));
        }
        return new Plan(
                environment,
                remove,
                install,
                keep,
                warnings,
                wanted.size(),
                (System.nanoTime() - startedNanos) / 1_000_000,
                new Plan.Work(Optional.of(session), work, requested)
                        .marking(marks(present, keep, requested)));
    }

    /// Whether it is one of those.
    static boolean isSeed(PackageName name) {
        return SEEDS.contains(name.toString());
    }

    /// What is installed beside the named packages and no tool's own, sorted by name.
    static List<Removal> others(PythonEnvironment present, Set<PackageName> named) {
        var others = new ArrayList<Removal>();
        for (var installed : present.installed()) {
            if (!named.contains(installed.name()) && !isSeed(installed.name())) {
                others.add(new Removal(installed.name(), installed.version(), Optional.empty()));
            }
        }
        return others;
    }

    /// What stays, was asked for by name and is not marked so yet.
    static List<PackageName> marks(
            PythonEnvironment present, List<Kept> keep, Set<PackageName> requested) {
        var marks = new ArrayList<PackageName>();
        for (var one : keep) {
            if (requested.contains(one.name())
                    && present.find(one.name()).filter(RequestMarks::misses).isPresent()) {
                marks.add(one.name());
            }
        }
        return marks;
    }

    private void compare(Wanted wanted) {
        var installed = present.find(wanted.name());
        if (installed.isEmpty()) {
            install(wanted, Optional.empty(), Reason.NEW);
            return;
        }
        var there = installed.get();
        var reason = reasonToReplace(wanted, there);
        if (reason.isEmpty()) {
            keep.add(new Kept(there.name(), there.version()));
            return;
        }
        remove.add(new Removal(there.name(), there.version(), wanted.version()));
        install(wanted, Optional.of(there.version()), reason.get());
    }

    private Optional<Reason> reasonToReplace(Wanted wanted, InstalledDistribution there) {
        if (wanted.payload() instanceof Wanted.Payload.Stays) {
            return Optional.empty();
        }
        if (choices.reinstall().contains(wanted.name())) {
            return Optional.of(Reason.REINSTALL);
        }
        if (wanted.version().isPresent() && !wanted.version().get().equals(there.version())) {
            return Optional.of(Reason.CHANGED_VERSION);
        }
        if (wanted.payload() instanceof Wanted.Payload.Direct(var origin)
                && !InstalledOrigins.isFrom(there, origin)) {
            return Optional.of(Reason.CHANGED_SOURCE);
        }
        if (wanted.payload() instanceof Wanted.Payload.Direct(var named)
                && requested.contains(wanted.name())
                && InstalledOrigins.isCopiedFolder(named)) {
            return Optional.of(Reason.REINSTALL);
        }
        return Optional.empty();
    }

    private void install(Wanted wanted, Optional<Version> replaces, Reason reason) {
        work.put(wanted.name(), wanted);
        var shown =
                switch (wanted.payload()) {
                    case Wanted.Payload.Indexed(var file) -> indexed(file);
                    case Wanted.Payload.Direct(var origin) -> direct(origin);
                    case Wanted.Payload.Stays _ -> throw new IllegalStateException("it stays");
                };
        install.add(
                new Installation(
                        wanted.name(),
                        wanted.version(),
                        replaces,
                        shown.file(),
                        shown.origin(),
                        wanted.payload() instanceof Wanted.Payload.Direct(var origin)
                                && origin.editable(),
                        reason,
                        wanted.chosen().map(Chosen::text)));
    }

    private record Shown(String file, Origin origin) {}

    private Shown indexed(DistributionFile file) {
        if (!file.isWheel()) {
            return new Shown(file.filename(), new Origin.Build(file.address()));
        }
        if (cached.has(file)) {
            return new Shown(file.filename(), new Origin.Cached());
        }
        return new Shown(
                file.filename(),
                file.address().startsWith("file:")
                        ? new Origin.Local(file.url().getPath())
                        : new Origin.Download(file.address()));
    }

    private static Shown direct(DirectOrigin direct) {
        return switch (direct.location()) {
            case Location.Remote remote ->
                    new Shown(
                            remote.filename(),
                            remote.filename().endsWith(".whl")
                                    ? new Origin.Download(remote.url())
                                    : new Origin.Build(remote.url()));
            case Location.Local local ->
                    new Shown(
                            lastName(local.path()),
                            local.path().toString().endsWith(".whl")
                                    ? new Origin.Local(local.path().toString())
                                    : new Origin.Build(local.path().toString()));
            case Location.Repository repository ->
                    new Shown(repository.url(), new Origin.Build(repository.url()));
        };
    }

    private static String lastName(Path path) {
        var name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
