package dev.wardian.stack.cache;

/// What pruning the cache took away, or would.
///
/// @param archives how many unpacked archives
/// @param files how many files in all
/// @param bytes their sizes
/// @param freed the part of that which no environment shares by hard links
/// @param inUse how many archives stayed because something is using them
public record Pruned(long archives, long files, long bytes, long freed, long inUse) {}
