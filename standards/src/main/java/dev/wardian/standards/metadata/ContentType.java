package dev.wardian.standards.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The value of `Description-Content-Type`: a media type with parameters (RFC 2045), of which
/// metadata knows three, in UTF-8 (PEP 566).
final class ContentType {
    private static final Set<String> TYPES = Set.of("text/plain", "text/x-rst", "text/markdown");
    private static final Set<String> VARIANTS = Set.of("GFM", "CommonMark");
    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

    private final String text;
    private final Map<String, String> parameters = new HashMap<>();
    private int position;

    private ContentType(String text) {
        this.text = text;
    }

    /// What is wrong with a value, or null.
    static @Nullable String fault(String value) {
        return new ContentType(value).fault();
    }

    private @Nullable String fault() {
        skipBlanks();
        String type = word() + (accept('/') ? "/" + word() : "");
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            return "expected `text/plain`, `text/x-rst` or `text/markdown`";
        }
        if (!readParameters()) {
            return "malformed parameters";
        }
        if (!parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")) {
            return "the character set must be UTF-8";
        }
        boolean markdown = type.equalsIgnoreCase("text/markdown");
        if (markdown && !VARIANTS.contains(parameters.getOrDefault("variant", "GFM"))) {
            return "the variant must be `GFM` or `CommonMark`";
        }
        return null;
    }

    private boolean readParameters() {
        skipBlanks();
        while (accept(';')) {
            skipBlanks();
            if (position == text.length()) {
                return true;
            }
            String name = word();
            skipBlanks();
            if (name.isEmpty() || !accept('=')) {
                return false;
            }
            skipBlanks();
            @Nullable String value = text.startsWith("\"", position) ? quoted() : word();
            if (value == null || value.isEmpty()) {
                return false;
            }
            int star = name.indexOf('*');
            String plain = star < 0 ? name : name.substring(0, star);
            if (plain.isEmpty() || parameters.put(plain.toLowerCase(Locale.ROOT), value) != null) {
                return false;
            }
            skipBlanks();
        }
        return position == text.length();
    }

    private String word() {
        int start = position;
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isWordPart(char character) {
        return character > ' ' && character <= '~' && SPECIALS.indexOf(character) < 0;
    }

    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (int index = position + 1; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"') {
                position = index + 1;
                return value.toString();
            }
            if (character == '\\' && index + 1 < text.length()) {
                index++;
            }
            value.append(text.charAt(index));
        }
        return null;
    }

    private boolean accept(char character) {
        if (position < text.length() && text.charAt(position) == character) {
            position++;
            return true;
        }
        return false;
    }

    /// Moves past blanks and comments in parentheses, which may be nested.
    private void skipBlanks() {
        int depth = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == '(') {
                depth++;
            } else if (character == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && character != ' ' && character != '\t') {
                return;
            }
            position++;
        }
    }
}
