package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.TarArchive.WriteFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes the entries of one tar archive, in their order; a later entry replaces an earlier one of
/// the same name, as tar does.
final class TarUnpacker {
    private static final int BUFFER = 64 * 1024;
    private static final int EXECUTABLE = 0111;

    private final TarArchiveInputStream tar;
    private final HeaderGuard guard;
    private final MeteredInput packed;
    private final Path folder;
    private final Bounds bounds;
    private final TarPlaces places;
    private final TreeSet<String> folders = new TreeSet<>();
    private final TreeMap<String, Manifest.Entry> files = new TreeMap<>();
    private final TreeSet<String> links = new TreeSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private final boolean posix;
    private long total;

    /// @param guard what the archive reads from
    /// @param packed what that reads from
    TarUnpacker(
            TarArchiveInputStream tar,
            HeaderGuard guard,
            MeteredInput packed,
            Path folder,
            UnpackLimits limits,
            TarPlaces places) {
        this.tar = tar;
        this.places = places;
        this.guard = guard;
        this.packed = packed;
        this.folder = folder;
        this.bounds = new Bounds(limits);
        this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Manifest unpack() throws IOException {
        int count = 0;
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            bounds.checkEntries(++count);
            guard.beginContents();
            unpack(entry);
            guard.beginHeaders();
        }
        for (String link : links) {
            if (!LinkWay.staysInside(folder, folder.resolve(link))) {
                throw leadsOutside(link);
            }
        }
        if (count == 0) {
            throw new Refused("it holds nothing or is not a tar archive");
        }
        List<Manifest.Entry> entries = new ArrayList<>(files.values());
        return new Manifest(List.copyOf(folders), entries, "");
    }

    private void unpack(TarArchiveEntry entry) throws IOException {
        String path = plain(entry.getName());
        if (path.isEmpty() && entry.isDirectory()) {
            return;
        }
        EntryPath.check(path);
        String original = path;
        path = places.path(path);
        if (entry.isDirectory()) {
            makeFolder(path);
        } else if (entry.isSymbolicLink()) {
            makeWay(path);
            symbolicLink(path, places.target(original, entry.getLinkName()));
        } else if (entry.isLink()) {
            makeWay(path);
            hardLink(path, places.path(plain(entry.getLinkName())));
        } else if (isPlainFile(entry)) {
            makeWay(path);
            write(path, entry);
        } else {
            throw new Refused("entry `" + path + "` is a special file");
        }
    }

    /// Sparse files say how large their holes are, which no source needs.
    private static boolean isPlainFile(TarArchiveEntry entry) {
        return !entry.isSparse()
                && switch (entry.getLinkFlag()) {
                    case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG ->
                            true;
                    default -> false;
                };
    }

    /// Without `./` before it and `/` after it.
    private static String plain(String name) {
        String path = name;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        while (path.endsWith("/") && path.length() > 1) {
            path = path.substring(0, path.length() - 1);
        }
        return path.equals(".") ? "" : path;
    }

    private void makeParents(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            makeFolder(path.substring(0, slash));
        }
    }

    /// Makes a folder; one above it that is a link would lead the entry elsewhere.
    private void makeFolder(String path) throws IOException {
        if (folders.contains(path)) {
            return;
        }
        makeParents(path);
        Path place = folder.resolve(path);
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("entry `" + path + "` is both a folder and something else");
        }
        try {
            Files.createDirectory(place);
        } catch (IOException refused) {
            throw new WriteFailure(refused);
        }
        folders.add(path);
    }

    private void symbolicLink(String path, String to) throws IOException {
        Path place = folder.resolve(path);
        Path parent = Objects.requireNonNull(place.getParent());
        Path target = parent.resolve(to).normalize();
        if (to.startsWith("/") || !target.startsWith(folder)) {
            throw leadsOutside(path);
        }
        if (to.isEmpty()) {
            throw new Refused("entry `" + path + "` is a link to nothing");
        }
        try {
            Files.deleteIfExists(place);
            Files.createSymbolicLink(place, Path.of(to));
        } catch (IOException refused) {
            throw new WriteFailure(refused);
        }
        links.add(path);
        files.put(path, new Manifest.Entry(path, 0, false));
    }

    private static Refused leadsOutside(String path) {
        return new Refused("entry `" + path + "` is a link that leads outside");
    }

    /// A folder must not become a link behind which later entries are written.
    private void makeWay(String path) throws IOException {
        if (folders.contains(path)) {
            throw new Refused("entry `" + path + "` is both a folder and something else");
        }
        links.remove(path);
        makeParents(path);
    }

    private void hardLink(String path, String to) throws IOException {
        EntryPath.check(to);
        Manifest.Entry original = files.get(to);
        Path from = folder.resolve(to);
        if (original == null || !Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("entry `" + path + "` is a link to nothing in the archive");
        }
        count(original.size());
        try {
            Files.copy(
                    from,
                    folder.resolve(path),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException refused) {
            throw new WriteFailure(refused);
        }
        files.put(path, new Manifest.Entry(path, original.size(), original.executable()));
    }

    private void write(String path, TarArchiveEntry entry) throws IOException {
        Path file = folder.resolve(path);
        boolean executable = (entry.getMode() & EXECUTABLE) != 0;
        long written = 0;
        try (OutputStream output = create(file)) {
            for (int read = tar.read(buffer); read > 0; read = tar.read(buffer)) {
                written += read;
                count(read);
                try {
                    output.write(buffer, 0, read);
                } catch (IOException refused) {
                    throw new WriteFailure(refused);
                }
            }
        }
        if (written != entry.getSize()) {
            throw new Refused("entry `" + path + "` is cut short");
        }
        if (executable && posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        files.put(path, new Manifest.Entry(path, written, executable));
    }

    private void count(long bytes) throws Refused {
        total += bytes;
        bounds.checkSoFar(total, packed.count());
    }

    private static OutputStream create(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
            return Files.newOutputStream(file);
        } catch (IOException refused) {
            throw new WriteFailure(refused);
        }
    }
}
