package dev.wardian.store;

import java.time.Instant;

/// How an archive of the store is used.
///
/// @param digest which
/// @param bytes the sizes of its files
/// @param lastUse when it was last linked or unpacked, a day more or less
public record ArchiveUse(Digest digest, long bytes, Instant lastUse) {}
