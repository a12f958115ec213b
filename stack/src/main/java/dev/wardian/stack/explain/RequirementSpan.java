package dev.wardian.stack.explain;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A requirement in the middle of a text, which can be changed without touching what it leaves.
///
/// @param text the whole text
/// @param start where the requirement begins, blanks aside
/// @param end where it ends, blanks aside
record RequirementSpan(String text, int start, int end) {

    /// Whether the text here is the requirement that the edit is about.
    boolean isOf(FileEdit edit) {
        try {
            var found = Requirement.parse(text.substring(start, end).strip());
            return found.name().equals(edit.name())
                    && found.specifiers().equals(edit.before())
                    && (found.url().isEmpty() || edit.drop());
        } catch (SyntaxException _) {
            return false;
        }
    }

    /// The text with the specifiers of the edit in the place of the old ones.
    Optional<String> respecified(FileEdit edit) {
        var clauses = clauses();
        var kept = new ArrayList<String>();
        var replaced = 0;
        for (var clause : clauses) {
            var old = Specifier.tryParse(clause.strip());
            var other = old.map(it -> edit.specifiers().get(it)).orElse(null);
            if (other == null) {
                kept.add(clause);
            } else {
                replaced++;
                other.ifPresent(it -> kept.add(spelledAs(clause, it)));
            }
        }
        if (replaced < edit.specifiers().size()) {
            return Optional.empty();
        }
        var from = specifiersStart();
        var to = specifiersEnd(from);
        if (kept.isEmpty()) {
            from = trimmed(from);
            to = text.charAt(Math.max(0, to - 1)) == ')' ? to : behindBracket(to);
        }
        return Optional.of(text.substring(0, from) + String.join(",", kept) + text.substring(to));
    }

    /// The new specifier with the blanks that the old one had before, between and after its parts.
    private static String spelledAs(String clause, Specifier other) {
        var start = 0;
        while (Character.isWhitespace(clause.charAt(start))) {
            start++;
        }
        var version = start;
        while (version < clause.length() && "=<>!~".indexOf(clause.charAt(version)) >= 0) {
            version++;
        }
        var gap = version;
        while (gap < clause.length() && Character.isWhitespace(clause.charAt(gap))) {
            gap++;
        }
        var end = clause.stripTrailing().length();
        return clause.substring(0, start)
                + other.operator().symbol()
                + clause.substring(version, gap)
                + other.version()
                + clause.substring(end);
    }

    private List<String> clauses() {
        var from = specifiersStart();
        return List.of(text.substring(from, specifiersEnd(from)).split(",", -1));
    }

    /// Behind name and extras, and behind a bracket.
    private int specifiersStart() {
        var at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < end
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "-_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        var beyond = blanks(at);
        if (beyond < end && text.charAt(beyond) == '[') {
            at = text.indexOf(']', beyond) + 1;
            beyond = blanks(at);
        }
        if (beyond < end && text.charAt(beyond) == '(') {
            return beyond + 1;
        }
        return beyond;
    }

    private int blanks(int from) {
        var at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int specifiersEnd(int from) {
        var at = from;
        while (at < end && text.charAt(at) != ';' && text.charAt(at) != ')') {
            at++;
        }
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /// Where the blanks and the bracket before the specifiers begin.
    private int trimmed(int from) {
        var at = from;
        while (at > start
                && (Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == '(')) {
            at--;
        }
        return at;
    }

    private int behindBracket(int to) {
        return to < end && text.charAt(to) == ')' ? to + 1 : to;
    }
}
