package dev.wardian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where additions go to a store that can only be read: another user's, on a read-only file system,
/// or below a folder in which nothing can be made.
final class Spare {
    private Spare() {}

    /// Whether files can be made in a store's folder, or that folder can be made.
    static boolean mayWrite(Path root) {
        Path at = root;
        while (!Files.exists(at)) {
            Path parent = at.getParent();
            if (parent == null) {
                return true;
            }
            at = parent;
        }
        if (!Files.isDirectory(at)) {
            // whoever writes is told what is there instead
            return true;
        }
        Path archives = root.resolve(StorePart.ARCHIVES.folder());
        return Files.isWritable(at) && (!Files.exists(archives) || Files.isWritable(archives));
    }

    /// A new folder for temporary files.
    static Path folder() {
        try {
            return Files.createTempDirectory("wardian-spare-");
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(
                            Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                            FolderTree.reason(refused)),
                    refused);
        }
    }
}
