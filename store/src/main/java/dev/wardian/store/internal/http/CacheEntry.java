package dev.wardian.store.internal.http;

import dev.wardian.store.WholeFile;
import dev.wardian.store.http.Bytes;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// One kept answer and what its freshness depends on.
///
/// The file begins with a mark, the offset of the content, the time of the last answer, the
/// lifetime and its own length; then come the entity tag and the date of the last change. Only the
/// time is ever changed in place: eight bytes, which no reader can see half-written. A file of
/// another length than it says, as a loss of power or a full disk may leave, counts as none; there
/// is no digest, because it would cost each resolution more than all else that is done with the
/// file, and file systems write lengths after contents.
///
/// @param fetchedAt milliseconds since 1970
/// @param lifetime milliseconds, as in [Freshness]
/// @param tag the entity tag, empty if there was none
/// @param modified the date of the last change as the server wrote it, empty if there was none
/// @param content what was kept of the body
public record CacheEntry(
        long fetchedAt, long lifetime, String tag, String modified, Bytes content) {
    private static final int MARK = 0x57_64_43_32;
    private static final int FIXED = 28;
    private static final int TIME_OFFSET = 8;
    private static final int LENGTH_OFFSET = 24;

    /// An entry of these parts.
    public static CacheEntry of(
            long fetchedAt, long lifetime, String tag, String modified, Bytes content) {
        return new CacheEntry(fetchedAt, lifetime, tag, modified, content);
    }

    /// The entry in a file; empty if there is none, or it is damaged.
    public static Optional<CacheEntry> read(Path file) {
        byte[] all;
        try (FileInputStream input = new FileInputStream(file.toString())) {
            all = input.readAllBytes();
        } catch (IOException _) {
            return Optional.empty();
        }
        if (all.length < FIXED || integer(all, 0) != MARK) {
            return Optional.empty();
        }
        int content = integer(all, 4);
        int tag = FIXED + 4;
        if (integer(all, LENGTH_OFFSET) != all.length || content < tag || content > all.length) {
            return Optional.empty();
        }
        int tagLength = integer(all, FIXED);
        int rest = content - tag;
        if (tagLength < 0 || tagLength > rest) {
            return Optional.empty();
        }
        return Optional.of(
                new CacheEntry(
                        number(all, TIME_OFFSET),
                        number(all, 16),
                        text(all, tag, tagLength),
                        text(all, tag + tagLength, rest - tagLength),
                        Bytes.from(all, content)));
    }

    /// The same without tag, date and content: what freshness depends on.
    public static Optional<CacheEntry> readTimes(Path file) {
        byte[] start = new byte[FIXED];
        try (FileInputStream input = new FileInputStream(file.toString())) {
            if (input.readNBytes(start, 0, FIXED) < FIXED || integer(start, 0) != MARK) {
                return Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.of(
                new CacheEntry(
                        number(start, TIME_OFFSET), number(start, 16), "", "", Bytes.of(start)));
    }

    /// Replaces the file; folders above it are made.
    public void write(Path file) throws IOException {
        byte[] tagBytes = tag.getBytes(StandardCharsets.UTF_8);
        byte[] modifiedBytes = modified.getBytes(StandardCharsets.UTF_8);
        int start = FIXED + 4 + tagBytes.length + modifiedBytes.length;
        ByteBuffer buffer = ByteBuffer.allocate(start + content.length());
        buffer.putInt(MARK).putInt(start).putLong(fetchedAt).putLong(lifetime);
        buffer.putInt(buffer.capacity());
        buffer.putInt(tagBytes.length).put(tagBytes).put(modifiedBytes);
        buffer.put(content.array(), content.offset(), content.length());
        WholeFile.write(file, buffer.array());
    }

    /// Moves the time of the last answer, without touching the rest.
    public void touch(Path file, long now) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(TIME_OFFSET);
            open.write(ByteBuffer.allocate(8).putLong(now).array());
        } catch (IOException _) {
            return;
        }
    }

    private static int integer(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    private static long number(byte[] bytes, int at) {
        return (long) integer(bytes, at) << 32 | (integer(bytes, at + 4) & 0xffff_ffffL);
    }

    private static String text(byte[] bytes, int offset, int length) {
        return length == 0 ? "" : new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
