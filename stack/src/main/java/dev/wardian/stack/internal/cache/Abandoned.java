package dev.wardian.stack.internal.cache;

import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds what killed processes left in a store: everything is written under a name that begins with
/// a dot, and builds work in a folder of their own. Source trees have such names too, so it is not
/// looked into them.
final class Abandoned {
    private static final String TEMPORARY = ".tmp-";

    private final Store store;
    private final Instant before;
    private final List<Path> found = new ArrayList<>();

    private Abandoned(Store store, Instant before) {
        this.store = store;
        this.before = before;
    }

    /// What nobody has written to since that time.
    static List<Path> in(Store store, Instant before) {
        var abandoned = new Abandoned(store, before);
        abandoned.look();
        return abandoned.found;
    }

    private void look() {
        keep(store.root(), Abandoned::isOfFormat);
        for (var part : StorePart.values()) {
            var folder = store.root().resolve(part.folder());
            switch (part) {
                case ARCHIVES -> found.addAll(store.leftovers(before));
                case INDEX, INTERPRETERS, DIGESTS, FACTS, SYSTEM -> {
                    for (var file : Trees.files(folder)) {
                        keep(file, name(file).startsWith(".") && !name(file).endsWith("lock"));
                    }
                }
                case BUILT_WHEELS -> {
                    keep(folder, Abandoned::isTemporary);
                    keep(folder.resolve("work"), name -> !name.equals("logs"));
                    within(folder);
                }
                case SOURCES -> {
                    within(folder);
                    Trees.children(folder).forEach(this::within);
                }
            }
        }
    }

    private void within(Path folder) {
        for (var child : Trees.children(folder)) {
            keep(child, Abandoned::isTemporary);
        }
    }

    private void keep(Path folder, Predicate<String> wanted) {
        for (var child : Trees.children(folder)) {
            keep(child, wanted.test(name(child)));
        }
    }

    private void keep(Path path, boolean wanted) {
        if (wanted && lastChange(path).isBefore(before)) {
            found.add(path);
        }
    }

    private static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    private static boolean isOfFormat(String name) {
        return name.startsWith(".format") || name.startsWith(".CACHEDIR");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Instant lastChange(Path path) {
        try {
            var own = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
            var inside = Instant.ofEpochMilli(Trees.lastChange(path));
            return own.isAfter(inside) ? own : inside;
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }
}
