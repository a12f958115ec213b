package dev.wardian.python.internal.build;

import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.TarArchive;
import dev.wardian.store.archive.UnpackWitness;
import dev.wardian.store.archive.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Unpacks source distributions by the strict rules of the store: tar archives, and the zip files
/// that old projects published.
final class SourceArchive {
    private SourceArchive() {}

    static void unpack(Path archive, Path folder, UnpackLimits limits) throws IOException {
        String name = String.valueOf(archive.getFileName());
        if (name.endsWith(".zip")) {
            try (ZipArchive zip = ZipArchive.open(name, archive, limits)) {
                zip.unpack(folder, UnpackWitness.BLIND);
            }
            return;
        }
        try (InputStream input = Files.newInputStream(archive)) {
            TarArchive.unpack(name, input, folder, limits);
        }
    }
}
