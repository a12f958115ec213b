package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import dev.wardian.store.UnpackLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A ZIP archive, read as strictly as its format allows.
///
/// Accepted is what every reader reads in the same way: stored and deflated entries, ZIP64, data
/// descriptors, UTF-8 names. Refused with `StoreProblem.BadArchive` is everything else: bytes that
/// belong to no entry, headers that contradict each other, encryption, entries that are there
/// twice, links and special files, names that lead outside or mean different things to different
/// systems. Entries are compared with their local headers when they are read.
///
/// Safe for use by several threads until it is closed.
public final class ZipArchive implements AutoCloseable {
    private final String name;
    private final ByteSource source;
    private final List<ZipMember> members;

    private ZipArchive(String name, ByteSource source, List<ZipMember> members) {
        this.name = name;
        this.source = source;
        this.members = List.copyOf(members);
    }

    /// Opens an archive in a file, of which only small pieces are held in memory.
    ///
    /// @param name what to call it in messages
    public static ZipArchive open(String name, Path file, UnpackLimits limits) throws IOException {
        return open(name, ByteSource.of(file), limits);
    }

    /// Opens an archive in memory; the array must not change.
    ///
    /// @param name what to call it in messages
    public static ZipArchive open(String name, byte[] bytes, UnpackLimits limits)
            throws IOException {
        return open(name, new ByteSource.Memory(bytes), limits);
    }

    private static ZipArchive open(String name, ByteSource source, UnpackLimits limits)
            throws IOException {
        boolean done = false;
        try {
            ZipArchive archive =
                    new ZipArchive(name, source, CentralDirectory.read(source, limits));
            done = true;
            return archive;
        } catch (Refused refused) {
            throw refused.of(name);
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    /// What it is called in messages.
    public String name() {
        return name;
    }

    /// All entries, in the order of their bytes.
    public List<ZipMember> members() {
        return members;
    }

    /// The file with this path.
    public Optional<ZipMember> member(String path) {
        for (ZipMember member : members) {
            if (!member.folder() && member.path().equals(path)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /// The contents of a file, which must not be larger than `limit`.
    public byte[] read(ZipMember member, int limit) throws IOException {
        if (member.size() > limit) {
            throw new Refused("entry `" + member.path() + "` is too large").of(name);
        }
        ByteArrayOutputStream contents = new ByteArrayOutputStream((int) member.size());
        try (MemberReader reader = MemberReader.of(source, member)) {
            reader.read(member, (bytes, length) -> contents.write(bytes, 0, length));
        } catch (Refused refused) {
            throw refused.of(name);
        }
        return contents.toByteArray();
    }

    /// Unpacks everything into an empty folder.
    public Manifest unpack(Path folder, UnpackWitness witness) throws IOException {
        TreeSet<String> folders = new TreeSet<>();
        List<Manifest.Entry> entries = new ArrayList<>(members.size());
        for (ZipMember member : members) {
            addParents(folders, member.path());
            if (member.folder()) {
                folders.add(member.path());
            } else {
                entries.add(new Manifest.Entry(member.path(), member.size(), member.executable()));
            }
        }
        List<String> sorted = List.copyOf(folders);
        try {
            new ZipUnpacker(source, members, folder, witness).unpack(sorted);
        } catch (Refused refused) {
            throw refused.of(name);
        }
        return new Manifest(sorted, entries, "");
    }

    private static void addParents(SortedSet<String> folders, String path) {
        for (int slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.substring(0, slash))) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
