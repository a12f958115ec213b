package dev.wardian.stack;

/// What purging the cache removed.
public record Purged(long files, long bytes) {}
