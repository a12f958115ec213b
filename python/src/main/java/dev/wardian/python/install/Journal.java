package dev.wardian.python.install;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a change did so far, so that it can be undone: files and folders that were made, and files
/// that were put aside. Safe for use by several threads.
final class Journal {
    private static final String STASH = ".wardian-";

    private final Path library;
    private final List<Path> made = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Set<Path> present = new HashSet<>();
    private final List<PutAside> aside = new ArrayList<>();
    private @Nullable Path stash;
    private volatile boolean aborted;

    private record PutAside(Path original, Path kept) {}

    /// A journal that puts files aside in a folder of its own inside this one.
    Journal(Path library) {
        this.library = library;
    }

    /// Asks whoever works on the change to give up; it may be asked at any time.
    void abort() {
        aborted = true;
    }

    /// Goes on only if nobody asked to give up.
    void requireGoing() throws IOException {
        if (aborted) {
            throw new IOException("interrupted");
        }
    }

    /// Notes a file that was made.
    synchronized void made(Path file) {
        made.add(file);
    }

    /// Notes files that were made.
    synchronized void made(List<Path> files) {
        made.addAll(files);
    }

    /// Makes a folder and those above it where they are missing.
    ///
    /// @throws FileAlreadyExistsException when something else is there
    synchronized void folder(Path folder) throws IOException {
        if (present.contains(folder)) {
            return;
        }
        try {
            Files.createDirectory(folder);
            folders.add(folder);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        } catch (NoSuchFileException parentMissing) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw parentMissing;
            }
            folder(parent);
            Files.createDirectory(folder);
            folders.add(folder);
        }
        present.add(folder);
    }

    /// Moves a file, link or folder out of the way.
    synchronized void putAside(Path original) throws IOException {
        requireGoing();
        if (stash == null) {
            stash = Files.createTempDirectory(library, STASH);
        }
        Path kept = stash.resolve(Integer.toString(aside.size()));
        Files.move(original, kept);
        aside.add(new PutAside(original, kept));
    }

    /// How many files were made.
    synchronized long count() {
        return made.size();
    }

    /// Forgets what was put aside, and takes away the folders that this left empty.
    ///
    /// @param roots folders that stay, however empty
    synchronized void commit(Set<Path> roots) {
        if (stash == null) {
            return;
        }
        Set<Path> parents = new LinkedHashSet<>();
        for (PutAside file : aside) {
            deleteTree(file.kept());
            Path parent = file.original().getParent();
            if (parent != null) {
                parents.add(parent);
            }
        }
        quietly(() -> Files.deleteIfExists(stash));
        for (Path parent : parents) {
            deleteEmpty(parent, roots);
        }
    }

    private static void deleteEmpty(Path folder, Set<Path> roots) {
        Path at = folder;
        try {
            while (at != null && !roots.contains(at) && inside(at, roots)) {
                Files.deleteIfExists(at);
                at = at.getParent();
            }
        } catch (IOException notEmpty) {
            return;
        }
    }

    private static boolean inside(Path folder, Set<Path> roots) {
        for (Path root : roots) {
            if (folder.startsWith(root)) {
                return true;
            }
        }
        return false;
    }

    /// Makes everything as it was before, as far as the file system lets it.
    synchronized void rollBack() {
        for (Path file : made) {
            quietly(() -> Files.deleteIfExists(file));
        }
        for (PutAside file : aside.reversed()) {
            quietly(() -> Files.move(file.kept(), file.original()));
        }
        for (Path folder : folders.reversed()) {
            quietly(() -> Files.deleteIfExists(folder));
        }
        if (stash != null) {
            quietly(() -> Files.deleteIfExists(stash));
        }
    }

    private static void deleteTree(Path path) {
        quietly(
                () -> {
                    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                        try (var children = Files.newDirectoryStream(path)) {
                            children.forEach(Journal::deleteTree);
                        }
                    }
                    Files.deleteIfExists(path);
                });
    }

    private interface Step {
        void run() throws IOException;
    }

    /// One step of cleaning up; the others are worth trying when it fails.
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (DirectoryNotEmptyException _) {
            // somebody else put a file there
        } catch (IOException _) {
            // the failure that led here is reported, not this one
        }
    }
}
