package dev.wardian.host.repository;

import dev.wardian.host.system.PackageOrigin;
import dev.wardian.store.Digest;
import dev.wardian.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Fetches the descriptions of repositories and the indexes of their packages, and believes nothing
/// that is not signed for: the signature of the description, its dates, and the digest of each
/// index before and after it is unpacked (`apt-secure(8)`). An index that is kept already is not
/// fetched again. Where one mirror lies or fails the next is asked.
public final class IndexUpdate {
    /// What clocks may differ.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// A list is large; nobody's is larger than this.
    private static final int LARGEST = 1 << 30;

    private static final List<String> ENDINGS = List.of(".xz", ".gz", "");

    private final Path root;
    private final String architecture;
    private final IndexShelf shelf;
    private final RepositoryFiles files;
    private final Clock clock;

    /// @param root where the machine's files begin
    /// @param architecture as Debian names it
    public IndexUpdate(
            Path root, String architecture, IndexShelf shelf, RepositoryFiles files, Clock clock) {
        this.root = root;
        this.architecture = architecture;
        this.shelf = shelf;
        this.files = files;
        this.clock = clock;
    }

    /// What came of one source.
    ///
    /// @param source which
    /// @param bases the addresses at which it lies, the one that answered first
    /// @param indexes the files of its packages, verified
    /// @param origins where each of them comes from
    /// @param automatic whether its packages are taken without being asked for by name
    /// @param fetched how many bytes were fetched
    /// @param warnings what a person should know
    public record Updated(
            AptSource source,
            List<String> bases,
            List<Path> indexes,
            List<PackageOrigin> origins,
            boolean automatic,
            long fetched,
            List<String> warnings) {
        public Updated {
            bases = List.copyOf(bases);
            indexes = List.copyOf(indexes);
            origins = List.copyOf(origins);
            warnings = List.copyOf(warnings);
        }
    }

    /// What is kept of a source, if it may still be used without asking.
    ///
    /// @param age how old it may be
    public Optional<Updated> kept(AptSource source, Duration age) {
        Instant now = clock.instant();
        Optional<String> text =
                shelf.fetched(source).filter(at -> at.plus(age).isAfter(now)).isPresent()
                        ? shelf.release(source)
                        : Optional.empty();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ReleaseFile release = ReleaseFile.parse(source.toString(), text.get());
        boolean expired =
                source.checksValidity()
                        && !files.offline()
                        && release.validUntil().filter(until -> until.isBefore(now)).isPresent();
        List<Path> indexes = new ArrayList<>();
        List<PackageOrigin> origins = new ArrayList<>();
        for (String path : source.packages(architecture)) {
            plain(path, release)
                    .ifPresent(
                            entry -> {
                                indexes.add(shelf.index(entry.sha256()));
                                origins.add(release.packageOrigin(source, path));
                            });
        }
        return expired || !indexes.stream().allMatch(Files::exists)
                ? Optional.empty()
                : Optional.of(
                        new Updated(
                                source,
                                files.bases(source),
                                indexes,
                                origins,
                                release.automatic(),
                                0,
                                List.of()));
    }

    /// Brings what is kept of a source up to date.
    ///
    /// @throws RepositoryException when it cannot be believed; what was kept before stays
    public Updated update(AptSource source) {
        RuntimeException first = null;
        for (String base : files.bases(source)) {
            try {
                return update(source, base);
            } catch (RepositoryException | StoreException problem) {
                first = first == null ? problem : first;
            }
        }
        throw java.util.Objects.requireNonNull(first);
    }

    private Updated update(AptSource source, String base) {
        List<String> warnings = new ArrayList<>();
        String folder = base + source.folder();
        String text = release(source, folder, warnings);
        ReleaseFile release = ReleaseFile.parse(folder + "InRelease", text);
        checkDates(source, folder + "InRelease", release);
        checkSuite(source, release, warnings);
        Optional<ReleaseFile> known =
                shelf.release(source).map(it -> ReleaseFile.parse(folder + "InRelease", it));
        if (known.isPresent() && isOlder(release, known.get())) {
            warnings.add(
                    "`%s` is older than what was fetched before, which is kept".formatted(folder));
            release = known.get();
            text = shelf.release(source).orElse(text);
        }
        List<Path> indexes = new ArrayList<>();
        List<PackageOrigin> origins = new ArrayList<>();
        long fetched = text.length();
        for (String path : source.packages(architecture)) {
            @org.jspecify.annotations.Nullable Long bytes = index(folder, path, release);
            if (bytes == null) {
                warnings.add(
                        "%s has no packages for `%s`: `%s` is not there"
                                .formatted(source, architecture, path));
                continue;
            }
            fetched += bytes;
            indexes.add(shelf.index(plain(path, release).orElseThrow().sha256()));
            origins.add(release.packageOrigin(source, path));
        }
        shelf.keepRelease(source, text);
        List<String> bases = new ArrayList<>(files.bases(source));
        bases.remove(base);
        bases.addFirst(base);
        return new Updated(source, bases, indexes, origins, release.automatic(), fetched, warnings);
    }

    /// The lists of all files in the packages of a source that was brought up to date, packed.
    /// They are large, so they are fetched when they are asked for. None where it has none.
    ///
    /// @throws RepositoryException when one is not the one that was signed for
    public List<Path> contents(AptSource source) {
        Optional<String> text = shelf.release(source);
        if (text.isEmpty()) {
            return List.of();
        }
        ReleaseFile release = ReleaseFile.parse(source.toString(), text.get());
        List<Path> found = new ArrayList<>();
        for (String path : source.contents(architecture)) {
            ReleaseFile.Entry entry = release.files().get(path);
            if (entry != null) {
                if (!Files.exists(shelf.packed(entry.sha256()))) {
                    shelf.keepPacked(entry.sha256(), contents(source, path, entry, release));
                }
                found.add(shelf.packed(entry.sha256()));
            }
        }
        return found;
    }

    private byte[] contents(
            AptSource source, String path, ReleaseFile.Entry entry, ReleaseFile release) {
        RuntimeException first = null;
        for (String base : files.bases(source)) {
            try {
                String folder = base + source.folder();
                return packed(folder, path, entry, release.byHash())
                        .orElseThrow(
                                () ->
                                        new RepositoryException(
                                                new RepositoryProblem.Absent(
                                                        folder + path, "no such file")));
            } catch (RepositoryException | StoreException problem) {
                first = first == null ? problem : first;
            }
        }
        throw java.util.Objects.requireNonNull(first);
    }

    private static boolean isOlder(ReleaseFile release, ReleaseFile known) {
        return release.date().isPresent()
                && known.date().isPresent()
                && release.date().get().isBefore(known.date().get());
    }

    private String release(AptSource source, String folder, List<String> warnings) {
        Optional<byte[]> signed = files.fetch(folder + "InRelease");
        if (source.trusted()) {
            warnings.add("%s is believed without a signature (`trusted`)".formatted(source));
            byte[] text = signed.isPresent() ? signed.get() : files.require(folder + "Release");
            return ReleaseFile.withoutSignature(
                    new String(text, java.nio.charset.StandardCharsets.UTF_8));
        }
        Keyring keyring = Keyring.of(source, root);
        if (signed.isPresent()) {
            return new SignatureCheck(folder + "InRelease", keyring, clock.instant())
                    .cleartext(signed.get());
        }
        Optional<byte[]> plain = files.fetch(folder + "Release");
        Optional<byte[]> signatures =
                plain.isPresent() ? files.fetch(folder + "Release.gpg") : Optional.empty();
        if (plain.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(folder + "InRelease", "no such file"));
        }
        return new SignatureCheck(folder + "Release", keyring, clock.instant())
                .detached(
                        plain.get(),
                        signatures.orElseThrow(
                                () ->
                                        new RepositoryException(
                                                RepositoryProblem.Unsigned.ofRelease(folder))));
    }

    private void checkDates(AptSource source, String address, ReleaseFile release) {
        Instant now = clock.instant();
        if (source.checksValidity()
                && release.validUntil().filter(until -> until.isBefore(now)).isPresent()) {
            throw new RepositoryException(
                    new RepositoryProblem.Expired(address, release.validUntil().get()));
        }
        if (release.date().filter(date -> date.isAfter(now.plus(TOLERANCE))).isPresent()) {
            throw new RepositoryException(
                    new RepositoryProblem.NotYetValid(address, release.date().get()));
        }
    }

    private static void checkSuite(AptSource source, ReleaseFile release, List<String> warnings) {
        boolean same =
                source.isFlat()
                        || (release.suite().isEmpty() && release.codename().isEmpty())
                        || source.suite().equals(release.suite())
                        || source.suite().equals(release.codename())
                        || source.suite().startsWith(release.codename() + "/")
                        || source.suite().startsWith(release.suite() + "/");
        if (!same) {
            warnings.add(
                    "%s calls itself `%s` (`%s`), not `%s`"
                            .formatted(
                                    source, release.codename(), release.suite(), source.suite()));
        }
    }

    private static Optional<ReleaseFile.Entry> plain(String path, ReleaseFile release) {
        return Optional.ofNullable(release.files().get(path));
    }

    /// Makes an index be there.
    ///
    /// @return how many bytes were fetched for it; null where the repository has no such index
    private @org.jspecify.annotations.Nullable Long index(
            String folder, String path, ReleaseFile release) {
        Optional<ReleaseFile.Entry> plain = plain(path, release);
        if (plain.isEmpty()) {
            return null;
        }
        if (Files.exists(shelf.index(plain.get().sha256()))) {
            return 0L;
        }
        if (plain.get().size() == 0) {
            shelf.keepIndex(plain.get().sha256(), new byte[0]);
            return 0L;
        }
        for (String ending : ENDINGS) {
            ReleaseFile.Entry packed = release.files().get(path + ending);
            if (packed != null) {
                Optional<byte[]> found = packed(folder, path + ending, packed, release.byHash());
                if (found.isPresent()) {
                    keep(folder + path + ending, found.get(), plain.get());
                    return (long) found.get().length;
                }
            }
        }
        throw new RepositoryException(
                new RepositoryProblem.Absent(folder + path, "no such file, compressed or not"));
    }

    private Optional<byte[]> packed(
            String folder, String path, ReleaseFile.Entry entry, boolean byHash) {
        String address = folder + path;
        Optional<byte[]> found = Optional.empty();
        if (byHash) {
            int slash = path.lastIndexOf('/') + 1;
            found =
                    files.fetch(
                            folder + path.substring(0, slash) + "by-hash/SHA256/" + entry.sha256());
        }
        if (found.isEmpty()) {
            found = files.fetch(address);
        }
        found.ifPresent(bytes -> require(address, bytes, entry));
        return found;
    }

    private static void require(String address, byte[] bytes, ReleaseFile.Entry entry) {
        String actual = Digest.of("sha256", Digest.computation("sha256").digest(bytes)).hex();
        if (bytes.length != entry.size() || !actual.equals(entry.sha256())) {
            throw new RepositoryException(
                    new RepositoryProblem.Mismatch(
                            address,
                            "sha256:" + entry.sha256() + ", " + entry.size() + " bytes",
                            "sha256:" + actual + ", " + bytes.length + " bytes"));
        }
    }

    private void keep(String address, byte[] packed, ReleaseFile.Entry plain) {
        try (InputStream in = expand(address, packed)) {
            int limit = (int) Math.min(plain.size() + 1, LARGEST);
            byte[] bytes = in.readNBytes(limit);
            require(address, bytes, plain);
            shelf.keepIndex(plain.sha256(), bytes);
        } catch (IOException damaged) {
            throw new RepositoryException(
                    new RepositoryProblem.Damaged(address, String.valueOf(damaged.getMessage())),
                    damaged);
        }
    }

    private static InputStream expand(String address, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return address.endsWith(".xz")
                ? new XZInputStream(in, 1 << 20)
                : address.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
