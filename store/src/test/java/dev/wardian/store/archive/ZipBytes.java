package dev.wardian.store.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Makes ZIP archives field by field, wrong ones too.
final class ZipBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();
    private byte[] comment = new byte[0];

    /// One entry with every field that a test may want to falsify.
    static final class Entry {
        byte[] name = {};
        byte[] localName = {};
        byte[] data = {};
        byte[] content = {};
        byte[] localExtra = {};
        byte[] centralExtra = {};
        byte[] descriptor = {};
        int flags;
        int method;
        long crc;
        long size;
        long compressedSize;
        long localSize = -1;
        long localCompressedSize = -1;
        long localCrc = -1;
        int mode = 0100644;
        boolean listed = true;
        long offset;

        Entry flags(int bits) {
            flags = bits;
            return this;
        }

        Entry mode(int unix) {
            mode = unix;
            return this;
        }

        Entry unlisted() {
            listed = false;
            return this;
        }

        Entry crc(long value) {
            crc = value;
            return this;
        }

        Entry size(long value) {
            size = value;
            return this;
        }

        Entry localName(String text) {
            localName = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Entry extras(byte[] local, byte[] central) {
            localExtra = local;
            centralExtra = central;
            return this;
        }

        Entry localSizes(long uncompressed, long compressed) {
            localSize = uncompressed;
            localCompressedSize = compressed;
            return this;
        }

        /// A data descriptor with these sizes instead of sizes in the local header.
        Entry descriptor(boolean wide, long crcValue, long compressed, long uncompressed) {
            flags |= 8;
            localSize = 0;
            localCompressedSize = 0;
            localCrc = 0;
            Numbers numbers = new Numbers().u32(0x08074b50L).u32(crcValue);
            descriptor =
                    wide
                            ? numbers.u64(compressed).u64(uncompressed).bytes()
                            : numbers.u32(compressed).u32(uncompressed).bytes();
            return this;
        }
    }

    /// Little-endian numbers one after another.
    static final class Numbers {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Numbers u16(int value) {
            bytes.write(value);
            bytes.write(value >> 8);
            return this;
        }

        Numbers u32(long value) {
            return u16((int) value).u16((int) (value >> 16));
        }

        Numbers u64(long value) {
            return u32(value).u32(value >> 32);
        }

        Numbers raw(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    Entry stored(String name, String content) {
        Entry entry = entry(name, content);
        entry.data = entry.content;
        entry.compressedSize = entry.data.length;
        return entry;
    }

    Entry deflated(String name, String content) {
        Entry entry = entry(name, content);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(entry.content);
        deflater.finish();
        byte[] buffer = new byte[entry.content.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        entry.data = Arrays.copyOf(buffer, length);
        entry.compressedSize = length;
        entry.method = 8;
        return entry;
    }

    private Entry entry(String name, String content) {
        Entry entry = new Entry();
        entry.name = name.getBytes(StandardCharsets.UTF_8);
        entry.localName = entry.name;
        entry.content = content.getBytes(StandardCharsets.UTF_8);
        entry.size = entry.content.length;
        CRC32 crc = new CRC32();
        crc.update(entry.content);
        entry.crc = crc.getValue();
        entries.add(entry);
        return entry;
    }

    ZipBytes comment(byte[] bytes) {
        comment = bytes;
        return this;
    }

    /// The archive; `end` may be replaced by a test that needs another end record.
    byte[] bytes() {
        long[] directory = body();
        out.writeBytes(end(directory[0], directory[1], directory[2]));
        return out.toByteArray();
    }

    /// Local entries and central directory; number of entries, size and offset of the directory.
    long[] body() {
        for (Entry entry : entries) {
            entry.offset = out.size();
            out.writeBytes(local(entry));
        }
        long offset = out.size();
        int count = 0;
        for (Entry entry : entries) {
            if (entry.listed) {
                out.writeBytes(central(entry));
                count++;
            }
        }
        return new long[] {count, out.size() - offset, offset};
    }

    ZipBytes append(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] soFar() {
        return out.toByteArray();
    }

    byte[] end(long count, long size, long offset) {
        return new Numbers()
                .u32(0x06054b50L)
                .u16(0)
                .u16(0)
                .u16((int) count)
                .u16((int) count)
                .u32(size)
                .u32(offset)
                .u16(comment.length)
                .raw(comment)
                .bytes();
    }

    private static byte[] local(Entry entry) {
        return new Numbers()
                .u32(0x04034b50L)
                .u16(20)
                .u16(entry.flags)
                .u16(entry.method)
                .u32(0)
                .u32(entry.localCrc < 0 ? entry.crc : entry.localCrc)
                .u32(
                        entry.localCompressedSize < 0
                                ? entry.compressedSize
                                : entry.localCompressedSize)
                .u32(entry.localSize < 0 ? entry.size : entry.localSize)
                .u16(entry.localName.length)
                .u16(entry.localExtra.length)
                .raw(entry.localName)
                .raw(entry.localExtra)
                .raw(entry.data)
                .raw(entry.descriptor)
                .bytes();
    }

    private static byte[] central(Entry entry) {
        return new Numbers()
                .u32(0x02014b50L)
                .u16(3 << 8 | 20)
                .u16(20)
                .u16(entry.flags)
                .u16(entry.method)
                .u32(0)
                .u32(entry.crc)
                .u32(entry.compressedSize)
                .u32(entry.size)
                .u16(entry.name.length)
                .u16(entry.centralExtra.length)
                .u16(0)
                .u16(0)
                .u16(0)
                .u32((long) entry.mode << 16)
                .u32(entry.offset)
                .raw(entry.name)
                .raw(entry.centralExtra)
                .bytes();
    }
}
