package dev.wardian.store;

import java.nio.file.Path;

/// How much one part of the store holds.
///
/// @param part which
/// @param folder where
/// @param entries archives, or files for the other parts
/// @param bytes the sum of the sizes of its files
public record StoreUsage(StorePart part, Path folder, long entries, long bytes) {}
