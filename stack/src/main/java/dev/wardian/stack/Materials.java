package dev.wardian.stack;

import dev.wardian.python.build.Source;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.resolve.DirectSource;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.internal.git.GitException;
import dev.wardian.stack.internal.git.GitSources;
import dev.wardian.stack.internal.index.AddressCredentials;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.index.SdistShelf;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.internal.requirement.ProjectFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What lies at the addresses that requirements name: fetched, checked out or found once for an
/// operation. Safe for use by several threads.
final class Materials implements DirectSource, Roots.Namer {

    /// What locks may go by (PEP 751, `packages.wheels.hashes`: "secure").
    private static final List<String> SAFE_ALGORITHMS = List.of("sha256", "sha384", "sha512");

    /// What lies at an address.
    sealed interface Material {
        /// A wheel that can be read and fetched like those of an index.
        record Wheel(DistributionFile file) implements Material {}

        /// Something to build.
        ///
        /// @param key names the content for the cache of built wheels; empty for what may change
        /// @param commit the commit, when it comes from a repository
        /// @param digest the digest, when it is an archive
        record Buildable(
                Source source,
                Optional<String> key,
                Optional<String> commit,
                Optional<Digest> digest)
                implements Material {}
    }

    private final Settings settings;
    private final Supplier<Store> store;
    private final AddressCredentials addresses;
    private final Once<GitSources> git;
    private final Supplier<IndexAccess> index;
    private final Supplier<Builds> builds;
    private final SdistShelf sdists;
    private final Map<String, Supplier<Material>> materials = new ConcurrentHashMap<>();
    private final Map<String, CoreMetadata> metadata = new ConcurrentHashMap<>();
    private final Map<String, PackageName> names = new ConcurrentHashMap<>();
    private final Map<String, DirectOrigin> known = new ConcurrentHashMap<>();
    private Optional<PythonEnvironment> present = Optional.empty();
    private PackageSelection reinstall = PackageSelection.none();

    Materials(
            Settings settings,
            Supplier<Store> store,
            AddressCredentials addresses,
            Supplier<IndexAccess> index,
            Supplier<Builds> builds) {
        this.settings = settings;
        this.store = store;
        this.addresses = addresses;
        this.git =
                new Once<>(
                        () ->
                                new GitSources(
                                        checkouts(store.get()),
                                        settings.environment(),
                                        settings.offline(),
                                        () ->
                                                settings.progress()
                                                        .on(
                                                                new ProgressEvent.TerminalWanted(
                                                                        "ssh"))));
        this.index = index;
        this.builds = builds;
        this.sdists = new SdistShelf(store, index);
    }

    private static Path checkouts(Store store) {
        var sources =
                store.isReadOnly()
                        ? store.folder(StorePart.SOURCES)
                        : store.root().resolve(StorePart.SOURCES.folder());
        return sources.resolve("git");
    }

    /// Lets what is installed from the same address answer for it.
    void keepInstalled(PythonEnvironment environment, PackageSelection again) {
        present = Optional.of(environment);
        reinstall = again;
    }

    @Override
    public void known(PackageName name, DirectOrigin origin) {
        names.put(origin.url(), name);
        known.put(origin.url(), origin);
    }

    /// What was written about an address, or what asking for it came to.
    Optional<DirectOrigin> at(String url) {
        return Optional.ofNullable(known.get(url));
    }

    @Override
    public PackageName name(DirectOrigin origin) {
        return projectFile(origin)
                .flatMap(ProjectFile::name)
                .orElseGet(() -> metadata(origin).name());
    }

    /// The folder of a project that lies on this machine unpacked.
    static Optional<Path> folder(DirectOrigin origin) {
        return origin.location() instanceof Location.Local local && Files.isDirectory(local.path())
                ? Optional.of(local.subdirectory().map(local.path()::resolve).orElse(local.path()))
                : Optional.empty();
    }

    @Override
    public CoreMetadata metadata(PackageName name, String url) {
        var origin = known.get(url);
        if (origin == null) {
            origin =
                    new DirectOrigin(
                            Location.parse(url, settings.workingFolder()),
                            url,
                            false,
                            List.of(),
                            Map.of());
            known.put(url, origin);
        }
        if (present.isPresent() && !reinstall.contains(name)) {
            var installed = present.get().find(name);
            if (installed.isPresent()
                    && !InstalledOrigins.isCopiedFolder(origin)
                    && InstalledOrigins.isFrom(installed.get(), origin)) {
                return installed.get().metadata();
            }
        }
        return metadata(origin);
    }

    CoreMetadata metadata(DirectOrigin origin) {
        var before = metadata.get(origin.url());
        if (before != null) {
            return before;
        }
        var found =
                drafted()
                        .metadata(origin, () -> asked(origin).version())
                        .orElseGet(() -> asked(origin));
        metadata.put(origin.url(), found);
        return found;
    }

    private CoreMetadata asked(DirectOrigin origin) {
        return switch (of(origin)) {
            case Material.Wheel(var file) -> index.get().source().metadata(file);
            case Material.Buildable buildable ->
                    builds.get().metadata(buildable, origin.configSettings());
        };
    }

    /// Folders whose project files are being edited.
    DraftedFolders drafted() {
        return new DraftedFolders(settings.drafts());
    }

    /// The project file of the folder at an address, or what it would say.
    Optional<ProjectFile> projectFile(DirectOrigin origin) {
        return folder(origin).flatMap(it -> ProjectFile.in(it, settings.drafts()));
    }

    /// What lies there; fetched or checked out now if it was not before.
    Material of(DirectOrigin origin) {
        return materials.computeIfAbsent(origin.url(), key -> new Once<>(() -> find(origin))).get();
    }

    private Material find(DirectOrigin origin) {
        return switch (origin.location()) {
            case Location.Remote remote -> remote(remote, origin);
            case Location.Local local -> local(local, origin);
            case Location.Repository repository -> repository(repository, origin);
        };
    }

    /// A source at a place, by name where a person or its project file says it.
    private Source source(Path path, DirectOrigin origin) {
        var source = Source.at(path);
        var within = origin.location().subdirectory().map(source::within).orElse(source);
        var name = names.get(origin.url());
        if (name != null) {
            return within.named(name);
        }
        var folder = path.resolve(within.subfolder());
        return Files.isDirectory(folder)
                ? ProjectFile.in(folder, settings.drafts())
                        .flatMap(ProjectFile::name)
                        .map(within::named)
                        .orElse(within)
                : within;
    }

    private Material remote(Location.Remote remote, DirectOrigin origin) {
        var file = file(remote.filename(), remote.address(), remote.hashes());
        if (file.isWheel()) {
            return new Material.Wheel(file);
        }
        var archive = sdists.fetched(file, origin.hashes());
        return new Material.Buildable(
                source(archive.path(), origin),
                Optional.of(archive.digest() + remote.subdirectory().orElse("")),
                Optional.empty(),
                Optional.of(archive.digest()));
    }

    /// A source distribution of an index, fetched now if it was not before.
    Material.Buildable sdist(DistributionFile file, Wanted wanted) {
        var source = sdists.fetched(file, wanted.hashes());
        return new Material.Buildable(
                new Source(source.path(), "", Optional.of(wanted.name()), wanted.version()),
                Optional.of(source.digest().toString()),
                Optional.empty(),
                Optional.of(source.digest()));
    }

    /// A source distribution of an index that lies on this machine.
    static Material.Buildable buildable(DistributionFile file, Path archive) {
        var digest = Digests.check(archive, file.filename(), Map.of(), List.of());
        var parsed = file.sdist();
        return new Material.Buildable(
                new Source(
                        archive,
                        "",
                        parsed.map(SdistFilename::name),
                        parsed.map(SdistFilename::version)),
                Optional.of(digest.toString()),
                Optional.empty(),
                Optional.of(digest));
    }

    /// Whether a source distribution of an index need not be fetched.
    boolean isKept(DistributionFile file) {
        return sdists.isKept(file);
    }

    private Material local(Location.Local local, DirectOrigin origin) {
        if (!Files.exists(local.path())) {
            throw new StackException(
                    new StackProblem.Unreadable(
                            local.path().toString(), "there is no such file or folder"));
        }
        if (Files.isDirectory(local.path())) {
            return new Material.Buildable(
                    source(local.path(), origin),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        var name = String.valueOf(local.path().getFileName());
        var file = file(name, local.path().toUri().toString(), local.hashes());
        if (file.isWheel()) {
            return new Material.Wheel(file);
        }
        var digest = Digests.check(local.path(), name, local.hashes(), origin.hashes());
        return new Material.Buildable(
                source(local.path(), origin),
                Optional.of(digest + local.subdirectory().orElse("")),
                Optional.empty(),
                Optional.of(digest));
    }

    private DistributionFile file(String name, String address, Map<String, String> hashes) {
        addresses.learn(address);
        var clean = InstalledOrigins.withoutSecrets(address);
        var builder = DistributionFile.named(name, clean, IndexLocation.direct(URI.create(clean)));
        hashes.forEach(builder::hash);
        return builder.build();
    }

    private Material repository(Location.Repository repository, DirectOrigin origin) {
        if (!repository.system().equals("git")) {
            throw new StackException(
                    new StackProblem.RepositoryRefused(
                            repository.url(),
                            "only git repositories can be installed from",
                            List.of()));
        }
        var shown = InstalledOrigins.withoutSecrets(repository.address());
        settings.progress().on(new ProgressEvent.CheckoutStarted(shown));
        try {
            var checkout = git.get().checkout(repository.address(), repository.revision());
            settings.progress().on(new ProgressEvent.CheckoutFinished(shown, checkout.commit()));
            if (checkout.pointers()) {
                settings.progress()
                        .on(
                                new ProgressEvent.Warning(
                                        "`"
                                                + shown
                                                + "` keeps files in Git LFS, of which only pointers"
                                                + " are here; `UV_GIT_LFS=1` fetches them"));
            }
            return new Material.Buildable(
                    source(checkout.folder(), origin),
                    Optional.of(
                            "git:"
                                    + repository.address()
                                    + "@"
                                    + checkout.commit()
                                    + repository.subdirectory().orElse("")),
                    Optional.of(checkout.commit()),
                    Optional.empty());
        } catch (GitException problem) {
            if (problem.isNotKept()) {
                throw new StackException(
                        new StackProblem.NotKept(
                                List.of(
                                        "the repository `"
                                                + shown
                                                + "`"
                                                + repository
                                                        .revision()
                                                        .map(it -> " at `" + it + "`")
                                                        .orElse("")
                                                + ", asked for by `"
                                                + InstalledOrigins.withoutSecrets(origin.given())
                                                + "`")),
                        problem);
            }
            throw new StackException(
                    new StackProblem.RepositoryRefused(
                            shown,
                            String.valueOf(problem.getMessage()),
                            problem.output().stream()
                                    .map(line -> line.replace(repository.address(), shown))
                                    .toList()),
                    problem);
        }
    }

    /// The address that always means the same: a repository's with the commit.
    String lasting(DirectOrigin origin) {
        return origin.location() instanceof Location.Repository repository
                        && of(origin) instanceof Material.Buildable buildable
                        && buildable.commit().isPresent()
                ? repository.system()
                        + "+"
                        + repository.address()
                        + "@"
                        + buildable.commit().get()
                        + repository
                                .subdirectory()
                                .map(folder -> "#subdirectory=" + folder)
                                .orElse("")
                : origin.url();
    }

    /// The digest of an archive that lies at an address; fetched if nobody said it.
    Digest digest(DirectOrigin origin) {
        return switch (of(origin)) {
            case Material.Buildable buildable ->
                    buildable.digest().orElseThrow(() -> new IllegalStateException(origin.url()));
            case Material.Wheel(var file) -> {
                var known = file.hashes().get("sha256");
                yield known != null ? Digest.sha256(known) : fetchedDigest(file, origin.hashes());
            }
        };
    }

    /// The digests of a file of an index by which it can be locked; where the index says none, or
    /// none that is safe, the file is fetched for it.
    Map<String, String> digests(DistributionFile file) {
        var safe = SAFE_ALGORITHMS.stream().anyMatch(file.hashes()::containsKey);
        return safe ? file.hashes() : Map.of("sha256", fetchedDigest(file, List.of()).hex());
    }

    private Digest fetchedDigest(DistributionFile file, List<String> wanted) {
        var target = store.get().temporaryFile();
        try {
            return index.get().fetch(file, target, wanted);
        } finally {
            try {
                Files.deleteIfExists(target);
            } catch (IOException leftOver) {
                // purge takes it away
            }
        }
    }
}
