package dev.wardian.python.internal.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Finds the `PKG-INFO` at the top of a source distribution without unpacking it (PEP 625, 643).
public final class SdistInformation {
    private static final int BLOCK = 512;
    private static final int LONGEST = 16 * 1024 * 1024;

    private SdistInformation() {}

    /// The content of `{name}-{version}/PKG-INFO`; empty if there is none, or the archive is of a
    /// kind that no tool has made for years.
    public static Optional<byte[]> read(Path archive) throws IOException {
        String name = String.valueOf(archive.getFileName());
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 64 * 1024)) {
            if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                return fromTar(new GZIPInputStream(file, 32 * 1024));
            }
            if (name.endsWith(".tar")) {
                return fromTar(file);
            }
            return name.endsWith(".zip") ? fromZip(file) : Optional.empty();
        }
    }

    private static Optional<byte[]> fromZip(InputStream file) throws IOException {
        ZipInputStream zip = new ZipInputStream(file);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (isInformation(entry.getName())) {
                return Optional.of(limited(zip, LONGEST));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> fromTar(InputStream tar) throws IOException {
        byte[] header = new byte[BLOCK];
        while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            long size = octal(header, 124, 12);
            int kind = header[156];
            if ((kind == '0' || kind == 0) && isInformation(name(header))) {
                return Optional.of(limited(tar, size));
            }
            tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
        return Optional.empty();
    }

    private static byte[] limited(InputStream input, long size) throws IOException {
        byte[] content = input.readNBytes((int) Math.min(size, LONGEST));
        if (content.length == LONGEST) {
            throw new IOException("its PKG-INFO is too large");
        }
        return content;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix =
                header[257] == 'u' && header[258] == 's' && header[262] == 0
                        ? text(header, 345, 155)
                        : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int start, int longest) {
        int end = start;
        while (end < start + longest && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int start, int length) throws IOException {
        long value = 0;
        for (int i = start; i < start + length; i++) {
            int digit = header[i] - '0';
            if (digit >= 0 && digit < 8) {
                value = value << 3 | digit;
            } else if (header[i] != 0 && header[i] != ' ') {
                throw new IOException("its tar archive is damaged");
            }
        }
        return value;
    }

    /// Only one folder deep: the file inside an `.egg-info` folder may be older.
    private static boolean isInformation(String name) {
        String clean = name.startsWith("./") ? name.substring(2) : name;
        int slash = clean.indexOf('/');
        return slash > 0 && clean.substring(slash + 1).equals("PKG-INFO");
    }
}
