package dev.wardian.host.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files of a machine that begin at a root, with symbolic links read as that machine reads
/// them: an absolute one begins at its root, not at ours.
record MachineFiles(Path root) {
    private static final int MOST_LINKS = 40;

    /// The file at an absolute path of that machine; empty where there is none.
    Optional<Path> file(String absolute) {
        Path path = root.resolve(absolute.substring(1));
        for (int links = 0; links < MOST_LINKS; links++) {
            if (!Files.isSymbolicLink(path)) {
                return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
            }
            try {
                Path target = Files.readSymbolicLink(path);
                path =
                        target.isAbsolute()
                                ? root.resolve(target.toString().substring(1))
                                : path.resolveSibling(target).normalize();
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
