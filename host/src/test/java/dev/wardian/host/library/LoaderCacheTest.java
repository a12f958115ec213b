package dev.wardian.host.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LoaderCacheTest {
    /// Names, paths and capabilities, by threes.
    private static byte[] cache(String... entries) {
        int count = entries.length / 3;
        ByteBuffer table = ByteBuffer.allocate(48 + 24 * count).order(ByteOrder.nativeOrder());
        table.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII));
        table.putInt(20, count);
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int at = 48 + 24 * i;
            table.putInt(at, 0x303).putInt(at + 4, table.capacity() + names.size());
            names.writeBytes((entries[3 * i] + "\0").getBytes(StandardCharsets.UTF_8));
            table.putInt(at + 8, table.capacity() + names.size());
            names.writeBytes((entries[3 * i + 1] + "\0").getBytes(StandardCharsets.UTF_8));
            table.putLong(at + 16, Long.parseLong(entries[3 * i + 2]));
        }
        return joined(table.array(), names.toByteArray());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    @Test
    void findsAllPathsOfANameButThoseForSpecialProcessors() {
        LoaderCache cache =
                LoaderCache.parse(
                        cache(
                                "liba.so.1",
                                "/lib/liba.so.1",
                                "0",
                                "liba.so.1",
                                "/lib/hwcaps/liba.so.1",
                                "4",
                                "liba.so.1",
                                "/lib32/liba.so.1",
                                "0"));

        assertThat(cache.paths("liba.so.1")).containsExactly("/lib/liba.so.1", "/lib32/liba.so.1");
        assertThat(cache.paths("libb.so.1")).isEmpty();
    }

    @Test
    void readsTheFormThatStandsBehindTheOlderOne() {
        ByteBuffer old = ByteBuffer.allocate(16 + 12 + 4).order(ByteOrder.nativeOrder());
        old.put("ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII)).putInt(12, 1);

        LoaderCache cache =
                LoaderCache.parse(joined(old.array(), cache("liba.so", "/lib/liba.so", "0")));

        assertThat(cache.paths("liba.so")).containsExactly("/lib/liba.so");
    }

    @Test
    void takesADamagedCacheForNone() {
        byte[] whole = cache("liba.so.1", "/lib/liba.so.1", "0", "libb.so", "/lib/libb.so", "0");
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = whole.clone();
            damaged[20 + random.nextInt(damaged.length - 20)] = (byte) random.nextInt();
            assertThat(LoaderCache.parse(damaged).paths("liba.so.1")).doesNotContainNull();
        }
        assertThat(LoaderCache.parse(new byte[3]).paths("liba.so.1")).isEmpty();
    }

    @Test
    void readsTheCacheOfThisMachine() {
        Path file = Path.of("/etc/ld.so.cache");
        Assumptions.assumeTrue(Files.exists(file), "this machine has no cache of libraries");

        assertThat(LoaderCache.read(file).paths("libc.so.6")).isNotEmpty();
    }
}
