package dev.wardian.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The folder of unpacked archives: `SHA256/files/…` and `SHA256/manifest`, made under a temporary
/// name and renamed when whole.
final class ArchiveShelf {
    private static final String FILES = "files";
    private static final String MANIFEST = "manifest";
    private static final String TEMPORARY = ".new-";

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

    /// Deletes the archive of this digest.
    void remove(Digest digest) {
        FolderTree.delete(place(digest));
    }

    /// A new empty file.
    Path temporaryFile() {
        FolderTree.create(folder);
        try {
            return Files.createTempFile(folder, TEMPORARY, ".part");
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
            return Files.createTempDirectory(folder, TEMPORARY);
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
