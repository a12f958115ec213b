package dev.wardian.elf;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds CUDA code in a shared object that is read from its beginning on and not to its end: a
/// packed one cannot be entered in its middle, where its sections are. The fat binaries are known
/// by their first words, at a multiple of eight bytes, and by what follows from them.
///
///     GpuCodeScan.read(stream, found -> found.stream().anyMatch(one -> one.runsOn(90)));
public final class GpuCodeScan {
    private static final int MAGIC = 0xBA55ED50;
    private static final int WORD = 8;
    private static final int HEADER = 16;
    private static final int ENTRY = 32;
    private static final int LONGEST_HEADER = 4096;
    private static final long LONGEST_BINARY = 1L << 34;

    private final InputStream in;
    private final SortedSet<GpuCode> found = new TreeSet<>();
    private long at;

    private GpuCodeScan(InputStream in) {
        this.in = in;
    }

    /// What is found until it is enough, or until the end.
    ///
    /// @param in the file, little-endian; is read no further than needed, and not closed
    /// @param enough asked after each fat binary
    public static SortedSet<GpuCode> read(InputStream in, Predicate<SortedSet<GpuCode>> enough)
            throws IOException {
        var scan = new GpuCodeScan(in);
        try {
            scan.read(enough);
        } catch (EOFException end) {
            // it ends within what looked like a fat binary
        }
        return scan.found;
    }

    private void read(Predicate<SortedSet<GpuCode>> enough) throws IOException {
        var word = new byte[WORD];
        while (in.readNBytes(word, 0, WORD) == WORD) {
            at += WORD;
            var first = number(word);
            var header = (int) (first >>> 48);
            if ((int) first == MAGIC && header >= HEADER && header <= LONGEST_HEADER) {
                var length = number(bytes(WORD));
                if (length > 0 && length < LONGEST_BINARY) {
                    skip(header - HEADER);
                    entries(length);
                    skip((WORD - at % WORD) % WORD);
                    if (enough.test(Collections.unmodifiableSortedSet(found))) {
                        return;
                    }
                }
            }
        }
    }

    private void entries(long length) throws IOException {
        var left = length;
        while (left >= ENTRY) {
            var entry = ByteBuffer.wrap(bytes(ENTRY)).order(ByteOrder.LITTLE_ENDIAN);
            var kind = entry.getShort(0);
            var header = Integer.toUnsignedLong(entry.getInt(4));
            var code = entry.getLong(8);
            var architecture = entry.getInt(28);
            left -= ENTRY;
            var rest = header - ENTRY + code;
            if (header < ENTRY || code < 0 || rest < 0 || rest > left) {
                return;
            }
            if (architecture > 0 && architecture < 1000 && (kind == 1 || kind == 2)) {
                found.add(
                        new GpuCode(
                                kind == 1 ? GpuCode.Form.PTX : GpuCode.Form.MACHINE, architecture));
            }
            skip(rest);
            left -= rest;
        }
        skip(left);
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        at += count;
        return bytes;
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
        at += count;
    }
}
