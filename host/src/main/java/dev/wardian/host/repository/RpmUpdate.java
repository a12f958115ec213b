package dev.wardian.host.repository;

import dev.wardian.host.rpm.RepositoryDescription;
import dev.wardian.host.rpm.RpmSource;
import dev.wardian.store.Digest;
import dev.wardian.store.StoreException;
import dev.wardian.store.archive.Expansion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Brings the indexes of RPM repositories up to date in our own cache: `repomd.xml`, whose
/// signature is checked where the repository says so (`repo_gpgcheck`), and the indexes that it
/// describes, by digest and size before and after they are expanded. An index that is kept already
/// is not fetched again. Where one mirror lies or fails the next is asked.
public final class RpmUpdate {
    /// A list is large; nobody's is larger than this.
    private static final int LARGEST = 1 << 30;

    private static final String DESCRIPTION = "repodata/repomd.xml";
    private static final String PRIMARY = "primary";

    private final Path root;
    private final IndexShelf shelf;
    private final RepositoryFiles files;
    private final Clock clock;

    /// @param root where the machine's files begin
    public RpmUpdate(Path root, IndexShelf shelf, RepositoryFiles files, Clock clock) {
        this.root = root;
        this.shelf = shelf;
        this.files = files;
        this.clock = clock;
    }

    /// What came of one source.
    ///
    /// @param index the file of its packages, verified and expanded
    /// @param fetched how many bytes were fetched
    /// @param warnings what a person should know
    public record Updated(RpmSource source, Path index, long fetched, List<String> warnings) {
        public Updated {
            warnings = List.copyOf(warnings);
        }
    }

    /// When a source was brought up to date last.
    public Optional<Instant> fetched(RpmSource source) {
        return shelf.fetched(key(source));
    }

    /// What is kept of a source, if it may still be used without asking.
    ///
    /// @param age how old it may be
    public Optional<Updated> kept(RpmSource source, Duration age) {
        return fetched(source)
                .filter(at -> at.plus(age).isAfter(clock.instant()))
                .flatMap(_ -> description(source))
                .flatMap(described -> described.index(PRIMARY))
                .map(index -> shelf.index(index.plain().digest()))
                .filter(Files::exists)
                .map(file -> new Updated(source, file, 0, List.of()));
    }

    private Optional<RepositoryDescription> description(RpmSource source) {
        return shelf.release(key(source))
                .map(text -> RepositoryDescription.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(RpmSource source) {
        return String.join(
                "\n",
                "rpm",
                String.join(" ", source.bases()),
                source.mirrors(),
                String.join(" ", source.keys()),
                String.valueOf(source.checksMetadata()));
    }

    /// Brings what is kept of a source up to date.
    ///
    /// @throws RepositoryException when it cannot be believed; what was kept before stays
    public Updated update(RpmSource source) {
        RuntimeException first = null;
        for (String base : files.bases(source)) {
            try {
                return update(source, base);
            } catch (RepositoryException | StoreException problem) {
                first = first == null ? problem : first;
            }
        }
        throw Objects.requireNonNull(first);
    }

    private Updated update(RpmSource source, String base) {
        String address = base + DESCRIPTION;
        byte[] text = files.require(address);
        List<String> warnings = new ArrayList<>();
        if (source.checksMetadata()) {
            verify(source, address, text);
        } else {
            warnings.add(
                    source
                            + " signs no description (`repo_gpgcheck`)"
                            + (source.checksPackages()
                                    ? ": its packages are checked one by one"
                                    : ", nor are its packages checked (`gpgcheck`)"));
        }
        RepositoryDescription described = parse(address, text);
        RepositoryDescription.Index index =
                described
                        .index(PRIMARY)
                        .orElseThrow(() -> damaged(address, "it describes no index `primary`"));
        long fetched = text.length + index(base, index);
        shelf.keepRelease(key(source), new String(text, StandardCharsets.UTF_8));
        return new Updated(source, shelf.index(index.plain().digest()), fetched, warnings);
    }

    /// The list of all files of a source that was brought up to date, fetched when it is asked for.
    public Optional<Path> files(RpmSource source) {
        Optional<RepositoryDescription.Index> index =
                description(source).flatMap(described -> described.index("filelists"));
        if (index.isEmpty()) {
            return Optional.empty();
        }
        RuntimeException first = null;
        for (String base : files.bases(source)) {
            try {
                index(base, index.get());
                return Optional.of(shelf.index(index.get().plain().digest()));
            } catch (RepositoryException | StoreException problem) {
                first = first == null ? problem : first;
            }
        }
        throw Objects.requireNonNull(first);
    }

    private static RepositoryDescription parse(String address, byte[] text) {
        try {
            return RepositoryDescription.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw damaged(address, String.valueOf(malformed.getMessage()));
        }
    }

    private void verify(RpmSource source, String address, byte[] text) {
        Keyring keyring = Keyring.of(source, root);
        byte[] signature =
                files.fetch(address + ".asc")
                        .orElseThrow(
                                () ->
                                        new RepositoryException(
                                                RepositoryProblem.Unsigned.ofDescription(address)));
        new SignatureCheck(address, keyring, clock.instant()).detached(text, signature);
    }

    private static RepositoryException damaged(String address, String reason) {
        return new RepositoryException(new RepositoryProblem.Damaged(address, reason));
    }

    /// Makes an index be there.
    ///
    /// @return how many bytes were fetched for it
    private long index(String base, RepositoryDescription.Index index) {
        if (Files.exists(shelf.index(index.plain().digest()))) {
            return 0;
        }
        String address = base + index.path();
        byte[] packed = files.require(address);
        require(address, packed, index.packed());
        String name = index.path().substring(index.path().lastIndexOf('/') + 1);
        String ending = name.substring(name.indexOf(".xml") + 4);
        try (InputStream in =
                Expansion.of(ending, new ByteArrayInputStream(packed))
                        .orElseThrow(() -> damaged(address, "its ending is unknown"))) {
            byte[] plain =
                    in.readNBytes(
                            (int) Math.min(index.plain().size().orElse(LARGEST - 1L) + 1, LARGEST));
            require(address, plain, index.plain());
            shelf.keepIndex(index.plain().digest(), plain);
        } catch (IOException broken) {
            throw new RepositoryException(
                    new RepositoryProblem.Damaged(address, String.valueOf(broken.getMessage())),
                    broken);
        }
        return packed.length;
    }

    private static void require(
            String address, byte[] bytes, RepositoryDescription.Content expected) {
        String actual =
                Digest.of(
                                expected.algorithm(),
                                Digest.computation(expected.algorithm()).digest(bytes))
                        .hex();
        boolean sized = expected.size().isEmpty() || expected.size().get() == bytes.length;
        if (!sized || !actual.equals(expected.digest())) {
            throw new RepositoryException(
                    new RepositoryProblem.Mismatch(
                            address,
                            expected.toString(),
                            expected.algorithm() + ":" + actual + ", " + bytes.length + " bytes"));
        }
    }
}
