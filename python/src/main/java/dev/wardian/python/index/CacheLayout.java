package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an index client keeps what it learnt, below one folder. A name changes with the form of
/// what it names, so that programs of different ages can share the folder.
///
/// Making paths is a good part of the cost of reading small files, so folders are made once. Safe
/// for all threads.
final class CacheLayout {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Path root;
    private final Path metadata;
    private volatile @Nullable Pages last;

    private record Pages(URI url, Path folder) {}

    CacheLayout(Path root) {
        this.root = root;
        this.metadata = root.resolve("metadata-1");
    }

    /// The packed page of a project.
    Path page(IndexLocation index, PackageName name) {
        return pages(index).resolve(name + ".page");
    }

    /// The folder of all packed pages of an index.
    Path pages(IndexLocation index) {
        Pages known = last;
        if (known == null || !known.url.equals(index.url())) {
            Path folder = pages().resolve(key(index.url().toString()));
            known = new Pages(index.url(), folder);
            last = known;
        }
        return known.folder;
    }

    /// The folder of all packed pages.
    Path pages() {
        return root.resolve("pages-1");
    }

    /// The raw page of a place that lists files of many projects.
    Path flat(IndexLocation place) {
        return root.resolve("flat-1").resolve(key(place.url().toString()));
    }

    /// What is remembered about a server of files.
    Path habits(String origin) {
        return root.resolve("habits-1").resolve(key(origin));
    }

    /// The metadata of a file whose digest is known.
    Path metadata(String sha256) {
        return metadata.resolve(sha256.substring(0, 2) + "/" + sha256.substring(2));
    }

    /// The metadata of a file without a digest.
    Path metadata(DistributionFile file) {
        return metadata.resolve("unsigned").resolve(key(file.address()));
    }

    /// The folder of a source distribution.
    Path sdist(DistributionFile file) {
        String digest = file.hashes().get("sha256");
        String key = digest == null ? key(file.address()) : digest;
        return root.resolve("sdists-1").resolve(key);
    }

    /// A short readable name that differs for different addresses.
    private static String key(String address) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * FNV_PRIME;
        }
        int start = address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3;
        StringBuilder name = new StringBuilder(48);
        for (int i = start; i < address.length() && name.length() < 30; i++) {
            char c = address.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
            name.append(plain ? c : '-');
        }
        return name.append('-').append(Long.toHexString(hash)).toString();
    }
}
