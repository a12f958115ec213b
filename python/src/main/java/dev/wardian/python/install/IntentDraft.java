package dev.wardian.python.install;

import dev.wardian.python.journal.Intent;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out what a change will do to the file system. What lies in folders that will be new is
/// not looked at: in a fresh environment that is nearly everything.
final class IntentDraft {
    private final Set<Path> newFolders = new HashSet<>();
    private final Set<Path> oldFolders = new HashSet<>();
    private final List<Path> folders = new ArrayList<>();
    private final Set<Path> files = new HashSet<>();
    private final List<Intent.Aside> aside = new ArrayList<>();
    private final Set<Path> leaving = new HashSet<>();

    /// Something leaves its place.
    void leaves(Path path, String owner) {
        if (leaving.add(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            aside.add(new Intent.Aside(path, owner));
        }
    }

    /// These files come, into these folders.
    void comes(Iterable<Path> into, Iterable<? extends List<? extends PlacedItem>> items) {
        for (Path folder : into) {
            folder(folder);
        }
        for (List<? extends PlacedItem> some : items) {
            for (PlacedItem item : some) {
                file(item.target());
            }
        }
    }

    /// A file comes.
    void file(Path file) {
        Path parent = file.getParent();
        boolean covered = parent == null || newFolders.contains(parent);
        if (!covered && !leaving.contains(file) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            files.add(file);
        }
    }

    private void folder(Path folder) {
        if (newFolders.contains(folder) || oldFolders.contains(folder)) {
            return;
        }
        Optional<Path> parent = Optional.ofNullable(folder.getParent());
        if (parent.isPresent() && isNew(parent.get())) {
            newFolders.add(folder);
        } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            oldFolders.add(folder);
        } else {
            newFolders.add(folder);
            folders.add(folder);
        }
    }

    private boolean isNew(Path parent) {
        folder(parent);
        return newFolders.contains(parent);
    }

    Intent intent() {
        return new Intent(folders, List.copyOf(files), aside);
    }
}
