package dev.wardian.stack.internal.system;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What files that come make anew: folders that are not there yet, and files in folders that are.
final class Places {
    private final Map<Path, Boolean> there = new HashMap<>();
    private final Set<Path> needed = new LinkedHashSet<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private final List<Path> files = new ArrayList<>();

    /// @param coming the files that come
    /// @param gone those that leave their places before
    Places(Set<Path> coming, Set<Path> gone) {
        for (Path file : coming) {
            Path folder = file.getParent();
            if (folder != null) {
                needed.add(folder);
                if (isThere(folder)) {
                    if (!gone.contains(file) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                        files.add(file);
                    }
                } else {
                    folders.add(topmost(folder));
                }
            }
        }
    }

    private boolean isThere(Path folder) {
        return there.computeIfAbsent(folder, it -> Files.exists(it, LinkOption.NOFOLLOW_LINKS));
    }

    private Path topmost(Path folder) {
        Path at = folder;
        Path parent = at.getParent();
        while (parent != null && !isThere(parent)) {
            at = parent;
            parent = at.getParent();
        }
        return at;
    }

    /// The folders that must be there.
    Set<Path> needed() {
        return needed;
    }

    /// The folders that will be new, less those inside others of them.
    List<Path> newFolders() {
        return List.copyOf(folders);
    }

    /// The files that will be new in folders that are there.
    List<Path> newFiles() {
        return files;
    }
}
