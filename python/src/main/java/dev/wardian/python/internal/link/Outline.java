package dev.wardian.python.internal.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the source of one module says: which names it binds, and what it imports.
///
/// Its text has five fields with tabs between them, as `outline.py` writes them: flags (`-` for
/// none), the names bound, the names of `__all__` (`-` without one, `?` where it is computed), the
/// modules that it puts into `sys.modules`, the statements. Flags: `d` names appear that no
/// statement binds, `g` a `__getattr__` answers for any name, `p` its search path changes, `m`
/// modules appear that no file holds, `x` its search path is extended to all folders of its name,
/// `s` folders are added to the search path, `n` something was told its name, `e` the file could
/// not be parsed.
///
/// @param open whether it may have names that are not listed
/// @param moved whether it may have submodules that lie elsewhere
/// @param shared whether other distributions may have submodules of it
/// @param handed whether something else may have changed it and what is below it
/// @param names what its statements bind
/// @param exported its `__all__`, if it has one
/// @param exportsKnown false where its `__all__` is computed
/// @param statements in the order of the file
record Outline(
        boolean open,
        boolean moved,
        boolean shared,
        boolean handed,
        Set<String> names,
        Optional<Set<String>> exported,
        boolean exportsKnown,
        List<Statement> statements) {

    /// What is said of a module that nothing is known of.
    static final String UNKNOWN = "e\t\t-\t\t";

    static Outline parse(String text) {
        var fields = text.split("\t", -1);
        if (fields.length != 5) {
            return parse(UNKNOWN);
        }
        var flags = fields[0];
        return new Outline(
                flags.contains("d")
                        || flags.contains("g")
                        || flags.contains("n")
                        || flags.contains("e"),
                flags.contains("p")
                        || flags.contains("m")
                        || flags.contains("n")
                        || flags.contains("e"),
                flags.contains("x"),
                flags.contains("n"),
                words(fields[1]),
                fields[2].equals("-") ? Optional.empty() : Optional.of(words(fields[2])),
                !fields[2].equals("?"),
                statements(fields[4]));
    }

    /// Whether a flag is set, without reading the rest.
    static boolean has(char flag, String text) {
        return text.lastIndexOf(flag, text.indexOf('\t')) >= 0;
    }

    /// The modules that it puts into `sys.modules` by name.
    static List<String> injected(String text) {
        var fields = text.split("\t", -1);
        return fields.length == 5 && !fields[3].isEmpty()
                ? Arrays.asList(fields[3].split(" ", -1))
                : List.of();
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(" ", -1)));
    }

    private static List<Statement> statements(String text) {
        var found = new ArrayList<Statement>();
        if (!text.isEmpty()) {
            for (var one : text.split(";", -1)) {
                found.add(statement(one.split(",", -1)));
            }
        }
        return found;
    }

    private static Statement statement(String[] fields) {
        var group = fields[2].length() > 1 ? Integer.parseInt(fields[2].substring(1)) : 0;
        return new Statement(
                switch (fields[0]) {
                    case "i" -> Statement.Kind.IMPORT;
                    case "f" -> Statement.Kind.FROM;
                    case "s" -> Statement.Kind.STAR;
                    case "r" -> Statement.Kind.RAISE;
                    default -> Statement.Kind.ATTRIBUTE;
                },
                Integer.parseInt(fields[1]),
                switch (fields[2].charAt(0)) {
                    case '!' -> Statement.When.ALWAYS;
                    case 'b' -> Statement.When.TRIED;
                    case 'h' -> Statement.When.INSTEAD;
                    case 'n' -> Statement.When.UNCAUGHT;
                    case 'm' -> Statement.When.BRANCH;
                    default -> Statement.When.PERHAPS;
                },
                group,
                plain(fields[3]),
                fields.length < 5
                        ? List.of()
                        : Arrays.asList(
                                fields[4].split(fields[0].equals("a") ? "\\." : "\\|", -1)));
    }

    /// A text without the escapes of its field.
    static String plain(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%2C", ",")
                        .replace("%3B", ";")
                        .replace("%09", " ")
                        .replace("%0A", " ")
                        .replace("%0D", "")
                        .replace("%25", "%");
    }
}
