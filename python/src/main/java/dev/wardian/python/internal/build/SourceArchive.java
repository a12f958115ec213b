package dev.wardian.python.internal.build;

import dev.wardian.store.archive.Limits;
import dev.wardian.store.archive.TarArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Unpacks source distributions: tar archives by the rules of the store, and the zip files that
/// old projects published.
final class SourceArchive {
    private static final long LONGEST_FILE = 4L << 30;

    private SourceArchive() {}

    static void unpack(Path archive, Path folder) throws IOException {
        String name = String.valueOf(archive.getFileName());
        if (name.endsWith(".zip")) {
            unzip(archive, folder);
            return;
        }
        try (InputStream input = new BufferedInputStream(Files.newInputStream(archive))) {
            TarArchive.unpack(name, input, folder, Limits.GENEROUS);
        }
    }

    private static void unzip(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder) || file.equals(folder)) {
                    throw new IOException("an entry leaves the archive: `" + entry.getName() + "`");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    write(zip, entry, file);
                }
            }
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        if (entry.getSize() > LONGEST_FILE) {
            throw new IOException("an entry is too large: `" + entry.getName() + "`");
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}
