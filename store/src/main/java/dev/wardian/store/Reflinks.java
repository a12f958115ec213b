package dev.wardian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds out whether a copy between two folders can share blocks.
///
/// The Java platform copies with `copy_file_range`, which shares blocks wherever the file system
/// can, but does not say whether it did. So where the file system might, one file is copied with
/// the system's `cp`, told to share or fail.
final class Reflinks {
    private static final List<String> CAPABLE = List.of("btrfs", "xfs", "bcachefs", "zfs", "ocfs2");

    private Reflinks() {}

    /// Whether blocks can be shared between files of these two folders, which exist.
    static boolean between(Path source, Path target) {
        try {
            return CAPABLE.contains(Files.getFileStore(source).type())
                    && CAPABLE.contains(Files.getFileStore(target).type())
                    && tried(source, target);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean tried(Path source, Path target) throws IOException {
        Path from = Files.createTempFile(source, ".reflink", "");
        Path to = target.resolve(from.getFileName() + ".copy");
        try {
            Files.writeString(from, "x".repeat(8192));
            Process copy =
                    new ProcessBuilder("cp", "--reflink=always", from.toString(), to.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return copy.waitFor() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(from);
            Files.deleteIfExists(to);
        }
    }
}
