package dev.wardian.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The folder of unpacked archives: `SHA256/files/…` and `SHA256/manifest`, made under a temporary
/// name and renamed when whole.
final class ArchiveShelf {
    private static final String FILES = "files";
    private static final String MANIFEST = "manifest";
    private static final String TEMPORARY = ".new-";
    private static final String OLD = ".old-";

    /// Lock files are never deleted, so their number is bounded: archives whose digests begin
    /// alike share one.
    private static final String LOCKS = ".locks";

    private static final int LOCK_DIGITS = 3;

    private final Path folder;
    private final Runnable prepare;

    ArchiveShelf(Path folder, Runnable prepare) {
        this.folder = folder;
        this.prepare = prepare;
    }

    /// The archive of this digest; one whose manifest cannot be read counts as absent.
    Optional<StoredArchive> find(Digest digest) {
        Path place = place(digest);
        try {
            byte[] manifest = Files.readAllBytes(place.resolve(MANIFEST));
            return ManifestFormat.read(manifest)
                    .map(read -> new StoredArchive(digest, place.resolve(FILES), read));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(place, FolderTree.reason(refused)), refused);
        }
    }

    /// Whether there is an archive of this digest, without reading its manifest.
    boolean holds(Digest digest) {
        return Files.exists(place(digest).resolve(MANIFEST));
    }

    /// Finds the archive or unpacks it.
    StoredArchive add(Digest digest, Unpacking unpacking) {
        Optional<StoredArchive> present = find(digest);
        if (present.isPresent()) {
            return present.get();
        }
        prepare.run();
        FolderTree.create(folder);
        Path locks = folder.resolve(LOCKS);
        FolderTree.create(locks);
        Path lock = locks.resolve(digest.hex().substring(0, LOCK_DIGITS));
        try (ProcessLock _ = ProcessLock.acquire(lock)) {
            Optional<StoredArchive> meanwhile = find(digest);
            return meanwhile.isPresent() ? meanwhile.get() : unpack(digest, unpacking);
        }
    }

    /// Deletes the archive of this digest: out of sight in one step, then for good.
    void remove(Digest digest) {
        if (!Files.exists(place(digest))) {
            return;
        }
        try {
            Path old = Fresh.folder(folder, OLD);
            Files.move(place(digest), old.resolve(digest.hex()), StandardCopyOption.ATOMIC_MOVE);
            FolderTree.delete(old);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(place(digest), FolderTree.reason(refused)),
                    refused);
        }
    }

    /// Does something that only one of all threads and processes does at a time for a digest.
    ///
    /// @param purpose what others are told who wait
    /// @param waiting told who is waited for
    <T> T alone(Digest digest, String purpose, Consumer<String> waiting, Supplier<T> action) {
        prepare.run();
        Path locks = folder.resolve(LOCKS);
        FolderTree.create(locks);
        Path lock = locks.resolve("fetch-" + digest.hex().substring(0, LOCK_DIGITS));
        try (ProcessLock _ = ProcessLock.acquire(lock, purpose, waiting)) {
            return action.get();
        }
    }

    /// Notes that an archive was used, if that was not noted lately. The time of its manifest says
    /// it; a store that cannot be written keeps no note.
    void noteUse(Digest digest, Instant now, Duration precision) {
        File manifest = place(digest).resolve(MANIFEST).toFile();
        long noted = manifest.lastModified();
        if (noted != 0 && noted < now.minus(precision).toEpochMilli()) {
            boolean _ = manifest.setLastModified(now.toEpochMilli());
        }
    }

    /// All archives that are whole, in no order.
    List<ArchiveUse> uses() {
        List<ArchiveUse> uses = new ArrayList<>();
        for (Digest digest : places()) {
            Path manifest = place(digest).resolve(MANIFEST);
            find(digest)
                    .ifPresent(
                            archive ->
                                    uses.add(
                                            new ArchiveUse(
                                                    digest,
                                                    archive.manifest().bytes(),
                                                    Instant.ofEpochMilli(
                                                            manifest.toFile().lastModified()))));
        }
        return uses;
    }

    /// The digests under which something lies here, whole or not.
    List<Digest> places() {
        List<Digest> digests = new ArrayList<>();
        for (Path place : children("[0-9a-f]*")) {
            digests.add(Digest.sha256(String.valueOf(place.getFileName())));
        }
        return digests;
    }

    /// What processes that were killed left here before that time.
    List<Path> leftovers(Instant before) {
        List<Path> found = new ArrayList<>();
        for (Path entry : children(".{new,old}-*")) {
            long changed = entry.toFile().lastModified();
            if (changed != 0 && changed < before.toEpochMilli()) {
                found.add(entry);
            }
        }
        return found;
    }

    private List<Path> children(String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException | DirectoryIteratorException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(folder, String.valueOf(refused.getMessage())),
                    refused);
        }
        return found;
    }

    /// A new empty file.
    Path temporaryFile() {
        FolderTree.create(folder);
        try {
            return Fresh.file(folder, TEMPORARY, ".part");
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(folder, FolderTree.reason(refused)), refused);
        }
    }

    /// How many archives there are, and the size of all their files.
    FolderTree.Size size() {
        long archives = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path _ : entries) {
                archives++;
            }
        } catch (NoSuchFileException absent) {
            return new FolderTree.Size(0, 0);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(folder, FolderTree.reason(refused)), refused);
        }
        return new FolderTree.Size(archives, FolderTree.size(folder).bytes());
    }

    private StoredArchive unpack(Digest digest, Unpacking unpacking) {
        Path place = place(digest);
        Path fresh = temporaryFolder();
        boolean done = false;
        try {
            FolderTree.delete(place);
            Path files = Files.createDirectory(fresh.resolve(FILES));
            Manifest manifest = unpacking.unpackInto(files);
            Files.write(fresh.resolve(MANIFEST), ManifestFormat.write(manifest));
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            return new StoredArchive(digest, place.resolve(FILES), manifest);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(fresh, FolderTree.reason(refused)), refused);
        } finally {
            if (!done) {
                FolderTree.delete(fresh);
            }
        }
    }

    private Path temporaryFolder() {
        try {
            return Fresh.folder(folder, TEMPORARY);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(folder, FolderTree.reason(refused)), refused);
        }
    }

    private Path place(Digest digest) {
        if (!digest.isSha256()) {
            throw new IllegalArgumentException("archives are kept by SHA-256, not " + digest);
        }
        return folder.resolve(digest.hex());
    }
}
