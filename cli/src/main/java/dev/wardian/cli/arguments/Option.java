package dev.wardian.cli.arguments;

import java.util.List;

/// One option of a command, as a row of its table. Compared by identity: commands keep their
/// options as constants and ask [Arguments] with them.
public final class Option {

    /// Whether an option takes a value, and how often.
    public enum Kind {
        FLAG,
        VALUE,
        REPEATED
    }

    private final Kind kind;
    private final List<String> names;
    private final String placeholder;
    private final String help;

    private Option(Kind kind, String names, String placeholder, String help) {
        this.kind = kind;
        this.names = List.of(names.split(" ", -1));
        this.placeholder = placeholder;
        this.help = help;
    }

    /// An option without a value. The names are separated by blanks, the one that help shows first;
    /// a name of one letter is written with one dash.
    public static Option flag(String names, String help) {
        return new Option(Kind.FLAG, names, "", help);
    }

    /// An option whose last value counts.
    public static Option value(String names, String placeholder, String help) {
        return new Option(Kind.VALUE, names, placeholder, help);
    }

    /// An option all of whose values count.
    public static Option repeated(String names, String placeholder, String help) {
        return new Option(Kind.REPEATED, names, placeholder, help);
    }

    public Kind kind() {
        return kind;
    }

    /// Its names without dashes, the one that help shows first.
    public List<String> names() {
        return names;
    }

    /// What stands for its value in help; empty for a flag.
    public String placeholder() {
        return placeholder;
    }

    /// What it does, in one line.
    public String help() {
        return help;
    }

    /// Its first name as it is typed.
    public String spelling() {
        return dashed(names.getFirst());
    }

    /// All its names as they are typed, short ones first, and its placeholder.
    public String usage() {
        var text = new StringBuilder();
        for (var name : names) {
            if (name.length() == 1) {
                text.append('-').append(name).append(", ");
            }
        }
        text.append(spelling());
        if (!placeholder.isEmpty()) {
            text.append(" <").append(placeholder).append('>');
        }
        return text.toString();
    }

    static String dashed(String name) {
        return (name.length() == 1 ? "-" : "--") + name;
    }

    @Override
    public String toString() {
        return spelling();
    }
}
