package dev.wardian.python.install;

import dev.wardian.python.journal.Kept;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What past changes put aside and shall be where it was: files by which distributions count as
/// installed apart from all others.
final class Restoration {
    private final List<PlacedItem.Restored> code = new ArrayList<>();
    private final List<PlacedItem.Restored> info = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    void add(Kept kept) throws IOException {
        if (Files.isDirectory(kept.copy(), LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(kept.copy(), new Walk(kept));
        } else {
            add(kept.copy(), kept.original(), kept.owner());
        }
    }

    private void add(Path source, Path target, String owner) {
        Path parent = target.getParent();
        if (parent != null) {
            folders.add(parent);
        }
        boolean tells = parent != null && String.valueOf(parent).contains(".dist-info");
        (tells ? info : code).add(new PlacedItem.Restored(source, target, owner));
    }

    /// All files but those of `.dist-info`.
    List<PlacedItem.Restored> code() {
        return code;
    }

    /// The files of `.dist-info`.
    List<PlacedItem.Restored> info() {
        return info;
    }

    /// The folders that must exist.
    Set<Path> folders() {
        return folders;
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Kept kept;

        Walk(Kept kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path target = kept.original().resolve(kept.copy().relativize(file).toString());
            add(file, target, kept.owner());
            return FileVisitResult.CONTINUE;
        }
    }
}
