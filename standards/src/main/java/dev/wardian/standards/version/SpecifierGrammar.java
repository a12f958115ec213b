package dev.wardian.standards.version;

import dev.wardian.standards.SyntaxException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which versions an operator may be followed by, and which versions the two together accept.
final class SpecifierGrammar {
    private SpecifierGrammar() {}

    static Specifier parse(String text) {
        String spec = Whitespace.strip(text);
        @Nullable Operator operator = operator(spec);
        if (operator == null) {
            throw new SyntaxException(
                    text, 0, "one of `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=`, `===`");
        }
        return new Specifier(
                operator, Whitespace.strip(spec.substring(operator.symbol().length())));
    }

    private static @Nullable Operator operator(String spec) {
        if (spec.isEmpty()) {
            return null;
        }
        boolean equals = spec.length() > 1 && spec.charAt(1) == '=';
        return switch (spec.charAt(0)) {
            case '=' ->
                    !equals ? null : spec.startsWith("===") ? Operator.ARBITRARY : Operator.EQUAL;
            case '!' -> equals ? Operator.NOT_EQUAL : null;
            case '~' -> equals ? Operator.COMPATIBLE : null;
            case '<' -> equals ? Operator.AT_MOST : Operator.LESS;
            case '>' -> equals ? Operator.AT_LEAST : Operator.GREATER;
            default -> null;
        };
    }

    /// The version after an operator, checked against what that operator allows; null only for
    /// `===` with a text that is no version.
    static @Nullable Version version(Operator operator, String text) {
        if (operator == Operator.ARBITRARY) {
            return arbitrary(text);
        }
        boolean wildcard = text.endsWith(".*");
        if (wildcard && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw new SyntaxException(text, text.length() - 2, "no `.*` after `" + operator + "`");
        }
        @Nullable Version packed = wildcard ? null : PackedKey.parse(text);
        if (packed != null && operator != Operator.COMPATIBLE) {
            return packed;
        }
        int end = wildcard ? text.length() - 2 : text.length();
        VersionParser parser = new VersionParser(text, 0, end);
        @Nullable VersionParts parts = parser.parsePrefix();
        if (parts == null) {
            throw parser.fault();
        }
        if (parser.position() < end) {
            throw new SyntaxException(text, parser.position(), "the end of the version");
        }
        check(operator, text, parts, wildcard);
        return new Version(parts);
    }

    private static @Nullable Version arbitrary(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';' || c == ')' || Whitespace.isWhitespace(c)) {
                throw new SyntaxException(text, i, "no white space, `;` or `)` after `===`");
            }
        }
        return Version.parseOrNull(text);
    }

    private static void check(
            Operator operator, String text, VersionParts parts, boolean wildcard) {
        boolean plain =
                parts.label == VersionParts.NO_LABEL
                        && parts.post == VersionParts.NONE
                        && parts.dev == VersionParts.NONE
                        && parts.local == null;
        if (wildcard && !plain) {
            throw new SyntaxException(text, text.length() - 2, "`.*` after a release only");
        }
        boolean mayBeLocal = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (parts.local != null && !mayBeLocal) {
            throw new SyntaxException(
                    text, text.indexOf('+'), "no local version after `" + operator + "`");
        }
        if (operator == Operator.COMPATIBLE && parts.release.length < 2) {
            throw new SyntaxException(
                    text, text.length(), "a release of at least two numbers after `~=`");
        }
    }

    /// The versions that an operator and the version after it accept.
    static VersionRange range(
            Operator operator, boolean wildcard, String text, @Nullable Version parsed) {
        if (parsed == null) {
            return VersionRange.empty();
        }
        return switch (operator) {
            case EQUAL -> equal(wildcard, parsed);
            case NOT_EQUAL -> equal(wildcard, parsed).complement();
            case AT_LEAST -> VersionRange.between(Cut.before(parsed), Cut.TOP);
            case AT_MOST -> VersionRange.between(Cut.BOTTOM, Cut.afterLocals(parsed));
            case GREATER -> VersionRange.between(Cut.afterPosts(parsed), Cut.TOP);
            case LESS -> VersionRange.between(Cut.BOTTOM, belowPrereleases(parsed));
            case COMPATIBLE -> compatible(parsed);
            case ARBITRARY -> VersionRange.singleton(parsed);
        };
    }

    private static VersionRange equal(boolean wildcard, Version parsed) {
        if (wildcard) {
            return VersionRange.between(firstOf(parsed), afterPrefix(parsed.parts()));
        }
        Cut upper = parsed.isLocal() ? Cut.after(parsed) : Cut.afterLocals(parsed);
        return VersionRange.between(Cut.before(parsed), upper);
    }

    private static VersionRange compatible(Version parsed) {
        VersionParts parts = parsed.parts();
        long[] prefix = Arrays.copyOf(parts.release, parts.release.length - 1);
        return VersionRange.between(Cut.before(parsed), afterPrefix(parts.withRelease(prefix)));
    }

    /// `<1.0` leaves out the pre-releases of `1.0`, unless it names one.
    private static Cut belowPrereleases(Version parsed) {
        return parsed.isPrerelease()
                ? Cut.before(parsed)
                : Cut.before(new Version(parsed.parts().withDev(0)));
    }

    private static Cut firstOf(Version parsed) {
        return Cut.before(new Version(parsed.parts().base().withDev(0)));
    }

    private static Cut afterPrefix(VersionParts parts) {
        long[] next = parts.release.clone();
        next[next.length - 1]++;
        return Cut.before(new Version(parts.base().withRelease(next).withDev(0)));
    }
}
