package dev.wardian.standards.name;

import dev.wardian.standards.SyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The grammar that names of projects, extras and groups share: PEP 508 says which are valid,
/// PEP 503 which spellings are the same name. Hand written, because an index page holds thousands.
final class NameGrammar {
    private static final String EXPECTED =
            "a name of ASCII letters, digits, `-`, `_` and `.`, with a letter or digit at both ends";

    private NameGrammar() {}

    /// The normalised spelling, the same object if it is already normalised; null if not a name.
    static @Nullable String normalize(String spelling) {
        int length = spelling.length();
        boolean normalized = true;
        boolean separator = true;
        for (int i = 0; i < length; i++) {
            char c = spelling.charAt(i);
            if (isLowerOrDigit(c)) {
                separator = false;
            } else if (isUpper(c)) {
                separator = false;
                normalized = false;
            } else if (isSeparator(c) && i > 0) {
                normalized &= c == '-' && !separator;
                separator = true;
            } else {
                return null;
            }
        }
        if (separator) {
            return null;
        }
        return normalized ? spelling : rewriteAny(spelling);
    }

    static boolean isNormalized(String text) {
        @Nullable String normalized = normalize(text);
        return normalized != null && normalized.equals(text);
    }

    /// The exception that tells where a spelling stops being a name.
    static SyntaxException fault(String spelling) {
        int length = spelling.length();
        for (int i = 0; i < length; i++) {
            char c = spelling.charAt(i);
            boolean inside = i > 0 && i < length - 1;
            if (!isLowerOrDigit(c) && !isUpper(c) && !(inside && isSeparator(c))) {
                return new SyntaxException(spelling, i, EXPECTED);
            }
        }
        return new SyntaxException(spelling, length, EXPECTED);
    }

    /// The normalised spelling of the name in a file name, which may hold letters of any script.
    static String normalizeFilename(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (!Character.isLetterOrDigit(c) && !isSeparator(c)) {
                throw new SyntaxException(part, i, EXPECTED);
            }
        }
        if (part.isEmpty()) {
            throw new SyntaxException(part, 0, EXPECTED);
        }
        return rewriteAny(part);
    }

    /// Lower case, and runs of separators as one `-`, also at the ends.
    static String rewriteAny(String text) {
        StringBuilder normalized = new StringBuilder(text.length());
        boolean separator = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSeparator(c)) {
                normalized.append(c);
            } else if (!separator) {
                normalized.append('-');
            }
            separator = isSeparator(c);
        }
        return normalized.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
