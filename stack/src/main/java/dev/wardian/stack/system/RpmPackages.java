package dev.wardian.stack.system;

import dev.wardian.host.HostDetection;
import dev.wardian.host.repository.IndexShelf;
import dev.wardian.host.repository.RepositoryException;
import dev.wardian.host.repository.RepositoryFiles;
import dev.wardian.host.repository.RepositoryProblem;
import dev.wardian.host.repository.RpmSignatures;
import dev.wardian.host.repository.RpmUpdate;
import dev.wardian.host.rpm.InstalledRpms;
import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmPool;
import dev.wardian.host.rpm.RpmRelation;
import dev.wardian.host.rpm.RpmResolution;
import dev.wardian.host.rpm.RpmResolver;
import dev.wardian.host.rpm.RpmSource;
import dev.wardian.host.rpm.RpmSources;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The RPM packages of one machine: what it has, what the repositories it is configured with offer,
/// and which of them go together. Indexes are fetched and verified by us and kept in our cache;
/// what is installed the program `rpm` tells, which needs no rights.
///
/// Used by one thread.
public final class RpmPackages {
    /// For how long indexes are taken as they are kept.
    private static final Duration FRESH = Duration.ofDays(1);

    private static final Duration EVER = Duration.ofDays(36500);

    private final HostDetection detection;
    private final RepositoryFiles files;
    private final RpmUpdate update;
    private final Installed installed;
    private final Clock clock;
    private final Consumer<String> warnings;

    /// Asks the program `rpm`.
    @FunctionalInterface
    public interface Installed {
        /// The lines that it answers with; none where it is not there.
        List<String> lines(List<String> words);
    }

    /// @param detection the machine
    /// @param cache the folder to keep indexes in
    /// @param files how files of repositories are fetched
    /// @param installed asks `rpm`
    /// @param warnings told what a person should know
    public RpmPackages(
            HostDetection detection,
            Path cache,
            RepositoryFiles files,
            Installed installed,
            Clock clock,
            Consumer<String> warnings) {
        this.detection = detection;
        this.files = files;
        this.installed = installed;
        this.clock = clock;
        this.warnings = warnings;
        this.update = new RpmUpdate(detection.root(), new IndexShelf(cache), files, clock);
    }

    /// Whether a machine has repositories of RPM packages and none of Debian's.
    public static boolean areOf(HostDetection detection) {
        var root = detection.root();
        return !Files.exists(root.resolve("var/lib/dpkg/status"))
                && (Files.isDirectory(root.resolve("etc/yum.repos.d"))
                        || Files.isDirectory(root.resolve("var/lib/rpm"))
                        || Files.isDirectory(root.resolve("usr/lib/sysimage/rpm")));
    }

    /// What came of fetching one source.
    public sealed interface Update {
        /// Which source.
        RpmSource source();

        /// It is up to date.
        record Done(RpmUpdate.Updated updated) implements Update {
            @Override
            public RpmSource source() {
                return updated.source();
            }
        }

        /// It could not be brought up to date; what was kept of it stays.
        ///
        /// @param problem a [RepositoryException] or a [StoreException]
        record Failed(RpmSource source, RuntimeException problem) implements Update {}
    }

    /// Fetches what changed in the repositories that the machine is configured with.
    ///
    /// @throws RepositoryException when none is configured
    public List<Update> update() {
        return each(Duration.ZERO);
    }

    private List<RpmSource> sources() {
        var sources = RpmSources.read(detection.root(), detection.architecture());
        if (sources.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.NoSources(
                            detection.root(), "RPM", "`.repo` files in `etc/yum.repos.d`"));
        }
        return sources;
    }

    private List<Update> each(Duration age) {
        var done = new ArrayList<Update>();
        for (var source : sources()) {
            var kept = update.kept(source, age);
            if (kept.isPresent()) {
                done.add(new Update.Done(kept.get()));
                continue;
            }
            try {
                done.add(new Update.Done(update.update(source)));
            } catch (RepositoryException | StoreException problem) {
                done.add(new Update.Failed(source, problem));
            }
        }
        return done;
    }

    /// All that the machine has and that its repositories offer. What is kept of an index and no
    /// older than a day is not asked for again; a source that cannot be used is left out with a
    /// warning, or taken as it was kept where only the network is at fault.
    ///
    /// @throws RepositoryException when no source can be used
    public RpmPool pool() {
        var pool = new RpmPool(detection.architecture());
        installed().forEach(pool::addInstalled);
        var used = new ArrayList<RpmSource>();
        RuntimeException first = null;
        for (var one : each(files.offline() ? EVER : FRESH)) {
            switch (one) {
                case Update.Done(var updated) -> {
                    add(pool, updated);
                    used.add(updated.source());
                }
                case Update.Failed(var source, var problem) -> {
                    first = first == null ? problem : first;
                    var old =
                            problem instanceof StoreException
                                    ? update.kept(source, EVER)
                                    : Optional.<RpmUpdate.Updated>empty();
                    warnings.accept(
                            problem.getMessage() + (old.isPresent() ? "; as kept" : "; left out"));
                    old.ifPresent(
                            it -> {
                                add(pool, it);
                                used.add(source);
                            });
                }
            }
        }
        if (used.isEmpty() && first != null) {
            throw first;
        }
        var unknown = pool.unknownFiles();
        if (!unknown.isEmpty()) {
            used.forEach(source -> addFiles(pool, source, unknown::contains));
        }
        return pool;
    }

    private void addFiles(RpmPool pool, RpmSource source, Predicate<String> wanted) {
        try {
            update.files(source)
                    .ifPresent(
                            file -> {
                                try {
                                    pool.addFiles(Files.readAllBytes(file), wanted);
                                } catch (IOException unreadable) {
                                    throw new UncheckedIOException(unreadable);
                                }
                            });
        } catch (RepositoryException | StoreException problem) {
            warnings.accept(problem.getMessage() + "; files that packages require are not found");
        }
    }

    private void add(RpmPool pool, RpmUpdate.Updated updated) {
        try {
            pool.add(updated.source().id(), Files.readAllBytes(updated.index()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException damaged) {
            throw new RepositoryException(
                    new RepositoryProblem.Damaged(
                            updated.source().toString(), String.valueOf(damaged.getMessage())),
                    damaged);
        }
    }

    /// All of it, to be looked at.
    public SystemIndex index() {
        return new RpmIndex(this, pool(), held());
    }

    /// What the plugin `versionlock` of `dnf` holds, a line `name-epoch:version-release.*` each
    /// with `!` before what is kept out, and what version 5 of it holds, in tables of packages.
    private Set<String> held() {
        var held = new HashSet<String>();
        for (var line : lines("etc/dnf/plugins/versionlock.list")) {
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("!")) {
                held.add(line.replaceFirst("-(\\d+:)?[^-:]+-[^-]+$", ""));
            }
        }
        for (var line : lines("etc/dnf/versionlock.toml")) {
            if (line.matches("name\\s*=\\s*\"[^\"]+\".*")) {
                held.add(line.split("\"", -1)[1]);
            }
        }
        return held;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(detection.root().resolve(file)).stream()
                    .map(String::strip)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /// What the machine has, sorted by name.
    public List<RpmPackage> installed() {
        var found = new ArrayList<>(InstalledRpms.parse(ask("-qa", InstalledRpms.FORM)));
        found.sort(Comparator.comparing(RpmPackage::name));
        return found;
    }

    private List<String> ask(String what, String form) {
        var words = new ArrayList<String>();
        if (isElsewhere()) {
            words.addAll(List.of("--root", detection.root().toAbsolutePath().toString()));
        }
        words.addAll(List.of(what.split(" ", -1)));
        words.addAll(List.of("--queryformat", form));
        return installed.lines(words);
    }

    /// Checks who signed the packages that are to come, where that is not said by who signed the
    /// description of their repository (`gpgcheck` without `repo_gpgcheck`).
    ///
    /// @throws RepositoryException for the first that nobody signed whose key the machine believes
    public void requireSigned(List<RpmResolution.Change> changes) {
        var sources = new HashMap<String, RpmSource>();
        for (var source : sources()) {
            if (source.checksEachPackage()) {
                sources.put(source.id(), source);
            }
        }
        var coming = new LinkedHashMap<RpmPackage, RpmSource>();
        for (var change : changes) {
            change.coming()
                    .file()
                    .map(file -> sources.get(file.repository()))
                    .ifPresent(source -> coming.put(change.coming(), source));
        }
        if (coming.isEmpty()) {
            return;
        }
        if (files.offline()) {
            warnings.accept("the network may not be used: who signed the packages is not known");
            return;
        }
        var keys = String.join("\n", ask("-qa gpg-pubkey", "%{DESCRIPTION}\\n"));
        var signatures = new RpmSignatures(detection.root(), files, keys, clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = new ArrayList<Future<?>>();
            coming.forEach(
                    (one, source) ->
                            checks.add(threads.submit(() -> signatures.require(source, one))));
            for (var check : checks) {
                SystemPackages.result(check);
            }
        }
    }

    /// Which packages, installed or offered, have a file or provide a capability. A name without a
    /// slash is looked for in all folders too.
    public List<RpmPackage> providers(RpmPool pool, String what) {
        if (pool.providers(what).isEmpty()) {
            var name = what.startsWith("/") ? what : "/" + what;
            for (var source : sources()) {
                addFiles(pool, source, path -> path.equals(what) || path.endsWith(name));
            }
        }
        return List.copyOf(pool.providersOf(what));
    }

    /// Whether the machine is another one, whose files lie below a folder here.
    public boolean isElsewhere() {
        return !detection.root().equals(Path.of("/"));
    }

    /// Finds what must come so that these packages work.
    ///
    /// @param requests `libgl1`, `libgl1 >= 1.6`, `libGL.so.1()(64bit)` or `/usr/bin/gcc`
    public RpmResolution resolve(RpmPool pool, List<String> requests) {
        return new RpmResolver(pool).resolve(requests.stream().map(RpmRelation::parse).toList());
    }
}
