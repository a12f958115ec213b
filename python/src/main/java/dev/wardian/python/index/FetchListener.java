package dev.wardian.python.index;

import java.util.OptionalLong;

/// Hears how files arrive that are fetched whole because nothing less tells their metadata: wheels
/// of servers without range requests, source distributions. Several threads at once.
public interface FetchListener {
    /// Hears nothing.
    FetchListener SILENT = new FetchListener() {};

    /// A file begins to arrive, from its start or from where an earlier attempt broke off.
    ///
    /// @param size of the whole file, where it is known
    default void begun(String filename, OptionalLong size) {}

    /// So many bytes of it are there; told at most once for each 64 KiB.
    default void arrived(String filename, long bytes) {}

    /// All of it is there.
    default void finished(String filename, long bytes) {}
}
