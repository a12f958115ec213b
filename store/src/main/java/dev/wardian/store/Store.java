package dev.wardian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that is kept between runs, under one folder: archives unpacked once and named by
/// their digest, and caches that may be thrown away.
///
/// Threads and processes share a store safely. An archive appears whole or not at all: it is
/// unpacked in a temporary folder and renamed. Nothing is created before something is added, so
/// that opening a store costs no system call beyond reading its version. Failures are thrown as
/// [StoreException] with [StoreProblem.Unwritable] or [StoreProblem.Unreadable].
///
/// A store that this process may only read serves what it holds. What it lacks is added to a spare
/// one in the folder for temporary files, which [#close] deletes.
public final class Store implements AutoCloseable {
    private static final String LEASES = "leases";

    private final Path root;
    private final ArchiveShelf archives;
    private final DigestNotes digests;
    private final Supplier<UnpackLimits> limits;
    private Optional<Boolean> readOnly = Optional.empty();
    private Optional<Store> spare = Optional.empty();

    private Store(Path root, Supplier<UnpackLimits> limits) {
        this.root = root;
        this.limits = limits;
        this.archives = new ArchiveShelf(root.resolve(StorePart.ARCHIVES.folder()), this::prepare);
        this.digests = new DigestNotes(root.resolve(StorePart.DIGESTS.folder()), this::prepare);
    }

    /// The store in this folder, which need not exist.
    ///
    /// @throws StoreException with [StoreProblem.ForeignStore] when a newer Wardian made it
    public static Store open(Path root) {
        return open(root, () -> UnpackLimits.USUAL);
    }

    /// The same with other limits on what archives may unpack to, asked for when one is unpacked.
    ///
    /// @throws StoreException with [StoreProblem.ForeignStore] when a newer Wardian made it
    public static Store open(Path root, Supplier<UnpackLimits> limits) {
        Path absolute = root.toAbsolutePath().normalize();
        StoreFormat.check(absolute);
        return new Store(absolute, limits);
    }

    /// How much an archive may unpack to that comes here.
    public UnpackLimits limits() {
        return limits.get();
    }

    /// The store's folder.
    public Path root() {
        return root;
    }

    /// Whether nothing can be added to it by this process.
    public synchronized boolean isReadOnly() {
        boolean known = readOnly.orElseGet(() -> !Spare.mayWrite(root));
        readOnly = Optional.of(known);
        return known;
    }

    /// Whether something was added that goes when the store is closed.
    public synchronized boolean usesSpare() {
        return spare.isPresent();
    }

    private synchronized Store spare() {
        Store other = spare.orElseGet(() -> new Store(Spare.folder(), limits));
        spare = Optional.of(other);
        return other;
    }

    private synchronized Optional<Store> openSpare() {
        return spare;
    }

    /// The folder of one of its parts, made if it is missing; in the spare store if this one can
    /// only be read.
    public Path folder(StorePart part) {
        if (isReadOnly()) {
            return spare().folder(part);
        }
        prepare();
        Path folder = root.resolve(part.folder());
        FolderTree.create(folder);
        return folder;
    }

    /// The archive with this SHA-256, if it was unpacked here.
    public Optional<StoredArchive> archive(Digest digest) {
        return archives.find(digest).or(() -> openSpare().flatMap(it -> it.archive(digest)));
    }

    /// Whether the archive with this SHA-256 lies here; cheaper than [#archive].
    public boolean holds(Digest digest) {
        return archives.holds(digest)
                || openSpare().filter(other -> other.holds(digest)).isPresent();
    }

    /// The archive with this SHA-256, unpacked now if it was not before. Of several threads and
    /// processes that ask for the same at once, one unpacks and the others wait.
    ///
    /// The caller vouches that the digest is that of the archive's bytes.
    public StoredArchive addArchive(Digest digest, Unpacking unpacking) {
        Optional<StoredArchive> present = archives.find(digest);
        if (present.isPresent()) {
            return present.get();
        }
        return isReadOnly()
                ? spare().addArchive(digest, unpacking)
                : archives.add(digest, unpacking);
    }

    /// Takes an archive away, even if somebody is using it; nothing happens if it is not there.
    public void removeArchive(Digest digest) {
        archives.remove(digest);
    }

    /// Takes an archive away unless somebody holds it by a [Lease]; false if it stays.
    public boolean removeUnused(Digest digest) {
        return leases().alone(digest, () -> archives.remove(digest));
    }

    /// A lease that holds nothing yet, for an operation that begins at this time.
    public Lease lease(Instant now) {
        return new Lease(leases(), archives, now);
    }

    /// Does something, a download for instance, that only one of all threads and processes does at
    /// a time for an archive; the others then find what it made.
    ///
    /// @param purpose what others are told who wait, one line
    /// @param waiting told once who is waited for, if that takes longer than a second
    public <T> T alone(
            Digest digest, String purpose, Consumer<String> waiting, Supplier<T> action) {
        return isReadOnly()
                ? spare().alone(digest, purpose, waiting, action)
                : archives.alone(digest, purpose, waiting, action);
    }

    /// All archives with their sizes and last uses; reads every manifest.
    public List<ArchiveUse> archives() {
        return archives.uses();
    }

    /// What killed processes and older formats left here before that time.
    public List<Path> leftovers(Instant before) {
        List<Path> leftovers = new ArrayList<>(archives.leftovers(before));
        leftovers.addAll(StoreFormat.setAside(root));
        return leftovers;
    }

    /// What older versions of Wardian kept here in another layout: set aside, of use to nobody.
    public List<Path> olderFormats() {
        return StoreFormat.setAside(root);
    }

    /// Deletes a file or folder of this store that nobody needs.
    public void delete(Path inside) {
        if (!inside.startsWith(root) || inside.equals(root)) {
            throw new IllegalArgumentException("`" + inside + "` is not in `" + root + "`");
        }
        FolderTree.delete(inside);
    }

    /// The file of the leases exists once anything was added, so that a store may become read-only.
    private Leases leases() {
        return Leases.of(root.resolve(LEASES));
    }

    /// A new empty file for a download, on the file system of the store; the caller deletes it.
    /// What a killed process leaves is taken away by [#purge].
    public Path temporaryFile() {
        if (isReadOnly()) {
            return spare().temporaryFile();
        }
        prepare();
        return archives.temporaryFile();
    }

    /// The digest that was remembered for a key, such as an address or a path with size and time.
    public Optional<Digest> recall(String key) {
        return digests.recall(key).or(() -> openSpare().flatMap(other -> other.recall(key)));
    }

    /// Remembers the digest of whatever the key names.
    public void remember(String key, Digest digest) {
        if (isReadOnly()) {
            openSpare().ifPresent(other -> other.remember(key, digest));
        } else {
            digests.remember(key, digest);
        }
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
    /// keep working, except those made of symbolic links. Archives that somebody holds by a [Lease]
    /// stay.
    public List<StoreUsage> purge(List<StorePart> parts) {
        List<StoreUsage> before = new ArrayList<>();
        for (StoreUsage usage : usage()) {
            if (parts.contains(usage.part())) {
                if (usage.part() == StorePart.ARCHIVES) {
                    archives.places().forEach(this::removeUnused);
                } else {
                    FolderTree.delete(usage.folder());
                }
                before.add(usage);
            }
        }
        return before;
    }

    /// Deletes what was added to the spare store; the store itself needs no end.
    @Override
    public void close() {
        openSpare().ifPresent(other -> FolderTree.delete(other.root));
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
