package dev.wardian.standards.metadata;

import dev.wardian.standards.SyntaxException;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Recursive descent over the grammar of SPDX expressions, writing the canonical text as it goes.
///
///     expression = operand (("AND" | "OR") operand)*
///     operand    = "(" expression ")" | licence ("WITH" exception)?
final class LicenseParser {
    private static final String REFERENCE = "licenseref-";
    private static final int DEEPEST = 200;

    private final String text;
    private final StringBuilder canonical = new StringBuilder();
    private final NavigableSet<String> identifiers = new TreeSet<>();
    private int position;
    private int depth;

    LicenseParser(String text) {
        this.text = text;
    }

    LicenseExpression parse() {
        expression();
        if (!peek().isEmpty()) {
            throw expected("`AND`, `OR` or the end");
        }
        return new LicenseExpression(
                canonical.toString(), Collections.unmodifiableNavigableSet(identifiers));
    }

    private void expression() {
        operand();
        String word = peek().toUpperCase(Locale.ROOT);
        while (word.equals("AND") || word.equals("OR")) {
            take();
            canonical.append(' ').append(word).append(' ');
            operand();
            word = peek().toUpperCase(Locale.ROOT);
        }
    }

    private void operand() {
        if (peek().equals("(")) {
            if (++depth > DEEPEST) {
                throw expected("at most " + DEEPEST + " nested parentheses");
            }
            take();
            canonical.append('(');
            expression();
            if (!peek().equals(")")) {
                throw expected("`)`");
            }
            take();
            canonical.append(')');
            depth--;
            return;
        }
        licence();
        if (peek().equalsIgnoreCase("with")) {
            take();
            canonical.append(" WITH ");
            exception();
        }
    }

    private void licence() {
        String word = identifier("a licence");
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith(REFERENCE)) {
            reference(word);
            return;
        }
        boolean orLater = word.endsWith("+");
        String plain = orLater ? word.substring(0, word.length() - 1) : word;
        Optional<String> known = SpdxList.licence(plain);
        if (known.isEmpty()) {
            throw expected("a licence of the SPDX list");
        }
        take();
        identifiers.add(known.get());
        canonical.append(known.get()).append(orLater ? "+" : "");
    }

    private void reference(String word) {
        String name = word.substring(REFERENCE.length());
        boolean valid = !name.isEmpty();
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            valid &=
                    (character >= 'a' && character <= 'z')
                            || (character >= 'A' && character <= 'Z')
                            || (character >= '0' && character <= '9')
                            || character == '-'
                            || character == '.';
        }
        if (!valid) {
            throw expected("letters, digits, `-` and `.` after `LicenseRef-`");
        }
        take();
        identifiers.add("LicenseRef-" + name);
        canonical.append("LicenseRef-").append(name);
    }

    private void exception() {
        Optional<String> known = SpdxList.exception(identifier("an exception"));
        if (known.isEmpty()) {
            throw expected("an exception of the SPDX list");
        }
        take();
        identifiers.add(known.get());
        canonical.append(known.get());
    }

    private String identifier(String what) {
        String word = peek();
        boolean other =
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "", "(", ")", "and", "or", "with" -> true;
                    default -> false;
                };
        if (other) {
            throw expected(what);
        }
        return word;
    }

    /// The next word or parenthesis, empty at the end.
    private String peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        int end = position;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end == position && end < text.length()) {
            end++;
        }
        return text.substring(position, end);
    }

    private static boolean isWordPart(char character) {
        return character != '(' && character != ')' && !Character.isWhitespace(character);
    }

    private void take() {
        position += peek().length();
    }

    private SyntaxException expected(String what) {
        peek();
        return new SyntaxException(text, position, what);
    }
}
