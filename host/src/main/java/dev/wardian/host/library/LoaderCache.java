package dev.wardian.host.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cache that `ldconfig` makes of a machine's libraries, `/etc/ld.so.cache`, in the form that
/// glibc has written since 2.2 (`sysdeps/generic/dl-cache.h`), alone or behind the older form.
///
/// A damaged cache is no cache, as it is for the loader.
final class LoaderCache {
    private static final byte[] OLD = "ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 48;
    private static final int ENTRY = 24;

    private final Map<String, List<String>> paths;

    private LoaderCache(Map<String, List<String>> paths) {
        this.paths = paths;
    }

    /// The cache in this file; one that knows nothing where there is none.
    static LoaderCache read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException missing) {
            return new LoaderCache(Map.of());
        }
    }

    static LoaderCache parse(byte[] bytes) {
        int start = 0;
        if (begins(bytes, 0, OLD) && bytes.length >= 16) {
            long entries = Integer.toUnsignedLong(numbers(bytes).getInt(12));
            long end = 16 + 12 * entries;
            start = end > bytes.length ? bytes.length : (int) (end + 7) / 8 * 8;
        }
        if (!begins(bytes, start, NEW) || bytes.length - start < HEADER) {
            return new LoaderCache(Map.of());
        }
        byte[] cache = Arrays.copyOfRange(bytes, start, bytes.length);
        ByteBuffer numbers = numbers(cache);
        Map<String, List<String>> paths = new HashMap<>();
        long count = Integer.toUnsignedLong(numbers.getInt(20));
        for (long i = 0; i < count && HEADER + (i + 1) * ENTRY <= cache.length; i++) {
            int at = (int) (HEADER + i * ENTRY);
            boolean forAnyProcessor = numbers.getLong(at + 16) == 0;
            String name = text(cache, numbers.getInt(at + 4));
            String path = text(cache, numbers.getInt(at + 8));
            if (forAnyProcessor && !name.isEmpty() && path.startsWith("/")) {
                paths.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(path);
            }
        }
        return new LoaderCache(paths);
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static boolean begins(byte[] bytes, int at, byte[] magic) {
        return bytes.length - at >= magic.length
                && Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length);
    }

    private static String text(byte[] bytes, int at) {
        if (at < 0 || at >= bytes.length) {
            return "";
        }
        int end = at;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    /// The files of a library's name, of all architectures, in the order of the cache.
    List<String> paths(String soname) {
        return paths.getOrDefault(soname, List.of());
    }
}
