package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.store.http.Origins;
import dev.wardian.store.http.SafeUrl;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A wheel or source distribution as an index describes it (PEP 503, 592, 658, 700).
///
/// The address and the parsed file name are made when first asked for: pages have thousands of
/// files of which few are looked at. Two files are equal when name and address are. Immutable to
/// its callers and safe for all threads.
public final class DistributionFile {
    private final String filename;
    private final Details details;
    private final @Nullable String requiresPython;
    private final @Nullable String yanked;
    private final long uploadMicros;
    private final long size;
    private final boolean metadataAnnounced;
    private final IndexLocation index;
    private volatile @Nullable URI url;
    private volatile boolean wheelParsed;
    private volatile @Nullable WheelFilename wheel;

    private DistributionFile(Builder parts) {
        this.filename = parts.filename;
        this.details = parts.details;
        this.index = parts.index;
        this.requiresPython = parts.requiresPython;
        this.yanked = parts.yanked;
        this.uploadMicros = parts.uploadMicros;
        this.size = parts.size;
        this.metadataAnnounced = parts.metadataAnnounced;
    }

    /// What few files are asked for; made when it is.
    public interface Details {
        /// The absolute address without fragment and credentials.
        String address();

        /// Digests of the file in hexadecimal by the name of their algorithm.
        Map<String, String> hashes();

        /// Digests of its metadata in hexadecimal by the name of their algorithm.
        Map<String, String> metadataHashes();
    }

    /// Begins the description of a file; the address is absolute and free of credentials.
    public static Builder named(String filename, String address, IndexLocation index) {
        return new Builder(filename, new Known(address, Map.of(), Map.of()), index);
    }

    /// Begins the description of a file whose details are made when they are asked for.
    public static Builder named(String filename, Details details, IndexLocation index) {
        return new Builder(filename, details, index);
    }

    /// The file's name, unquoted, as the index spells it.
    public String filename() {
        return filename;
    }

    /// Where the file lies, absolute, without fragment and credentials.
    public URI url() {
        URI known = url;
        if (known == null) {
            known = checked(details.address());
            url = known;
        }
        return known;
    }

    /// Pages are read in a hurry; an address is looked at when its file is wanted. What came over
    /// the network must not lead to files of this machine.
    private URI checked(String address) {
        URI parsed;
        try {
            parsed = URI.create(address);
        } catch (IllegalArgumentException _) {
            throw new PythonException(badAddress(address, "it is none"));
        }
        String scheme = parsed.getScheme();
        boolean remote = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        boolean local = "file".equalsIgnoreCase(scheme);
        if (remote ? Origins.host(parsed).isEmpty() : !local) {
            throw new PythonException(
                    badAddress(address, "only http and https addresses can be fetched"));
        }
        if (local && !"file".equalsIgnoreCase(index.url().getScheme())) {
            throw new PythonException(
                    badAddress(address, "a page of a server must not name files of this machine"));
        }
        return parsed;
    }

    private IndexProblem.BadAddress badAddress(String address, String reason) {
        return new IndexProblem.BadAddress(
                filename, SafeUrl.show(address), SafeUrl.show(index.url()), reason);
    }

    /// The same as [#url], as text.
    public String address() {
        return details.address();
    }

    /// Digests in lower-case hexadecimal by the name of their algorithm, `sha256` for example.
    public Map<String, String> hashes() {
        return details.hashes();
    }

    /// Which Pythons the file asks for, as written; it may not be a valid specifier set.
    public Optional<String> requiresPython() {
        return Optional.ofNullable(requiresPython);
    }

    /// The reason for which the file was yanked, empty text if none was given.
    public Optional<String> yanked() {
        return Optional.ofNullable(yanked);
    }

    /// When the file was uploaded, if the index says so.
    public Optional<Instant> uploadTime() {
        return uploadMicros == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(
                                Math.floorDiv(uploadMicros, 1_000_000L),
                                Math.floorMod(uploadMicros, 1_000_000L) * 1000));
    }

    /// The size in bytes, if the index says so.
    public OptionalLong size() {
        return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /// Whether the index says that the metadata lies beside the file (PEP 658).
    public boolean metadataAnnounced() {
        return metadataAnnounced;
    }

    /// The digests of the announced metadata, often empty.
    public Map<String, String> metadataHashes() {
        return details.metadataHashes();
    }

    /// The place that offers the file.
    public IndexLocation index() {
        return index;
    }

    /// Whether the name ends as a wheel's does; it may still be no valid wheel name.
    public boolean isWheel() {
        return filename.endsWith(".whl");
    }

    /// The parsed name of a wheel, empty for other files.
    public Optional<WheelFilename> wheel() {
        if (!wheelParsed) {
            wheel = isWheel() ? WheelFilename.tryParse(filename).orElse(null) : null;
            wheelParsed = true;
        }
        return Optional.ofNullable(wheel);
    }

    /// The parsed name of a source distribution, empty for other files.
    public Optional<SdistFilename> sdist() {
        return isWheel() ? Optional.empty() : SdistFilename.tryParse(filename);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DistributionFile file
                && filename.equals(file.filename)
                && address().equals(file.address());
    }

    @Override
    public int hashCode() {
        return filename.hashCode();
    }

    @Override
    public String toString() {
        return filename;
    }

    /// Collects what an index says of one file. Not safe for several threads.
    public static final class Builder {
        private final String filename;
        private final IndexLocation index;
        private Details details;
        private @Nullable String requiresPython;
        private @Nullable String yanked;
        private long uploadMicros = Long.MIN_VALUE;
        private long size = -1;
        private boolean metadataAnnounced;

        private Builder(String filename, Details details, IndexLocation index) {
            this.filename = filename;
            this.details = details;
            this.index = index;
        }

        /// Adds one digest in hexadecimal.
        public Builder hash(String algorithm, String hex) {
            Map<String, String> hashes = with(details.hashes(), algorithm, hex);
            details = new Known(details.address(), hashes, details.metadataHashes());
            return this;
        }

        /// Sets which Pythons the file asks for.
        public Builder requiresPython(String specifiers) {
            requiresPython = specifiers;
            return this;
        }

        /// Marks the file as yanked, for a reason that may be empty.
        public Builder yanked(String reason) {
            yanked = reason;
            return this;
        }

        /// Sets when the file was uploaded.
        public Builder uploadTime(Instant time) {
            uploadMicros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
            return this;
        }

        /// Sets when the file was uploaded, in microseconds since 1970.
        public Builder uploadedAtMicros(long micros) {
            uploadMicros = micros;
            return this;
        }

        /// Sets the size in bytes.
        public Builder size(long bytes) {
            size = bytes;
            return this;
        }

        /// Says that the metadata lies beside the file.
        public Builder metadataAnnounced() {
            metadataAnnounced = true;
            return this;
        }

        /// Says that the metadata lies beside the file, with this digest.
        public Builder metadataHash(String algorithm, String hex) {
            Map<String, String> hashes = with(details.metadataHashes(), algorithm, hex);
            details = new Known(details.address(), details.hashes(), hashes);
            return metadataAnnounced();
        }

        /// The description.
        public DistributionFile build() {
            return new DistributionFile(this);
        }

        private static Map<String, String> with(
                Map<String, String> known, String algorithm, String hex) {
            if (known.isEmpty()) {
                return Map.of(algorithm, hex);
            }
            Map<String, String> more = new TreeMap<>(known);
            more.put(algorithm, hex);
            return more;
        }
    }

    private record Known(
            String address, Map<String, String> hashes, Map<String, String> metadataHashes)
            implements Details {}
}
