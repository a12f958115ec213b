package dev.wardian.store.archive;

/// How much an archive may unpack to.
///
/// @param entries the greatest number of files and folders
/// @param bytes the greatest size of all files together
public record Limits(int entries, long bytes) {
    /// Generous: a million entries, 64 GiB.
    public static final Limits GENEROUS = new Limits(1_000_000, 64L << 30);
}
