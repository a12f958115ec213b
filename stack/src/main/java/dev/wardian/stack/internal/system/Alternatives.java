package dev.wardian.stack.internal.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads out of a maintainer's script which links it would have `update-alternatives(1)` make: the
/// one thing that scripts of library packages do that programs notice (`libblas.so.3`). The script
/// is not run; what it computes is not known.
final class Alternatives {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)}?");

    private final Map<String, String> variables = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private Alternatives() {}

    /// A link that is to be made.
    ///
    /// @param path where, without the slash before it
    /// @param target what it leads to, likewise
    /// @param priority the greatest of several for the same path counts
    record Link(String path, String target, int priority) {
        static Optional<Link> parse(String line) {
            String[] words = line.split(" ", -1);
            return words.length == 3 && words[2].matches("-?[0-9]{1,9}")
                    ? Optional.of(new Link(words[0], words[1], Integer.parseInt(words[2])))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return path + " " + target + " " + priority;
        }
    }

    static List<Link> of(String script) {
        Alternatives alternatives = new Alternatives();
        script.replace("\\\n", " ").lines().forEach(alternatives::line);
        return alternatives.links;
    }

    private void line(String raw) {
        String line = raw.strip();
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (assignment.matches()) {
            variables.put(assignment.group(1), expanded(unquoted(assignment.group(2))));
            return;
        }
        int command = line.indexOf("update-alternatives");
        if (command >= 0 && !line.startsWith("#")) {
            List<String> words = new ArrayList<>();
            for (String word : line.substring(command).split("[\\s;]+", -1)) {
                words.add(expanded(unquoted(word)));
            }
            links(words);
        }
    }

    private void links(List<String> words) {
        int install = words.indexOf("--install");
        if (install < 0 || install + 4 >= words.size()) {
            return;
        }
        String priority = words.get(install + 4);
        add(words.get(install + 1), words.get(install + 3), priority);
        for (int at = install + 5; at + 3 < words.size(); at++) {
            if (words.get(at).equals("--slave")) {
                add(words.get(at + 1), words.get(at + 3), priority);
            }
        }
    }

    private void add(String path, String target, String priority) {
        if (path.startsWith("/") && target.startsWith("/")) {
            Link.parse(merged(path) + " " + merged(target) + " " + priority)
                    .filter(link -> (link.path() + link.target()).indexOf('$') < 0)
                    .filter(link -> !(link.path() + "/" + link.target() + "/").contains("/../"))
                    .ifPresent(links::add);
        }
    }

    /// Where a path leads since `/lib` and `/bin` were merged into `/usr`.
    private static String merged(String path) {
        String plain = path.substring(1);
        return plain.matches("(bin|sbin|lib|lib32|lib64|libx32)/.*") ? "usr/" + plain : plain;
    }

    private static String unquoted(String word) {
        return word.replace("\"", "").replace("'", "");
    }

    private String expanded(String word) {
        return VARIABLE.matcher(word)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        variables.getOrDefault(found.group(1), found.group())));
    }
}
