package dev.wardian.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The file of a lock that goes with its holder, and so do the folders that had to be made for it.
///
/// Who waits has opened the file that the holder then deletes, and locks what has no name any
/// longer. So whoever gets the lock gives its file a random size, and has the lock only if the file
/// of that name has it.
final class FleetingFile {
    /// Sizes are random among so many, behind what the holder wrote; such a file has a hole.
    private static final int SIZES = 1 << 20;

    private final Path file;
    private final List<Path> made;

    private FleetingFile(Path file, List<Path> made) {
        this.file = file;
        this.made = made;
    }

    /// Makes the folders that are missing.
    static FleetingFile at(Path file) throws IOException {
        List<Path> missing = new ArrayList<>();
        @Nullable Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(folder);
            folder = folder.getParent();
        }
        try {
            if (!missing.isEmpty()) {
                Files.createDirectories(missing.getFirst());
            }
        } catch (IOException refused) {
            FleetingFile none = new FleetingFile(file, missing);
            none.removeFolders();
            throw refused;
        }
        return new FleetingFile(file, missing);
    }

    /// Whether what is open, and locked, still has this name.
    boolean isStill(FileChannel open) throws IOException {
        long size = open.size() + 1 + ThreadLocalRandom.current().nextInt(SIZES);
        open.write(ByteBuffer.allocate(1), size - 1);
        try {
            return Files.size(file) == size;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    /// Deletes it and what was made for it, for who holds the lock.
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // the next holder deletes it
        }
        removeFolders();
    }

    /// Deletes the folders that were made, as far as they are empty.
    void removeFolders() {
        try {
            for (Path folder : made) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException used) {
            // something lies in it by now
        }
    }
}
