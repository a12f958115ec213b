package dev.wardian.python.internal.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Finds entries of a zip archive of which only some parts are at hand (APPNOTE, section 4.3). Used
/// by one thread.
public final class RemoteZip {
    private static final int END_MARK = 0x06054b50;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int LOCAL_MARK = 0x04034b50;
    private static final int END_LENGTH = 22;
    /// A local header with a name and what follows it, as long as any is.
    private static final int LONGEST_HEADER = 4096;

    private static final int LONGEST_ENTRY = 16 * 1024 * 1024;
    private static final int LONGEST_PART = 256 * 1024 * 1024;

    /// What lies between two parts is read with them if it is no more than this.
    private static final long GAP = 128 * 1024;

    private static final long LONGEST_RUN = 16L * 1024 * 1024;

    /// Deflate packs no better (RFC 1951); what claims more is not given the memory.
    private static final long BEST_RATIO = 1040;

    private final Source source;
    private @Nullable List<Named> all;
    private long directoryStart;

    /// An archive behind a source of its parts.
    public RemoteZip(Source source) {
        this.source = source;
    }

    /// Gives parts of the archive.
    public interface Source {
        /// The length of the whole archive.
        long length();

        /// The bytes from a position on, exactly as many as asked for.
        byte[] read(long offset, int length) throws IOException;
    }

    /// The content of `{anything}.dist-info/METADATA` at the top of a wheel, if it has exactly one.
    public Optional<byte[]> wheelMetadata() throws IOException {
        byte[] directory = directory();
        Entry found = null;
        int position = 0;
        while (position + 46 <= directory.length && four(directory, position) == ENTRY_MARK) {
            int nameLength = two(directory, position + 28);
            int next =
                    position
                            + 46
                            + nameLength
                            + two(directory, position + 30)
                            + two(directory, position + 32);
            if (position + 46 + nameLength > directory.length) {
                break;
            }
            if (isMetadata(directory, position + 46, nameLength)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = entry(directory, position);
            }
            position = next;
        }
        return found == null ? Optional.empty() : Optional.of(content(found));
    }

    /// An entry by its name.
    ///
    /// @param compressed how many bytes it takes in the archive
    public record Part(String name, long compressed) {}

    /// Hears what parts hold.
    public interface Reader {
        /// The whole content of one.
        void read(String name, byte[] content) throws IOException;
    }

    private record Named(String name, Entry entry, long end) {}

    /// What the archive holds, folders left out, in the order of the archive.
    public List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Named one : named()) {
            parts.add(new Part(one.name(), one.entry().compressed()));
        }
        return parts;
    }

    /// Reads some parts, neighbours by one question.
    public void read(Predicate<String> wanted, Reader reader) throws IOException {
        List<Named> run = new ArrayList<>();
        for (Named one : named()) {
            if (!wanted.test(one.name())) {
                continue;
            }
            if (!run.isEmpty()
                    && (one.entry().offset() - run.getLast().end() > GAP
                            || one.end() - run.getFirst().entry().offset() > LONGEST_RUN)) {
                read(run, reader);
                run.clear();
            }
            run.add(one);
        }
        if (!run.isEmpty()) {
            read(run, reader);
        }
    }

    /// The content of an entry from its beginning on; of the archive no more is asked for than is
    /// read.
    ///
    /// @throws IOException if there is no such entry, or it is packed by an unknown method
    public InputStream open(String name) throws IOException {
        for (Named one : named()) {
            if (one.name().equals(name)) {
                Entry entry = one.entry();
                int longest = (int) Math.min(LONGEST_HEADER, source.length() - entry.offset());
                long start = entry.offset() + start(source.read(entry.offset(), longest));
                InputStream packed = new PartStream(source, start, start + entry.compressed());
                return switch (entry.method()) {
                    case 0 -> packed;
                    case 8 -> new Inflating(packed);
                    default -> throw new IOException("`" + name + "` is packed in an unknown way");
                };
            }
        }
        throw new IOException("it lacks `" + name + "`");
    }

    /// Expands a stream, and frees what that takes when it is closed.
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream packed) {
            super(packed, new Inflater(true), 1 << 16);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    private void read(List<Named> run, Reader reader) throws IOException {
        long start = run.getFirst().entry().offset();
        long length = run.getLast().end() - start;
        if (length > LONGEST_PART) {
            throw new IOException("a part of it is too large");
        }
        byte[] bytes = source.read(start, (int) length);
        for (Named one : run) {
            int from = (int) (one.entry().offset() - start);
            int to = (int) (one.end() - start);
            reader.read(one.name(), content(one.entry(), Arrays.copyOfRange(bytes, from, to)));
        }
    }

    private List<Named> named() throws IOException {
        List<Named> known = all;
        if (known == null) {
            known = allOf(directory());
            all = known;
        }
        return known;
    }

    private List<Named> allOf(byte[] directory) throws IOException {
        List<Named> found = new ArrayList<>();
        int position = 0;
        while (position + 46 <= directory.length && four(directory, position) == ENTRY_MARK) {
            int nameLength = two(directory, position + 28);
            if (position + 46 + nameLength > directory.length) {
                break;
            }
            String name = new String(directory, position + 46, nameLength, StandardCharsets.UTF_8);
            found.add(new Named(name, entry(directory, position), 0));
            position +=
                    46 + nameLength + two(directory, position + 30) + two(directory, position + 32);
        }
        found.sort(Comparator.comparingLong(one -> one.entry().offset()));
        List<Named> ended = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Named one = found.get(i);
            long end = i + 1 < found.size() ? found.get(i + 1).entry().offset() : directoryStart;
            if (!one.name().endsWith("/")) {
                ended.add(new Named(one.name(), one.entry(), end));
            }
        }
        return ended;
    }

    private record Entry(int method, long compressed, long size, long offset, int nameLength) {}

    private Entry entry(byte[] directory, int position) throws IOException {
        Entry entry =
                new Entry(
                        two(directory, position + 10),
                        four(directory, position + 20) & 0xffff_ffffL,
                        four(directory, position + 24) & 0xffff_ffffL,
                        four(directory, position + 42) & 0xffff_ffffL,
                        two(directory, position + 28));
        if (entry.offset() + entry.compressed() > directoryStart
                || entry.size() / BEST_RATIO > entry.compressed()) {
            throw new IOException("its directory is damaged");
        }
        return entry;
    }

    private static boolean isMetadata(byte[] directory, int start, int length) {
        String name = new String(directory, start, length, StandardCharsets.UTF_8);
        int slash = name.indexOf('/');
        return slash > 0
                && name.endsWith(".dist-info/METADATA")
                && slash == name.length() - "/METADATA".length();
    }

    private byte[] directory() throws IOException {
        long length = source.length();
        int tailLength = (int) Math.min(length, 64 * 1024 + END_LENGTH);
        int small = (int) Math.min(length, 8 * 1024);
        byte[] tail = source.read(length - small, small);
        int end = endRecord(tail);
        if (end < 0 && tailLength > small) {
            tail = source.read(length - tailLength, tailLength);
            end = endRecord(tail);
        }
        if (end < 0) {
            throw new IOException("it is no zip archive");
        }
        long size = four(tail, end + 12) & 0xffff_ffffL;
        long offset = four(tail, end + 16) & 0xffff_ffffL;
        long endOffset = length - tail.length + end;
        if (size > Integer.MAX_VALUE || offset + size > endOffset) {
            throw new IOException("its directory is too large to be read in parts");
        }
        directoryStart = offset;
        int inTail = (int) Math.max(-1, offset - (length - tail.length));
        return inTail >= 0
                ? Arrays.copyOfRange(tail, inTail, inTail + (int) size)
                : source.read(offset, (int) size);
    }

    private static int endRecord(byte[] tail) {
        for (int i = tail.length - END_LENGTH; i >= 0; i--) {
            if (four(tail, i) == END_MARK && i + END_LENGTH + two(tail, i + 20) <= tail.length) {
                return i;
            }
        }
        return -1;
    }

    private byte[] content(Entry entry) throws IOException {
        if (entry.size() > LONGEST_ENTRY || entry.compressed() > LONGEST_ENTRY) {
            throw new IOException("its metadata is too large");
        }
        int guess = 30 + entry.nameLength() + 64 + (int) entry.compressed();
        int asked = (int) Math.min(guess, source.length() - entry.offset());
        byte[] local = source.read(entry.offset(), asked);
        int start = start(local);
        int end = start + (int) entry.compressed();
        return content(
                entry, end > local.length ? source.read(entry.offset(), end) : local, start, end);
    }

    /// The content of an entry whose bytes are at hand from its local header on.
    private static byte[] content(Entry entry, byte[] local) throws IOException {
        int start = start(local);
        long end = start + entry.compressed();
        if (entry.size() > LONGEST_PART || end > local.length) {
            throw new IOException("its directory is damaged");
        }
        return content(entry, local, start, (int) end);
    }

    private static int start(byte[] local) throws IOException {
        if (local.length < 30 || four(local, 0) != LOCAL_MARK) {
            throw new IOException("its local header is damaged");
        }
        return 30 + two(local, 26) + two(local, 28);
    }

    private static byte[] content(Entry entry, byte[] local, int start, int end)
            throws IOException {
        return switch (entry.method()) {
            case 0 -> Arrays.copyOfRange(local, start, end);
            case 8 -> inflate(local, start, end, (int) entry.size());
            default -> throw new IOException("its metadata is packed by an unknown method");
        };
    }

    private static byte[] inflate(byte[] bytes, int start, int end, int size) throws IOException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, start, end - start);
            byte[] out = new byte[size];
            int length = 0;
            while (length < size && !inflater.finished()) {
                int count = inflater.inflate(out, length, size - length);
                if (count == 0 && inflater.needsInput()) {
                    break;
                }
                length += count;
            }
            if (length != size) {
                throw new IOException("its metadata is cut short");
            }
            return out;
        } catch (DataFormatException damaged) {
            throw new IOException("its metadata is damaged", damaged);
        }
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int four(byte[] bytes, int at) {
        return two(bytes, at) | two(bytes, at + 2) << 16;
    }

    /// An archive that is wholly at hand.
    public static Source of(byte[] archive) {
        return new Source() {
            @Override
            public long length() {
                return archive.length;
            }

            @Override
            public byte[] read(long offset, int length) throws IOException {
                if (offset < 0 || offset + length > archive.length) {
                    throw new IOException("it points outside of itself");
                }
                return Arrays.copyOfRange(archive, (int) offset, (int) offset + length);
            }
        };
    }
}
