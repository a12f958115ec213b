package dev.wardian.host.repository;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the two headers in the file of an RPM package: values by their numbers. The file begins
/// with a lead, then the header of signatures, padded to eight bytes, then the header that is
/// signed, then the payload (`rpm` format 4).
final class RpmHeader {
    /// How long what stands before the first header is.
    static final int LEAD = 96;

    /// `rpm` refuses larger ones.
    private static final int LARGEST = 64 << 20;

    private static final int INTRODUCTION = 16;
    private static final int ENTRY = 16;
    private static final int MAGIC = 0x8eade801;
    private static final int INT32 = 4;
    private static final int BINARY = 7;

    private final byte[] content;
    private final int values;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(int type, int offset, int count) {}

    private RpmHeader(byte[] content) {
        this.content = content;
        ByteBuffer in = ByteBuffer.wrap(content).position(8);
        int count = in.getInt();
        this.values = INTRODUCTION + count * ENTRY;
        in.getInt();
        for (int i = 0; i < count; i++) {
            int tag = in.getInt();
            entries.put(tag, new Entry(in.getInt(), in.getInt(), in.getInt()));
        }
    }

    /// How much of a file must be at hand for the header at a place to be read; what is there may
    /// end earlier.
    ///
    /// @throws IllegalArgumentException where no header can be there
    static int end(byte[] file, int start) {
        if (file.length < start + INTRODUCTION) {
            return start + INTRODUCTION;
        }
        ByteBuffer in = ByteBuffer.wrap(file).position(start);
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("it is no package of RPM, or damaged");
        }
        in.getInt();
        long count = Integer.toUnsignedLong(in.getInt());
        long size = Integer.toUnsignedLong(in.getInt());
        long length = INTRODUCTION + count * ENTRY + size;
        if (count > LARGEST / ENTRY || length > LARGEST) {
            throw new IllegalArgumentException("its header is said to have " + length + " bytes");
        }
        return start + (int) length;
    }

    /// Where the second header begins, if the first ends there.
    static int padded(int end) {
        return LEAD + Math.ceilDiv(end - LEAD, 8) * 8;
    }

    /// Reads the header at a place of a file that has all of it.
    static RpmHeader parse(byte[] file, int start) {
        return new RpmHeader(Arrays.copyOfRange(file, start, end(file, start)));
    }

    /// All of it: what is signed of the second one.
    byte[] content() {
        return content;
    }

    /// Bytes that it holds; empty for none.
    byte[] bytes(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type() != BINARY) {
            return new byte[0];
        }
        int from = place(entry);
        require(entry.count() >= 0 && entry.count() <= content.length - from);
        return Arrays.copyOfRange(content, from, from + entry.count());
    }

    /// A text that it holds, the first of several.
    Optional<String> text(int tag) {
        return texts(tag).stream().findFirst();
    }

    /// The texts that it holds under a number.
    List<String> texts(int tag) {
        Entry entry = entries.get(tag);
        List<String> found = new ArrayList<>();
        int from = entry == null ? 0 : place(entry);
        for (int i = 0; entry != null && i < entry.count(); i++) {
            int end = from;
            while (end < content.length && content[end] != 0) {
                end++;
            }
            require(end < content.length);
            found.add(new String(content, from, end - from, StandardCharsets.UTF_8));
            from = end + 1;
        }
        return found;
    }

    /// A number that it holds.
    Optional<Long> number(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type() != INT32) {
            return Optional.empty();
        }
        int from = place(entry);
        require(content.length - from >= Integer.BYTES);
        return Optional.of(Integer.toUnsignedLong(ByteBuffer.wrap(content).getInt(from)));
    }

    private int place(Entry entry) {
        require(entry.offset() >= 0 && entry.offset() <= content.length - values);
        return values + entry.offset();
    }

    private static void require(boolean within) {
        if (!within) {
            throw new IllegalArgumentException("its header leads outside of itself");
        }
    }
}
