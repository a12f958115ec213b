package dev.wardian.stack;

import dev.wardian.host.HostProfile;
import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.build.BuildPackages;
import dev.wardian.host.build.Equipment;
import dev.wardian.host.repository.RepositoryException;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.PackagePool;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.host.system.ContentsLists;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.machine.Machines;
import dev.wardian.stack.internal.system.BuildRoot;
import dev.wardian.stack.internal.system.LayerFetch;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.BuildLack;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.store.Digest;
import dev.wardian.store.FolderTree;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the machine and its distribution can give to the builds of one [Workshop]: what they would
/// lack, which packages bring it, and folders of such packages to build with. Safe for several
/// threads; indexes are read when first asked for.
final class BuildGrounds {
    /// Folders are made anew when what is written into them changes.
    private static final String FORM = "3";

    private final Settings settings;
    private final Supplier<Store> store;
    private final Once<Machines> machines;
    private final Once<HostProfile> host;
    private final Once<PackagePool> installed;
    private final Once<SystemPackages> packages;
    private final Once<Optional<PackagePool>> pool;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Map<BuildNeed, Optional<String>> listed = new ConcurrentHashMap<>();

    BuildGrounds(Settings settings, Supplier<Store> store, PackagesOf packagesOf) {
        this.settings = settings;
        this.store = store;
        this.machines = new Once<>(() -> Machines.of(settings));
        this.host = new Once<>(() -> machines.get().chosen(HostChoice.here(), List.of()));
        this.installed = new Once<>(() -> PackagePool.of(machines.get().detection().root(), ""));
        this.packages = new Once<>(() -> packagesOf.machine(machines.get()));
        this.pool = new Once<>(this::readPool);
    }

    /// Opens the packages of a machine.
    interface PackagesOf {
        SystemPackages machine(Machines machines);
    }

    /// The package that brought a library to a build, where its name alone does not tell it.
    Optional<String> broughtBy(String library) {
        return BuildRoot.bringing(library, store.get().folder(StorePart.BUILT_WHEELS));
    }

    /// What one build stands on.
    ///
    /// @param source as it is shown
    /// @param key what its content is known by
    BuildGround of(
            String source,
            Optional<String> key,
            Interpreter interpreter,
            Optional<List<String>> system) {
        return new BuildGround(this, settings, source, lessons(key), interpreter, system);
    }

    private Optional<Path> lessons(Optional<String> key) {
        return key.map(
                text -> {
                    var digest = Digest.computation("sha256");
                    digest.update(text.getBytes(StandardCharsets.UTF_8));
                    return store.get()
                            .folder(StorePart.FACTS)
                            .resolve("builds")
                            .resolve(Digest.of("sha256", digest.digest()).hex());
                });
    }

    HostProfile host() {
        return host.get();
    }

    /// The release of the distribution, as [dev.wardian.host.HostName] takes it.
    String release() {
        return machines.get().detection().distribution().toString();
    }

    /// What the machine has for builds with these headers of Python.
    Equipment equipment(List<Path> headers) {
        var detection = machines.get().detection();
        return new Equipment(
                detection.root(),
                detection.architecture(),
                settings.environment(),
                settings.workingFolder(),
                headers);
    }

    /// Whether packages can be brought without root: they are Debian's.
    boolean isRootless() {
        return host().packages().stream()
                .anyMatch(system -> system.kind() == dev.wardian.host.PackageSystem.Kind.DEB);
    }

    /// The package that brings something.
    Optional<String> bringing(BuildNeed need) {
        return BuildPackages.bringing(need, host())
                .or(() -> listed.computeIfAbsent(need, this::searched));
    }

    /// Only Debian's lists name files; there the table above knows what is needed most.
    private Optional<String> searched(BuildNeed need) {
        var detection = machines.get().detection();
        return isRootless()
                ? new ContentsLists(detection.root(), detection.architecture()).bringing(need)
                : Optional.empty();
    }

    /// The command that brings what several builds lack.
    Optional<String> command(List<BuildLack> lacks) {
        var names = new LinkedHashSet<String>();
        lacks.forEach(lack -> names.addAll(lack.packages()));
        return BuildPackages.installing(BuildPackages.withCompanions(names), host());
    }

    /// Whether the machine has a package, asked without any index.
    synchronized boolean isInstalled(String name) {
        return installed.get().installed(name).isPresent();
    }

    /// Whether what a build lacks is to be told: once.
    boolean isNew(BuildLack lack) {
        return told.add(lack.source());
    }

    /// Tells once what a build lacks.
    void tell(BuildLack lack) {
        if (isNew(lack)) {
            settings.progress().on(new ProgressEvent.SystemLacking(lack));
        }
    }

    private Optional<PackagePool> readPool() {
        try {
            return Optional.of(packages.get().pool());
        } catch (RepositoryException | StoreException unreachable) {
            warn(
                    "the distribution's packages cannot be had for builds: "
                            + unreachable.getMessage());
            return Optional.empty();
        }
    }

    private void warn(String message) {
        settings.progress().on(new ProgressEvent.Warning(message));
    }

    /// A folder with these packages and all that they need beyond what the machine has; empty where
    /// nothing is to be brought, or it cannot be, which is told.
    synchronized Optional<Path> root(String source, Collection<String> names) {
        if (names.isEmpty() || pool.get().isEmpty()) {
            return Optional.empty();
        }
        var offered = new ArrayList<String>();
        for (var name : names) {
            if (pool.get().get().knows(name)) {
                offered.add(name);
            } else if (told.add("absent " + name)) {
                warn(
                        "no package `"
                                + name
                                + "` is offered for this release; `--system-package NAME` names"
                                + " another");
            }
        }
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        return switch (packages.get().resolve(pool.get().get(), offered, Ground.BESIDE)) {
            case SystemResolution.Unsolvable(var reasons) -> {
                warn(
                        "no versions of `"
                                + String.join("`, `", offered)
                                + "` go together here: "
                                + String.join("; ", reasons));
                yield Optional.empty();
            }
            case SystemResolution.Solved solved -> {
                var coming = solved.packages().stream().map(it -> it.coming()).toList();
                yield coming.isEmpty() ? Optional.empty() : made(source, coming);
            }
        };
    }

    private Optional<Path> made(String source, List<Candidate> coming) {
        var folder = place(coming);
        var mark = folder.resolve("ld.path");
        try {
            if (Files.exists(mark)) {
                // what is used is not pruned
                Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
                return Optional.of(folder);
            }
            make(folder, coming);
            var bytes =
                    coming.stream()
                            .flatMap(one -> one.file().stream())
                            .mapToLong(Candidate.PackageFile::size)
                            .sum();
            settings.progress().on(new ProgressEvent.SystemBrought(source, coming.size(), bytes));
            return Optional.of(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (RepositoryException | StoreException problem) {
            warn(
                    "the distribution's packages cannot be had for `"
                            + source
                            + "`: "
                            + problem.getMessage());
            return Optional.empty();
        }
    }

    private Path place(List<Candidate> coming) {
        var digests = new TreeSet<String>();
        for (var one : coming) {
            digests.add(one.file().map(Candidate.PackageFile::sha256).orElse(one.name()));
        }
        var digest = Digest.computation("sha256");
        digest.update(
                (FORM + machines.get().detection().root() + digests)
                        .getBytes(StandardCharsets.UTF_8));
        return store.get()
                .folder(StorePart.BUILT_WHEELS)
                .resolve(
                        BuildRoot.PREFIX
                                + Digest.of("sha256", digest.digest()).hex().substring(0, 16));
    }

    private void make(Path folder, List<Candidate> coming) throws IOException {
        try (var lease = store.get().lease(Instant.now())) {
            var fetch = new LayerFetch(store.get(), lease, packages.get().files(), watcher());
            var archives = fetch.fetch(coming);
            Files.createDirectories(folder.resolveSibling(""));
            var fresh = Files.createTempDirectory(folder.resolveSibling(""), ".tmp-");
            try {
                new BuildRoot(
                                folder,
                                machines.get().detection().root(),
                                Applying.linker(settings, store.get()))
                        .fill(archives, fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException
                    | DirectoryNotEmptyException
                    | AtomicMoveNotSupportedException another) {
                // another process was faster
                if (!Files.exists(folder.resolve("ld.path"))) {
                    throw another;
                }
            } finally {
                if (Files.exists(fresh)) {
                    FolderTree.delete(fresh);
                }
            }
        }
    }

    private LayerFetch.Watcher watcher() {
        return SystemLayers.watcher(settings.progress());
    }
}
