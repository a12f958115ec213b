package dev.wardian.python.index;

import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One version of a project and the files that carry it.
///
/// The files of a release that was read from a cached page are decoded at the first call of
/// [#files]. Immutable to its callers and safe for all threads.
public final class Release {
    private final Version version;
    private final Supplier<List<DistributionFile>> decoder;
    private volatile @Nullable List<DistributionFile> files;

    private Release(
            Version version,
            @Nullable List<DistributionFile> files,
            Supplier<List<DistributionFile>> decoder) {
        this.version = version;
        this.files = files;
        this.decoder = decoder;
    }

    /// A release whose files are known.
    public static Release of(Version version, List<DistributionFile> files) {
        List<DistributionFile> copy = List.copyOf(files);
        return new Release(version, copy, () -> copy);
    }

    /// A release whose files are decoded when they are first asked for, perhaps by several threads.
    public static Release deferred(Version version, Supplier<List<DistributionFile>> files) {
        return new Release(version, null, files);
    }

    /// The version that every file of this release carries.
    public Version version() {
        return version;
    }

    /// Wheels and source distributions, in the order of the index.
    public List<DistributionFile> files() {
        List<DistributionFile> known = files;
        if (known == null) {
            known = List.copyOf(decoder.get());
            files = known;
        }
        return known;
    }

    /// Whether every file of this release is marked as yanked (PEP 592).
    public boolean isYanked() {
        for (DistributionFile file : files()) {
            if (file.yanked().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return version.toString();
    }
}
