package dev.wardian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that is kept between runs, under one folder: archives unpacked once and named by
/// their digest, and caches that may be thrown away.
///
/// Threads and processes share a store safely. An archive appears whole or not at all: it is
/// unpacked in a temporary folder and renamed. Nothing is created before something is added, so
/// that opening a store costs no system call beyond reading its version. Failures are thrown as
/// [StoreException] with [StoreProblem.Unwritable] or [StoreProblem.Unreadable].
public final class Store {
    private final Path root;
    private final ArchiveShelf archives;
    private final DigestNotes digests;

    private Store(Path root) {
        this.root = root;
        this.archives = new ArchiveShelf(root.resolve(StorePart.ARCHIVES.folder()), this::prepare);
        this.digests = new DigestNotes(root.resolve(StorePart.DIGESTS.folder()), this::prepare);
    }

    /// The store in this folder, which need not exist.
    ///
    /// @throws StoreException with [StoreProblem.ForeignStore] when a newer Wardian made it
    public static Store open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        StoreFormat.check(absolute);
        return new Store(absolute);
    }

    /// The store's folder.
    public Path root() {
        return root;
    }

    /// The folder of one of its parts, made if it is missing.
    public Path folder(StorePart part) {
        prepare();
        Path folder = root.resolve(part.folder());
        FolderTree.create(folder);
        return folder;
    }

    /// The archive with this SHA-256, if it was unpacked here.
    public Optional<StoredArchive> archive(Digest digest) {
        return archives.find(digest);
    }

    /// Whether the archive with this SHA-256 lies here; cheaper than [#archive].
    public boolean holds(Digest digest) {
        return archives.holds(digest);
    }

    /// The archive with this SHA-256, unpacked now if it was not before. Of several threads and
    /// processes that ask for the same at once, one unpacks and the others wait.
    ///
    /// The caller vouches that the digest is that of the archive's bytes.
    public StoredArchive addArchive(Digest digest, Unpacking unpacking) {
        return archives.add(digest, unpacking);
    }

    /// Takes an archive away; nothing happens if it is not there.
    public void removeArchive(Digest digest) {
        archives.remove(digest);
    }

    /// A new empty file for a download, on the file system of the store; the caller deletes it.
    /// What a killed process leaves is taken away by [#purge].
    public Path temporaryFile() {
        prepare();
        return archives.temporaryFile();
    }

    /// The digest that was remembered for a key, such as an address or a path with size and time.
    public Optional<Digest> recall(String key) {
        return digests.recall(key);
    }

    /// Remembers the digest of whatever the key names.
    public void remember(String key, Digest digest) {
        digests.remember(key, digest);
    }

    /// What each part holds; walks through the whole store.
    public List<StoreUsage> usage() {
        List<StoreUsage> parts = new ArrayList<>();
        for (StorePart part : StorePart.values()) {
            Path folder = root.resolve(part.folder());
            FolderTree.Size size =
                    part == StorePart.ARCHIVES ? archives.size() : FolderTree.size(folder);
            parts.add(new StoreUsage(part, folder, size.files(), size.bytes()));
        }
        return parts;
    }

    /// Empties these parts, and says what each held. Environments that were linked out of the store
    /// keep working, except those made of symbolic links.
    public List<StoreUsage> purge(List<StorePart> parts) {
        List<StoreUsage> before = new ArrayList<>();
        for (StoreUsage usage : usage()) {
            if (parts.contains(usage.part())) {
                FolderTree.delete(usage.folder());
                before.add(usage);
            }
        }
        return before;
    }

    private void prepare() {
        if (!Files.isDirectory(root)) {
            FolderTree.create(root);
        }
        try {
            StoreFormat.mark(root);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(root, FolderTree.reason(refused)), refused);
        }
    }
}
