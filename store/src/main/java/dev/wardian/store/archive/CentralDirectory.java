package dev.wardian.store.archive;

import static dev.wardian.store.archive.LittleEndian.u16;
import static dev.wardian.store.archive.LittleEndian.u32;

import dev.wardian.store.UnpackLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the central directory (APPNOTE 4.3.12) and refuses what could be read in two ways.
final class CentralDirectory {
    private static final long SIGNATURE = 0x02014b50L;
    private static final int HEADER = 46;

    /// A million entries with long names, and all that is ever read at once.
    private static final int LARGEST = 256 << 20;

    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int EXECUTABLE = 0111;

    /// Deflate's levels, the data descriptor, UTF-8 names.
    private static final int KNOWN_FLAGS = 0x0002 | 0x0004 | 0x0008 | 0x0800;

    private final byte[] bytes;
    private final long end;
    private final long packed;
    private final UnpackLimits limits;
    private int position;
    private long total;

    private CentralDirectory(byte[] bytes, long end, long packed, UnpackLimits limits) {
        this.bytes = bytes;
        this.end = end;
        this.packed = packed;
        this.limits = limits;
    }

    /// All entries in the order in which their bytes lie in the archive, which they fill.
    static List<ZipMember> read(ByteSource source, UnpackLimits limits) throws IOException {
        EndRecord record = EndRecord.find(source);
        new Bounds(limits).checkEntries(record.entries());
        if (record.size() > LARGEST || record.size() < record.entries() * HEADER) {
            throw new Refused(
                    "its central directory has "
                            + record.size()
                            + " bytes for "
                            + record.entries()
                            + " entries");
        }
        byte[] bytes = new byte[(int) record.size()];
        source.read(record.offset(), bytes, 0, bytes.length);
        CentralDirectory directory =
                new CentralDirectory(bytes, record.offset(), source.size(), limits);
        return directory.members((int) record.entries());
    }

    private List<ZipMember> members(int count) throws Refused {
        List<ZipMember> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(next());
        }
        new Bounds(limits).check(total, packed);
        if (position != bytes.length) {
            throw new Refused("its central directory is longer than its entries");
        }
        members.sort(Comparator.comparingLong(member -> member.stored().offset()));
        fillSpans(members);
        refuseDoubles(members);
        return members;
    }

    private ZipMember next() throws Refused {
        int at = position;
        if (bytes.length - at < HEADER || u32(bytes, at) != SIGNATURE) {
            throw new Refused("its central directory is damaged");
        }
        int nameLength = u16(bytes, at + 28);
        int extraLength = u16(bytes, at + 30);
        int nameStart = at + HEADER;
        int extraStart = nameStart + nameLength;
        int extraEnd = extraStart + extraLength;
        position = extraEnd + u16(bytes, at + 32);
        if (position > bytes.length) {
            throw new Refused("its central directory is damaged");
        }
        String name = EntryPath.decode(bytes, nameStart, nameLength);
        boolean folder = name.endsWith("/");
        String path = folder ? name.substring(0, name.length() - 1) : name;
        EntryPath.check(path);
        int mode = mode(at, name, folder);
        int[] nameSpan = {nameStart, extraStart};
        ExtraFields sizes =
                new ExtraFields(u32(bytes, at + 24), u32(bytes, at + 20), u32(bytes, at + 42))
                        .read(bytes, extraStart, extraEnd, nameSpan);
        checkCoding(at, name, folder, sizes);
        ZipMember.Stored stored =
                new ZipMember.Stored(
                        sizes.offset(),
                        end,
                        sizes.compressedSize(),
                        u16(bytes, at + 10),
                        u16(bytes, at + 8),
                        u32(bytes, at + 16),
                        nameLength);
        return new ZipMember(path, folder, sizes.size(), (mode & EXECUTABLE) != 0, stored);
    }

    /// The Unix mode, 0 if the entry was not made on Unix.
    private int mode(int at, String name, boolean folder) throws Refused {
        if (u16(bytes, at + 4) >> 8 != UNIX) {
            return 0;
        }
        int mode = u16(bytes, at + 40);
        int type = mode & TYPE;
        // some tools mark folders as plain files; the name's slash decides
        if (type != 0 && type != FILE && !(folder && type == FOLDER)) {
            throw new Refused("entry `" + name + "` is a link or a special file");
        }
        return mode;
    }

    private void checkCoding(int at, String name, boolean folder, ExtraFields sizes)
            throws Refused {
        int flags = u16(bytes, at + 8);
        int method = u16(bytes, at + 10);
        if ((flags & 1) != 0) {
            throw new Refused("entry `" + name + "` is encrypted");
        }
        if ((flags & ~KNOWN_FLAGS) != 0 || u16(bytes, at + 34) != 0) {
            throw new Refused("entry `" + name + "` uses a feature that is not supported");
        }
        if (method != 0 && method != 8) {
            throw new Refused(
                    "entry `"
                            + name
                            + "` is compressed by method "
                            + method
                            + ", neither stored nor deflated");
        }
        if (method == 0 && sizes.size() != sizes.compressedSize()) {
            throw new Refused("entry `" + name + "` is stored in another size than its own");
        }
        if (folder && sizes.size() != 0) {
            throw new Refused("folder `" + name + "` has contents of its own");
        }
        if (sizes.size() < 0 || sizes.size() > Long.MAX_VALUE - total) {
            throw new Refused("entry `" + name + "` has an impossible size");
        }
        total += sizes.size();
    }

    /// Every entry reaches to the next one, so that no byte of the archive is unaccounted for.
    private void fillSpans(List<ZipMember> members) throws Refused {
        long first = members.isEmpty() ? end : members.getFirst().stored().offset();
        if (first != 0) {
            throw new Refused("bytes lie before its first entry");
        }
        if (!members.isEmpty() && members.getLast().stored().offset() >= end) {
            throw new Refused("an entry lies behind its central directory");
        }
        for (int i = 0; i + 1 < members.size(); i++) {
            long next = members.get(i + 1).stored().offset();
            members.set(i, members.get(i).endingAt(next));
        }
    }

    private static void refuseDoubles(List<ZipMember> members) throws Refused {
        Set<String> files = new HashSet<>(members.size() * 2);
        Set<String> folders = new HashSet<>();
        for (ZipMember member : members) {
            if (!(member.folder() ? folders : files).add(member.path())) {
                throw new Refused("entry `" + member.path() + "` is there twice");
            }
        }
        for (ZipMember member : members) {
            for (int slash = member.path().lastIndexOf('/');
                    slash > 0;
                    slash = member.path().lastIndexOf('/', slash - 1)) {
                String parent = member.path().substring(0, slash);
                if (files.contains(parent)) {
                    throw new Refused("entry `" + parent + "` is both a file and a folder");
                }
                if (!folders.add(parent)) {
                    break;
                }
            }
            if (member.folder() && files.contains(member.path())) {
                throw new Refused("entry `" + member.path() + "` is both a file and a folder");
            }
        }
    }
}
