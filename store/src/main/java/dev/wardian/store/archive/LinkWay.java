package dev.wardian.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Where a symbolic link of an unpacked archive really leads, through other links too. That is
/// known only when all of them are there: two that are harmless alone may lead outside together.
final class LinkWay {
    /// As many as systems follow.
    private static final int MOST_LINKS = 40;

    private final Path root;
    private final Deque<String> ahead = new ArrayDeque<>();
    private int followed;

    private LinkWay(Path root) {
        this.root = root;
    }

    /// Whether a link leads nowhere but to places below this folder, existing or not.
    static boolean staysInside(Path root, Path link) throws IOException {
        LinkWay way = new LinkWay(root);
        Path parent = link.getParent();
        return parent != null && way.follow(link) && way.walk(parent);
    }

    private boolean walk(Path from) throws IOException {
        Path at = from;
        while (!ahead.isEmpty()) {
            String step = ahead.pop();
            if (step.equals("..")) {
                Path parent = at.getParent();
                if (at.equals(root) || parent == null) {
                    return false;
                }
                at = parent;
            } else {
                Path next = at.resolve(step);
                if (!Files.isSymbolicLink(next)) {
                    at = next;
                } else if (!follow(next)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Puts the steps of a link before those that are left; false if they must not be gone.
    private boolean follow(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute() || ++followed > MOST_LINKS) {
            return false;
        }
        List<String> steps = new ArrayList<>();
        for (Path step : target) {
            String name = step.toString();
            if (!name.isEmpty() && !name.equals(".")) {
                steps.add(name);
            }
        }
        for (String step : steps.reversed()) {
            ahead.push(step);
        }
        return true;
    }
}
