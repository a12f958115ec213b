package dev.wardian.host.resolve;

import dev.wardian.host.system.DebianVersion;
import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One package that another speaks of, perhaps certain versions of it (Debian Policy, chapter 7):
/// `libc6 (>= 2.36)`, `python3:any`.
///
/// @param name the package, or what packages provide
/// @param architecture what stands behind a colon; empty where nothing does
/// @param bound which versions; empty for all
public record Relation(String name, String architecture, Optional<Bound> bound) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Za-z0-9][A-Za-z0-9.+_-]*)(?::([a-z0-9-]+))?\\s*"
                            + "(?:\\(\\s*(<<|<=|=|>=|>>|<|>)\\s*([^\\s)]+)\\s*\\))?\\s*"
                            + "(?:\\[[^\\]]*\\])?\\s*(?:<[^>]*>\\s*)*");

    /// How a version must compare.
    public enum Operator {
        EARLIER("<<"),
        AT_MOST("<="),
        EXACTLY("="),
        AT_LEAST(">="),
        LATER(">>");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Operator of(String sign) {
            return switch (sign) {
                case "<<" -> EARLIER;
                case "<=", "<" -> AT_MOST;
                case "=" -> EXACTLY;
                case ">>" -> LATER;
                default -> AT_LEAST;
            };
        }

        boolean holds(int order) {
            return switch (this) {
                case EARLIER -> order < 0;
                case AT_MOST -> order <= 0;
                case EXACTLY -> order == 0;
                case AT_LEAST -> order >= 0;
                case LATER -> order > 0;
            };
        }
    }

    /// A version and on which side of it others must lie.
    public record Bound(Operator operator, DebianVersion version) {
        boolean admits(DebianVersion other) {
            return operator.holds(other.compareTo(version));
        }
    }

    /// Reads one relation.
    ///
    /// @throws SyntaxException for what is none
    public static Relation parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new SyntaxException(text, 0, "a package such as `libc6 (>= 2.36)`");
        }
        String version = parts.group(4);
        return new Relation(
                parts.group(1),
                parts.group(2) == null ? "" : parts.group(2),
                version == null
                        ? Optional.empty()
                        : Optional.of(
                                new Bound(
                                        Operator.of(parts.group(3)),
                                        DebianVersion.parse(version))));
    }

    /// Reads the value of a field: groups of alternatives, all of which must be met.
    ///
    /// @throws SyntaxException for what is none
    public static List<List<Relation>> parseAll(String text) {
        List<List<Relation>> groups = new ArrayList<>();
        for (String group : text.replace('\n', ' ').split(",", -1)) {
            if (!group.isBlank()) {
                List<Relation> alternatives = new ArrayList<>();
                for (String one : group.split("\\|", -1)) {
                    alternatives.add(parse(one));
                }
                groups.add(List.copyOf(alternatives));
            }
        }
        return groups;
    }

    /// The alternatives as they are written.
    public static String text(List<Relation> alternatives) {
        StringBuilder text = new StringBuilder();
        for (Relation one : alternatives) {
            text.append(text.isEmpty() ? "" : " | ").append(one);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name
                + (architecture.isEmpty() ? "" : ":" + architecture)
                + bound.map(it -> " (" + it.operator().sign + " " + it.version() + ")").orElse("");
    }
}
