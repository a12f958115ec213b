package dev.wardian.stack.workspace;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import java.util.Optional;
import java.util.regex.Pattern;

/// Replaces specifiers inside a requirement as it is written, so that nothing else of it changes.
final class SpecifierText {

    private SpecifierText() {}

    /// The text with other specifiers, one for each of the old; empty if that cannot be done in
    /// place.
    ///
    /// @param text the requirement in its quotes
    static Optional<String> replaced(String text, Requirement old, SpecifierSet specifiers) {
        var before = old.specifiers().specifiers();
        var after = specifiers.specifiers();
        if (before.size() != after.size() || text.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        var semicolon = text.indexOf(';');
        var end = semicolon < 0 ? text.length() : semicolon;
        var head = text.substring(0, end);
        for (var index = 0; index < before.size(); index++) {
            var one = replaced(head, before.get(index), after.get(index));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            head = one.get();
        }
        return Optional.of(head + text.substring(end));
    }

    private static Optional<String> replaced(String head, Specifier old, Specifier other) {
        if (old.toString().equals(other.toString())) {
            return Optional.of(head);
        }
        var found =
                Pattern.compile(
                                "(?<![<>=!~])"
                                        + Pattern.quote(old.operator().symbol())
                                        + "(\\s*)"
                                        + Pattern.quote(old.version())
                                        + "(?![0-9A-Za-z.*+!-])")
                        .matcher(head);
        return found.find()
                ? Optional.of(
                        head.substring(0, found.start())
                                + other.operator().symbol()
                                + found.group(1)
                                + other.version()
                                + head.substring(found.end()))
                : Optional.empty();
    }
}
