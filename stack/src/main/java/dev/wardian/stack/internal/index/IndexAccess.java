package dev.wardian.stack.internal.index;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.WheelParts;
import dev.wardian.python.resolve.MarkedIndex;
import dev.wardian.python.resolve.ResolutionMemory;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rest of this package needs of an index client.
public interface IndexAccess {

    /// The most bytes that [#fetchSmall] takes.
    int LARGEST_SMALL = 1 << 20;

    /// Where the resolver asks.
    public PackageSource source();

    /// What searches over it came to, if that is remembered.
    public Optional<ResolutionMemory> answers();

    /// The indexes that packages come from in some environments and not in others.
    public Map<PackageName, List<MarkedIndex>> marked();

    /// Fetches a file and checks it against the digests that the index promised and against those
    /// that were asked for.
    ///
    /// @param target the file to write
    /// @param wanted digests of which one must match, `sha256:…`; empty for any
    /// @return the file's SHA-256
    public Digest fetch(DistributionFile file, Path target, List<String> wanted);

    /// The same for a small file, whose bytes stay in memory; one that turns out to be larger than
    /// [#LARGEST_SMALL] is refused.
    public Small fetchSmall(DistributionFile file, List<String> wanted);

    /// A small file that arrived whole.
    public final class Small {
        private final byte[] bytes;
        private final Digest digest;

        Small(byte[] bytes, Digest digest) {
            this.bytes = bytes;
            this.digest = digest;
        }

        /// The contents; nobody changes them.
        public byte[] bytes() {
            return bytes;
        }

        public Digest digest() {
            return digest;
        }
    }

    /// A wheel of which single files can be read where it lies; nothing where that cannot be done.
    public Optional<WheelParts> parts(DistributionFile file);

    /// The archive of a source distribution that was fetched to learn what it needs; unchecked.
    public Optional<Path> keptSdist(DistributionFile file);

    /// The addresses of the indexes in order, without secrets; the main one first.
    public List<String> indexUrls();
}
