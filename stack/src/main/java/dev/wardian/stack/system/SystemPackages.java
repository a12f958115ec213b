package dev.wardian.stack.system;

import dev.wardian.host.HostDetection;
import dev.wardian.host.repository.AptLists;
import dev.wardian.host.repository.AptSource;
import dev.wardian.host.repository.AptSources;
import dev.wardian.host.repository.IndexShelf;
import dev.wardian.host.repository.IndexUpdate;
import dev.wardian.host.repository.RepositoryException;
import dev.wardian.host.repository.RepositoryFiles;
import dev.wardian.host.repository.RepositoryProblem;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.PackagePool;
import dev.wardian.host.resolve.Relation;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.host.resolve.SystemResolver;
import dev.wardian.host.system.AptPreferences;
import dev.wardian.host.system.ContentsLists;
import dev.wardian.host.system.DebianPackages;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// The packages of the distribution on one machine: what it has, what the repositories it is
/// configured with offer, and which of them go together. Indexes are fetched and verified by us and
/// kept in our cache, so that no root rights and no package manager are needed.
///
/// Used by one thread; fetching uses several of its own.
public final class SystemPackages {
    /// For how long indexes are taken as they are kept, as `apt`'s own timer does.
    private static final Duration FRESH = Duration.ofDays(1);

    private static final Duration EVER = Duration.ofDays(36500);

    private final Path root;
    private final String architecture;
    private final IndexShelf shelf;
    private final IndexUpdate update;
    private final RepositoryFiles files;
    private final Consumer<String> warnings;

    /// @param detection the machine
    /// @param cache the folder to keep indexes in
    /// @param files how files of repositories are fetched
    /// @param warnings told what a person should know
    public SystemPackages(
            HostDetection detection,
            Path cache,
            RepositoryFiles files,
            Clock clock,
            Consumer<String> warnings) {
        this.root = detection.root();
        this.architecture = debianName(detection.architecture());
        this.files = files;
        this.warnings = warnings;
        this.shelf = new IndexShelf(cache);
        this.update = new IndexUpdate(root, architecture, shelf, files, clock);
    }

    /// What Debian calls a processor (`dpkg --print-architecture`).
    private static String debianName(String architecture) {
        return switch (architecture) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i686", "i386" -> "i386";
            case "ppc64le" -> "ppc64el";
            case "armv7l" -> "armhf";
            default -> architecture;
        };
    }

    /// What is known without asking anybody: by what `update` kept, or by apt's own lists where
    /// those are newer.
    public DebianPackages local() {
        var kept = kept();
        return kept.isEmpty()
                ? new DebianPackages(root)
                : new DebianPackages(
                        root, kept.stream().flatMap(one -> one.indexes().stream()).toList());
    }

    /// What `update` kept; nothing where `apt` was asked after it.
    private List<IndexUpdate.Updated> kept() {
        var found = new ArrayList<IndexUpdate.Updated>();
        var newest = Instant.EPOCH;
        for (var source : AptSources.read(root, architecture)) {
            update.kept(source, EVER).ifPresent(found::add);
            var at = shelf.fetched(source).orElse(Instant.EPOCH);
            newest = at.isAfter(newest) ? at : newest;
        }
        return newest.isBefore(aptFetched()) ? List.of() : found;
    }

    /// What the machine has and `apt upgrade` would take another version of, sorted by name, by
    /// what is known without asking anybody: the version that its pins and `APT::Default-Release`
    /// prefer, where that is newer.
    public List<SystemIndex.Outdated> outdated() {
        var pool = installed();
        pool.obey(AptPreferences.read(root));
        var kept = kept();
        kept.forEach(one -> add(pool, one));
        if (kept.isEmpty()) {
            var lists = new AptLists(root, architecture);
            for (var source : AptSources.read(root, architecture)) {
                for (var list : lists.of(source)) {
                    pool.add(list.file(), List.of(source.uri()), list.automatic(), list.origin());
                }
            }
        }
        var found = new ArrayList<SystemIndex.Outdated>();
        for (var one : local().installed().values()) {
            pool.offered(one.name()).stream()
                    // nothing goes back for a priority below 1000
                    .filter(best -> best.version().compareTo(one.version()) >= 0)
                    .findFirst()
                    .filter(best -> best.automatic())
                    .filter(best -> best.version().compareTo(one.version()) > 0)
                    .map(
                            best ->
                                    new SystemIndex.Outdated(
                                            SystemPackage.of(one), SystemPackage.of(best.about())))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Instant aptFetched() {
        try {
            return Files.getLastModifiedTime(root.resolve("var/lib/apt/lists")).toInstant();
        } catch (IOException absent) {
            return Instant.EPOCH;
        }
    }

    /// Whether the machine is another one, whose files lie below a folder here.
    public boolean isElsewhere() {
        return !root.equals(Path.of("/"));
    }

    /// Whether the machine has packages of this kind, or repositories of them.
    public boolean areThere() {
        return Files.isRegularFile(root.resolve("var/lib/dpkg/status"))
                || !AptSources.read(root, architecture).isEmpty();
    }

    /// The processor that packages are for, as Debian names it.
    public String architecture() {
        return architecture;
    }

    /// The addresses at which the machine's repositories lie, those named first tried first.
    public List<String> bases() {
        var bases = new LinkedHashSet<String>();
        sources().forEach(source -> bases.addAll(files.bases(source)));
        return List.copyOf(bases);
    }

    /// How files of repositories are fetched.
    public RepositoryFiles files() {
        return files;
    }

    /// What came of fetching one source: it was brought up to date, or not.
    public sealed interface Update {
        /// Which source.
        AptSource source();

        /// It is up to date.
        record Done(IndexUpdate.Updated updated) implements Update {
            @Override
            public AptSource source() {
                return updated.source();
            }
        }

        /// It could not be brought up to date; what was kept of it stays.
        ///
        /// @param problem a [RepositoryException] or a [StoreException]
        record Failed(AptSource source, RuntimeException problem) implements Update {}
    }

    /// Fetches what changed in the repositories that the machine is configured with.
    ///
    /// @throws RepositoryException when none is configured
    public List<Update> update() {
        return each(sources(), Duration.ZERO);
    }

    private List<AptSource> sources() {
        List<AptSource> sources = AptSources.read(root, architecture);
        if (sources.isEmpty()) {
            throw new RepositoryException(new RepositoryProblem.NoSources(root));
        }
        return sources;
    }

    private List<Update> each(List<AptSource> sources, Duration age) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underway = new ArrayList<Future<Update>>();
            for (var source : sources) {
                underway.add(threads.submit(() -> one(source, age)));
            }
            var done = new ArrayList<Update>();
            for (var future : underway) {
                done.add(result(future));
            }
            return done;
        }
    }

    private Update one(AptSource source, Duration age) {
        var kept = update.kept(source, age);
        if (kept.isPresent()) {
            return new Update.Done(kept.get());
        }
        try {
            return new Update.Done(update.update(source));
        } catch (RepositoryException | StoreException problem) {
            return new Update.Failed(source, problem);
        }
    }

    /// What came of it, or what went wrong as it was thrown.
    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// All that the machine has and that its repositories offer. What is kept of an index and no
    /// older than a day is not asked for again; a source that cannot be used is left out with a
    /// warning, or taken as it was kept where only the network is at fault.
    ///
    /// @throws RepositoryException when no source can be used
    public PackagePool pool() {
        return filled(installed());
    }

    /// What the machine has.
    public PackagePool installed() {
        return PackagePool.of(root, architecture);
    }

    /// All that the machine's repositories offer, for a machine that has nothing; else like
    /// [#pool].
    public PackagePool offered() {
        return filled(PackagePool.empty(architecture));
    }

    private PackagePool filled(PackagePool pool) {
        pool.obey(AptPreferences.read(root));
        var used = 0;
        RuntimeException first = null;
        for (var one : each(sources(), files.offline() ? EVER : FRESH)) {
            switch (one) {
                case Update.Done(var updated) -> {
                    add(pool, updated);
                    used++;
                }
                case Update.Failed(var source, var problem) -> {
                    first = first == null ? problem : first;
                    var old =
                            problem instanceof StoreException
                                    ? update.kept(source, EVER)
                                    : java.util.Optional.<IndexUpdate.Updated>empty();
                    warnings.accept(
                            problem.getMessage() + (old.isPresent() ? "; as kept" : "; left out"));
                    old.ifPresent(it -> add(pool, it));
                    used += old.isPresent() ? 1 : 0;
                }
            }
        }
        if (used == 0 && first != null) {
            throw files.offline()
                    ? new RepositoryException(
                            new RepositoryProblem.NotFetched("the system's packages"), first)
                    : first;
        }
        return pool;
    }

    private void add(PackagePool pool, IndexUpdate.Updated updated) {
        updated.warnings().forEach(warnings);
        for (var place = 0; place < updated.indexes().size(); place++) {
            pool.add(
                    updated.indexes().get(place),
                    updated.bases(),
                    updated.automatic(),
                    updated.origins().get(place));
        }
    }

    /// Which packages that are offered have files, by each of these paths or names, with the paths:
    /// by the lists that `apt-file` keeps, else by those of the repositories, which are fetched for
    /// it. What cannot be fetched is left out with a warning.
    public Map<String, SortedMap<String, List<String>>> offering(List<String> files) {
        var kept = new ContentsLists(root, architecture);
        return (kept.areThere() ? kept : new ContentsLists(root, architecture, contents()))
                .owners(files);
    }

    private List<Path> contents() {
        var found = new ArrayList<Path>();
        for (var one : each(AptSources.read(root, architecture), files.offline() ? EVER : FRESH)) {
            try {
                switch (one) {
                    case Update.Done(var updated) ->
                            found.addAll(update.contents(updated.source()));
                    case Update.Failed(_, var problem) -> throw problem;
                }
            } catch (RepositoryException | StoreException problem) {
                warnings.accept(problem.getMessage() + "; left out");
            }
        }
        return found;
    }

    /// Finds what must come so that these packages work.
    ///
    /// @param requests `libgl1`, `libgl1=1.6.0-1` or `libgl1 (>= 1.6)`
    /// @throws dev.wardian.standards.SyntaxException for what is no package
    public SystemResolution resolve(PackagePool pool, List<String> requests, Ground ground) {
        return new SystemResolver(pool, ground).resolve(requests.stream().map(this::read).toList());
    }

    /// Reads what [#resolve] takes.
    public Relation read(String request) {
        var equals = request.indexOf('=');
        return Relation.parse(
                equals > 0 && request.indexOf('(') < 0
                        ? request.substring(0, equals)
                                + " (= "
                                + request.substring(equals + 1)
                                + ")"
                        : request);
    }
}
