package dev.wardian.store.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Where the entries of a tar archive go, and what its links mean.
enum TarPlaces {
    /// Below the folder that it is unpacked into, and links stay there as they are written.
    BELOW {
        @Override
        String path(String path) {
            return path;
        }

        @Override
        String target(String path, String target) {
            return target;
        }
    },

    /// Below a root of its own: a link to `/lib/x` means the root's. What lies in `/bin`, `/sbin`
    /// and `/lib…` goes where those folders lead on every system since they were merged into
    /// `/usr`.
    ROOTED {
        @Override
        String path(String path) {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash);
            return MERGED.contains(top) ? "usr/" + path : path;
        }

        @Override
        String target(String path, String target) throws Refused {
            Deque<String> at = new ArrayDeque<>();
            String from = target.startsWith("/") ? target : path + "/../" + target;
            for (String step : from.split("/", -1)) {
                if (step.equals("..")) {
                    if (at.pollLast() == null) {
                        throw new Refused("entry `" + path + "` is a link that leads outside");
                    }
                } else if (!step.isEmpty() && !step.equals(".")) {
                    at.addLast(step);
                }
            }
            String absolute = path(String.join("/", at));
            long up = path(path).chars().filter(c -> c == '/').count();
            return "../".repeat((int) up) + absolute;
        }
    };

    private static final Set<String> MERGED =
            Set.of("bin", "sbin", "lib", "lib32", "lib64", "libx32", "libo32");

    /// The place of an entry.
    abstract String path(String path);

    /// What a symbolic link there leads to.
    ///
    /// @param path of the link as the archive has it
    abstract String target(String path, String target) throws Refused;
}
