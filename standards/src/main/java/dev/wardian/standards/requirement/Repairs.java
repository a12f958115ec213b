package dev.wardian.standards.requirement;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Repairs of version specifiers that stand in published metadata and mean something that can be
/// guessed: those of uv in its order, and behind them one that pandas before 0.25 needs. This class
/// is loaded only when a text did not parse, so its patterns cost nothing else.
final class Repairs {
    private static final Pattern TRAILING_COMMA = Pattern.compile(",\\s*$");
    private static final Pattern QUOTE = Pattern.compile("['\"]");

    private static final List<UnaryOperator<String>> ALL =
            List.of(
                    // `>=7.2.0<8.0.0` to `>=7.2.0,<8.0.0`
                    replacement("(\\d)([<>=~^!])", "$1,$2"),
                    // `!=~5.0` to `!=5.0.*`
                    replacement("!=~((?:\\d\\.)*\\d)", "!=$1.*"),
                    // `>=1.9.*` to `>=1.9`
                    replacement("(<=|>=|<|>)\\s*(\\d+(\\.\\d+)*)\\.\\*", "$1$2"),
                    // `!=3.0*` to `!=3.0.*`
                    replacement("(\\d\\.\\d)+\\*", "$1.*"),
                    // `>=3.6,` to `>=3.6`
                    text -> TRAILING_COMMA.matcher(text).replaceAll(""),
                    // `>dev` to `>0.0.0dev`
                    text -> text.replace(">dev", ">0.0.0dev"),
                    // `>=9.0.0a1.0` to `>=9.0.0a1`
                    replacement("(\\d+(\\.\\d)*(a|b|rc|post|dev)\\d+)\\.0", "$1"),
                    Repairs::withoutQuotes,
                    // `pytz (>=2011k)` to `pytz (>=2011)`
                    replacement("(>=?\\s*\\d{4})[d-z](?![\\w.])", "$1"));

    private Repairs() {}

    /// Applies one repair after the other until the text parses.
    static <T> T parseRepaired(String text, Function<String, T> parse, SyntaxException fault) {
        String patched = text;
        List<SyntaxException> refused = new ArrayList<>();
        for (UnaryOperator<String> repair : ALL) {
            String next = repair.apply(patched);
            if (!next.equals(patched)) {
                patched = next;
                try {
                    return parse.apply(patched);
                } catch (SyntaxException another) {
                    refused.add(another);
                }
            }
        }
        refused.forEach(fault::addSuppressed);
        throw fault;
    }

    private static UnaryOperator<String> replacement(String pattern, String by) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).replaceAll(by);
    }

    /// Quotes before the marker; those inside it are its own.
    private static String withoutQuotes(String text) {
        int marker = text.indexOf(';');
        if (marker < 0) {
            return QUOTE.matcher(text).replaceAll("");
        }
        return QUOTE.matcher(text.substring(0, marker)).replaceAll("") + text.substring(marker);
    }
}
