package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.index.Digests;
import dev.wardian.python.internal.index.MetadataText;
import dev.wardian.python.internal.index.RemoteZip;
import dev.wardian.python.internal.index.SdistInformation;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.RequirementReader;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.StoreException;
import dev.wardian.store.http.Bytes;
import dev.wardian.store.http.HttpCache;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.Origins;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import dev.wardian.store.http.SafeUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The metadata of distribution files, cheapest way first: what is kept; the file beside the wheel,
/// tried even where no page announces it (PEP 658); the wheel's directory by range requests; the
/// whole wheel; for a source distribution its static `PKG-INFO` (PEP 643). Runs no code. Safe for
/// all threads.
final class MetadataSource {
    private final HttpClient client;
    private final HttpCache cache;
    private final CacheLayout layout;
    private final ServerHabits habits;
    private final FileDownloads downloads;
    private final RequirementReader requirements;

    /// @param requirements what was read of other metadata
    MetadataSource(
            HttpClient client,
            HttpCache cache,
            CacheLayout layout,
            FileDownloads downloads,
            RequirementReader requirements) {
        this.client = client;
        this.cache = cache;
        this.layout = layout;
        this.habits = new ServerHabits(layout, cache.rules());
        this.downloads = downloads;
        this.requirements = requirements;
    }

    /// The metadata that is kept of a file.
    Optional<CoreMetadata> kept(DistributionFile file) {
        Optional<Bytes> bytes = cache.fresh(keptAt(file));
        return bytes.isPresent() ? Optional.of(parse(file, bytes.get().copy())) : Optional.empty();
    }

    /// Whether the metadata of a file is kept, or that the server has no such file.
    boolean isKept(DistributionFile file) {
        return cache.rules().keeping()
                && (Files.exists(keptAt(file)) || cache.isFresh(goneAt(file)));
    }

    /// What can be learned of a file without running code.
    sealed interface Described {
        /// It says what it needs.
        record Stated(CoreMetadata metadata) implements Described {}

        /// A source distribution whose needs only its build backend knows.
        record Unstated(Path archive) implements Described {}
    }

    /// The metadata of a file, if it can be had without building.
    Described describe(DistributionFile file) {
        Optional<CoreMetadata> kept = kept(file);
        if (kept.isPresent()) {
            return new Described.Stated(kept.get());
        }
        boolean local = "file".equalsIgnoreCase(file.url().getScheme());
        if (cache.rules().offline() && !local) {
            return fromKeptSdist(file);
        }
        if (!local && cache.fresh(goneAt(file)).isPresent()) {
            throw gone(file);
        }
        Optional<byte[]> beside = local ? Optional.empty() : beside(file);
        if (beside.isPresent()) {
            return new Described.Stated(keep(file, beside.get()));
        }
        return file.isWheel()
                ? new Described.Stated(keep(file, ofWheel(file, local)))
                : ofSdist(file, local);
    }

    private Described fromKeptSdist(DistributionFile file) {
        Path archive = layout.sdist(file).resolve(file.filename());
        if (!file.isWheel() && Files.exists(archive)) {
            return new Described.Unstated(archive);
        }
        throw new PythonException(
                new IndexProblem.NotKept("the metadata of `" + file.filename() + "`"));
    }

    private Path keptAt(DistributionFile file) {
        String digest = file.hashes().get("sha256");
        return digest != null && digest.length() == 64
                ? layout.metadata(digest)
                : layout.metadata(file);
    }

    /// Where it is noted that a server has no such file: 404 and 410 are kept like other answers
    /// (RFC 9111, section 4.2.2), so that a version whose file is missing is not asked for each
    /// time.
    private Path goneAt(DistributionFile file) {
        Path kept = keptAt(file);
        return kept.resolveSibling(kept.getFileName() + ".gone");
    }

    private static PythonException gone(DistributionFile file) {
        return new PythonException(
                new IndexProblem.FileGone(file.filename(), SafeUrl.show(file.url())));
    }

    private CoreMetadata keep(DistributionFile file, byte[] text) {
        byte[] essential = MetadataText.essential(text);
        CoreMetadata metadata = parse(file, essential);
        if (file.hashes().containsKey("sha256")) {
            cache.keepForever(keptAt(file), essential);
        }
        return metadata;
    }

    private CoreMetadata parse(DistributionFile file, byte[] text) {
        try {
            CoreMetadata metadata = CoreMetadata.parse(text, requirements);
            if (!isOf(file, metadata)) {
                throw new PythonException(
                        new IndexProblem.ForeignMetadata(
                                file.filename(),
                                SafeUrl.show(file.url()),
                                metadata.name() + " " + metadata.version()));
            }
            return metadata;
        } catch (SyntaxException bad) {
            throw new PythonException(
                    new IndexProblem.BadMetadata(file.filename(), String.valueOf(bad.getMessage())),
                    bad);
        }
    }

    /// Whether metadata names what the name of its file names; a local version may be left out.
    private static boolean isOf(DistributionFile file, CoreMetadata metadata) {
        PackageName name = metadata.name();
        Optional<Version> version =
                file.isWheel()
                        ? file.wheel()
                                .filter(wheel -> wheel.name().equals(name))
                                .map(WheelFilename::version)
                        : SdistFilename.tryParse(file.filename(), name).map(SdistFilename::version);
        return version.isPresent()
                && (version.get().equals(metadata.version())
                        || version.get().withoutLocal().equals(metadata.version()));
    }

    private Optional<byte[]> beside(DistributionFile file) {
        String origin = Origins.of(file.url());
        boolean announced = file.metadataAnnounced();
        // beside a file that is named by its own address nobody puts one, and its failure would be
        // told under an address that nobody wrote
        boolean direct = file.index().form() == IndexLocation.Form.DIRECT;
        if (!announced && (direct || !file.isWheel() || !habits.mayGiveMetadata(origin))) {
            return Optional.empty();
        }
        URI url = URI.create(file.address() + ".metadata");
        Response response;
        try {
            response = client.get(Request.get(url));
        } catch (StoreException failed) {
            throw Failures.of(url, failed);
        }
        if (!response.isSuccess() || !MetadataText.looksRight(response.body())) {
            if (!announced) {
                habits.refused(origin);
            }
            return Optional.empty();
        }
        verify(file, url, response.body());
        habits.gave(origin);
        return Optional.of(response.body());
    }

    private static void verify(DistributionFile file, URI url, byte[] text) {
        Map<String, String> promised = file.metadataHashes();
        if (promised.isEmpty()) {
            return;
        }
        Digests digests = new Digests(promised);
        digests.update(text, 0, text.length);
        Digests.Result result = digests.finish();
        if (!result.isAsPromised()) {
            throw new PythonException(
                    new IndexProblem.DigestMismatch(
                            file.filename() + ".metadata",
                            SafeUrl.show(url),
                            result.algorithm(),
                            result.expected().orElse(""),
                            result.actual()));
        }
    }

    private byte[] ofWheel(DistributionFile file, boolean local) {
        try {
            Optional<byte[]> found;
            if (local) {
                found = new RemoteZip(new LocalParts(Path.of(file.url()))).wheelMetadata();
            } else {
                RangeParts parts = new RangeParts(client, file.url());
                Optional<Response> refusal = parts.gone();
                if (refusal.isPresent()) {
                    cache.keepRefusal(goneAt(file), refusal.get());
                    throw gone(file);
                }
                found =
                        parts.isAnswered()
                                ? new RemoteZip(parts).wheelMetadata()
                                : wholeWheel(file);
            }
            if (found.isPresent()) {
                return found.get();
            }
            throw new PythonException(
                    new IndexProblem.BadMetadata(
                            file.filename(), "it has not exactly one `METADATA`"));
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new PythonException(
                    new IndexProblem.FileGone(file.filename(), file.address()), missing);
        } catch (IOException damaged) {
            throw new PythonException(
                    new IndexProblem.BadMetadata(
                            file.filename(), String.valueOf(damaged.getMessage())),
                    damaged);
        } catch (StoreException failed) {
            throw Failures.of(file.url(), failed);
        }
    }

    private Optional<byte[]> wholeWheel(DistributionFile file) throws IOException {
        Path folder = Files.createTempDirectory("wardian-wheel");
        try {
            Path wheel = downloads.fetch(file, folder);
            try {
                return new RemoteZip(new LocalParts(wheel)).wheelMetadata();
            } finally {
                Files.deleteIfExists(wheel);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private Described ofSdist(DistributionFile file, boolean local) {
        Path archive = local ? Path.of(file.url()) : keptSdist(file);
        try {
            Optional<byte[]> information = SdistInformation.read(archive);
            if (information.isPresent() && MetadataText.looksRight(information.get())) {
                CoreMetadata metadata = CoreMetadata.parse(information.get());
                if (metadata.hasStaticDependencies() && isOf(file, metadata)) {
                    return new Described.Stated(keep(file, information.get()));
                }
            }
        } catch (IOException | SyntaxException _) {
            return new Described.Unstated(archive);
        }
        return new Described.Unstated(archive);
    }

    /// The archive of a source distribution, which a build will want again.
    Path keptSdist(DistributionFile file) {
        Path folder = layout.sdist(file);
        Path archive = folder.resolve(file.filename());
        if (Files.exists(archive) && file.hashes().containsKey("sha256")) {
            return archive;
        }
        return downloads.fetch(file, folder);
    }
}
