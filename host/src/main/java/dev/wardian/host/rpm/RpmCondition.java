package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A condition over several relations (`rpm-dependencies(7)`, "Boolean Dependencies"), such as
/// `(libfoo >= 1 if /usr/bin/bar)`.
sealed interface RpmCondition {
    /// Some package meets this.
    record One(RpmRelation relation) implements RpmCondition {}

    /// All of these hold.
    record And(List<RpmCondition> all) implements RpmCondition {}

    /// One of these holds; the first is tried first.
    record Or(List<RpmCondition> all) implements RpmCondition {}

    /// The first holds where the second does, else the third.
    record If(RpmCondition then, RpmCondition condition, Optional<RpmCondition> otherwise)
            implements RpmCondition {}

    /// The first holds and the second does not, or both the second and the third do.
    record Unless(RpmCondition then, RpmCondition condition, Optional<RpmCondition> otherwise)
            implements RpmCondition {}

    /// One package meets all of these.
    record With(List<RpmCondition> all) implements RpmCondition {}

    /// One package meets the first and not the second.
    record Without(RpmCondition wanted, RpmCondition unwanted) implements RpmCondition {}

    /// Reads what stands in parentheses, or one relation.
    ///
    /// @throws IllegalArgumentException for what is none, with the place
    static RpmCondition parse(String text) {
        return new Reader(text).read();
    }

    /// Whether this package alone meets it; for what is said of one package.
    ///
    /// @throws IllegalArgumentException where more than one package would have to be looked at
    default boolean isMetBy(RpmPackage one) {
        return switch (this) {
            case One(var relation) -> one.provides(relation);
            case Or(var all) -> all.stream().anyMatch(it -> it.isMetBy(one));
            case With(var all) -> all.stream().allMatch(it -> it.isMetBy(one));
            case Without(var wanted, var unwanted) -> wanted.isMetBy(one) && !unwanted.isMetBy(one);
            case And _, If _, Unless _ ->
                    throw new IllegalArgumentException(
                            "a condition over several packages within `with`");
        };
    }

    /// The names among whose providers those are that meet it, for what is said of one package.
    default List<String> names() {
        return switch (this) {
            case One(var relation) -> List.of(relation.name());
            case Or(var all) -> all.stream().flatMap(it -> it.names().stream()).toList();
            case With(var all) -> all.getFirst().names();
            case Without(var wanted, _) -> wanted.names();
            case And _, If _, Unless _ -> List.of();
        };
    }

    /// Reads a condition from the left to the right.
    final class Reader {
        private static final int DEEPEST = 50;

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        RpmCondition read() {
            var condition = operand(0);
            skip();
            if (at < text.length()) {
                throw wrong("something is left");
            }
            return condition;
        }

        private RpmCondition operand(int depth) {
            skip();
            if (at >= text.length() || text.charAt(at) != '(') {
                return new One(relation());
            }
            if (depth > DEEPEST) {
                throw wrong("nested too deeply");
            }
            at++;
            var parts = new ArrayList<RpmCondition>();
            var words = new ArrayList<String>();
            parts.add(operand(depth + 1));
            for (skip(); at < text.length() && text.charAt(at) != ')'; skip()) {
                words.add(word());
                parts.add(operand(depth + 1));
            }
            if (at >= text.length()) {
                throw wrong("`)` is missing");
            }
            at++;
            return joined(parts, words);
        }

        private RpmCondition joined(List<RpmCondition> parts, List<String> words) {
            if (words.isEmpty()) {
                return parts.getFirst();
            }
            var operator = words.getFirst();
            var otherwise =
                    parts.size() == 3 && words.getLast().equals("else")
                            ? Optional.of(parts.getLast())
                            : Optional.<RpmCondition>empty();
            if (parts.size() == 2 || otherwise.isPresent()) {
                var then = parts.get(0);
                var condition = parts.get(1);
                switch (operator) {
                    case "if" -> {
                        return new If(then, condition, otherwise);
                    }
                    case "unless" -> {
                        return new Unless(then, condition, otherwise);
                    }
                    default -> {}
                }
            }
            if (operator.equals("without") && parts.size() == 2) {
                return new Without(parts.get(0), parts.get(1));
            }
            var form = words.stream().allMatch(operator::equals) ? operator : "";
            return switch (form) {
                case "and" -> new And(List.copyOf(parts));
                case "or" -> new Or(List.copyOf(parts));
                case "with" -> new With(List.copyOf(parts));
                default -> throw wrong("`" + String.join(" … ", words) + "` do not go together");
            };
        }

        /// A name, in which parentheses come in pairs, and perhaps a sign and a version.
        private RpmRelation relation() {
            var name = word();
            skip();
            var sign = at;
            while (at < text.length() && "<>=".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at == sign
                    ? RpmRelation.of(name)
                    : RpmRelation.parse(name + " " + text.substring(sign, at) + " " + word());
        }

        private String word() {
            skip();
            var begin = at;
            var depth = 0;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
                if (depth < 0) {
                    break;
                }
                at++;
            }
            if (at == begin) {
                throw wrong("a name is missing");
            }
            return text.substring(begin, at);
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "`" + text + "`, character " + (at + 1) + ": " + what);
        }
    }
}
