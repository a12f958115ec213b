package dev.wardian.stack.cache;

/// What purging the cache removed.
public record Purged(long files, long bytes) {}
