package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// A tar archive, compressed or not, as sdists and conda packages are.
public final class TarArchive {
    private TarArchive() {}

    /// Unpacks the archive into an empty folder, by the rules of Python's `data` filter (PEP 721).
    public static Manifest unpack(String name, InputStream archive, Path folder, Limits limits)
            throws IOException {
        return TarUnpacker.unpack(name, archive, folder, limits);
    }
}
