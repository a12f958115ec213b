package dev.wardian.stack.unused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `.gitignore` (inside of a repository) and `.ignore` files leave out, by the rules of
/// gitignore(5): the deepest file counts first, in a file the last line that matches. Used by one
/// thread.
final class IgnoreFiles {
    private static final List<String> NAMES = List.of(".ignore", ".gitignore");

    private final Map<Path, List<Line>> known = new HashMap<>();
    private final Map<Path, Boolean> repositories = new HashMap<>();

    /// @param path what it matches, relative to the folder of its file
    /// @param folders whether it matches folders alone
    /// @param kept whether it takes back what others leave out
    private record Line(Pattern path, boolean folders, boolean kept) {}

    /// Whether a path below a folder that is itself looked at is left out.
    boolean leavesOut(Path path, boolean folder) {
        for (var at = path.getParent(); at != null; at = at.getParent()) {
            var name = at.relativize(path).toString().replace('\\', '/');
            for (var line : known.computeIfAbsent(at, this::lines)) {
                if ((folder || !line.folders) && line.path.matcher(name).matches()) {
                    return !line.kept;
                }
            }
        }
        return false;
    }

    private List<Line> lines(Path folder) {
        var lines = new ArrayList<Line>();
        for (var name : NAMES) {
            if (name.equals(".gitignore") && !isInRepository(folder)) {
                continue;
            }
            var said = new ArrayList<Line>();
            for (var text : read(folder.resolve(name))) {
                line(text).ifPresent(said::add);
            }
            lines.addAll(said.reversed());
        }
        return lines;
    }

    private boolean isInRepository(Path folder) {
        var found = repositories.get(folder);
        if (found == null) {
            var parent = folder.getParent();
            found =
                    Files.exists(folder.resolve(".git"))
                            || (parent != null && isInRepository(parent));
            repositories.put(folder, found);
        }
        return found;
    }

    private static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static Optional<Line> line(String text) {
        var pattern = text.endsWith("\\ ") ? text : text.stripTrailing();
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return Optional.empty();
        }
        var kept = pattern.startsWith("!");
        pattern = kept ? pattern.substring(1) : pattern;
        var folders = pattern.endsWith("/");
        pattern = folders ? pattern.substring(0, pattern.length() - 1) : pattern;
        var anchored = pattern.indexOf('/') >= 0;
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        return Optional.of(
                new Line(
                        Pattern.compile((anchored ? "" : "(?:.*/)?") + expression(pattern)),
                        folders,
                        kept));
    }

    private static String expression(String glob) {
        var text = new StringBuilder();
        var at = 0;
        while (at < glob.length()) {
            var c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                text.append("(?:.*/)?");
                at += 3;
            } else if (glob.startsWith("/**", at) && at + 3 == glob.length()) {
                text.append("/.*");
                at += 3;
            } else if (c == '*') {
                text.append("[^/]*");
                at++;
            } else if (c == '?') {
                text.append("[^/]");
                at++;
            } else if (c == '[' && glob.indexOf(']', at + 2) > 0) {
                var end = glob.indexOf(']', at + 2);
                var inside = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                text.append('[');
                text.append(inside.startsWith("!") ? "^" + inside.substring(1) : inside);
                text.append(']');
                at = end + 1;
            } else {
                var literal = c == '\\' && at + 1 < glob.length() ? ++at : at;
                text.append(Pattern.quote(String.valueOf(glob.charAt(literal))));
                at++;
            }
        }
        return text.toString();
    }
}
