package dev.wardian.stack.explain;

import java.util.ArrayList;
import java.util.List;

/// How fixes are written: for people in a line, for [FixMemory] as TOML.
final class FixText {

    private FixText() {}

    /// What the fix changes, where, and what comes of it.
    static String of(Fix fix) {
        var parts = new ArrayList<String>();
        for (var change : fix.changes()) {
            parts.add(change.text() + place(change));
        }
        return String.join(", ", parts);
    }

    private static String place(Change change) {
        return switch (change) {
            case Change.Respecified(var demand, var _) -> " (" + demand.written().origin() + ")";
            case Change.Dropped(var demand) -> " (" + demand.written().origin() + ")";
            case Change.OtherPython _ -> "";
        };
    }

    static void write(KnownFix fix, StringBuilder text) {
        text.append("\n[[fix]]\n");
        line("text", fix.text(), text);
        lines("doubts", fix.doubts(), text);
        lines("by_hand", fix.byHand(), text);
        fix.command().ifPresent(it -> line("command", it, text));
        for (var run : fix.runs()) {
            text.append("[[fix.run]]\n");
            lines("words", run, text);
        }
        for (var edit : fix.edits()) {
            text.append("[[fix.edit]]\n");
            line("file", edit.file().toString(), text);
            line("shown", edit.shown(), text);
            text.append("line = ").append(edit.line()).append('\n');
            line("name", edit.name().toString(), text);
            line("before", edit.before().toString(), text);
            text.append("drop = ").append(edit.drop()).append('\n');
            var from = new ArrayList<String>();
            var to = new ArrayList<String>();
            edit.specifiers()
                    .forEach(
                            (old, other) -> {
                                from.add(old.toString());
                                to.add(other.map(Object::toString).orElse(""));
                            });
            lines("from", from, text);
            lines("to", to, text);
        }
    }

    private static void line(String key, String value, StringBuilder text) {
        text.append(key).append(" = ");
        quoted(value, text);
        text.append('\n');
    }

    private static void lines(String key, List<String> values, StringBuilder text) {
        text.append(key).append(" = [");
        for (var index = 0; index < values.size(); index++) {
            text.append(index == 0 ? "" : ", ");
            quoted(values.get(index), text);
        }
        text.append("]\n");
    }

    /// A basic string (TOML 1.0, section "String").
    private static void quoted(String value, StringBuilder text) {
        text.append('"');
        for (var index = 0; index < value.length(); index++) {
            var c = value.charAt(index);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                default -> {
                    if (c < ' ' || c == '\u007f') {
                        text.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
