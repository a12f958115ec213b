package dev.wardian.stack.cache;

import java.util.List;

/// An archive of the cache whose files are not what its wheel said.
///
/// @param sha256 the digest of the archive, by which the cache knows it
/// @param wheel `name version`, or the digest where that is damaged too
/// @param files the files that are missing, cut short or changed
/// @param removed whether it was taken out of the cache
public record DamagedArchive(String sha256, String wheel, List<String> files, boolean removed) {
    public DamagedArchive {
        files = List.copyOf(files);
    }
}
