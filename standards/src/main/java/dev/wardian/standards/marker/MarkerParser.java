package dev.wardian.standards.marker;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.internal.text.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recursive descent over the grammar of markers in PEP 508.
///
///     marker     = and_marker ("or" and_marker)*
///     and_marker = atom ("and" atom)*
///     atom       = "(" marker ")" | operand operator operand
final class MarkerParser {
    /// Deeper nesting than any person writes; hostile input must not exhaust the stack.
    private static final int DEEPEST = 200;

    private final Cursor cursor;
    private int depth;

    MarkerParser(String text) {
        this.cursor = new Cursor(text);
    }

    Marker parse() {
        Marker marker = marker();
        if (!cursor.atEnd()) {
            throw cursor.expected("end of marker expression");
        }
        return marker;
    }

    private Marker marker() {
        List<Marker> first = conjunction();
        if (!cursor.acceptWord("or")) {
            return joined(first, false);
        }
        List<Marker> operands = new ArrayList<>(4);
        operands.add(joined(first, true));
        do {
            operands.add(joined(conjunction(), true));
        } while (cursor.acceptWord("or"));
        return new Marker.Or(operands);
    }

    private List<Marker> conjunction() {
        Marker first = atom();
        if (!cursor.acceptWord("and")) {
            return List.of(first);
        }
        List<Marker> operands = new ArrayList<>(4);
        operands.add(first);
        do {
            operands.add(atom());
        } while (cursor.acceptWord("and"));
        return operands;
    }

    private static Marker joined(List<Marker> operands, boolean bare) {
        return operands.size() == 1 ? operands.getFirst() : new Marker.And(operands, bare);
    }

    private Marker atom() {
        cursor.skipBlanks();
        Marker marker = cursor.peek() == '(' ? group() : comparison();
        cursor.skipBlanks();
        return marker;
    }

    private Marker group() {
        if (++depth > DEEPEST) {
            throw cursor.expected("at most " + DEEPEST + " nested parentheses");
        }
        cursor.accept('(');
        Marker marker = marker();
        if (!cursor.accept(')')) {
            throw cursor.expected("`)` after marker expression, or `and` or `or`");
        }
        depth--;
        return marker;
    }

    private Marker comparison() {
        MarkerOperand left = operand();
        cursor.skipBlanks();
        MarkerOperator operator = operator();
        cursor.skipBlanks();
        return Comparison.of(left, operator, operand());
    }

    private MarkerOperand operand() {
        char first = cursor.peek();
        if (first == '"' || first == '\'') {
            return literal(first);
        }
        String text = cursor.text();
        int start = cursor.position();
        int end = wordEnd(text, start);
        if (end < text.length() && text.charAt(end) == '.') {
            Optional<MarkerVariable> dotted =
                    MarkerVariable.named(text.substring(start, wordEnd(text, end + 1)));
            if (dotted.isPresent()) {
                cursor.moveTo(wordEnd(text, end + 1));
                return new MarkerOperand.Variable(dotted.get());
            }
        }
        Optional<MarkerVariable> variable = MarkerVariable.named(text.substring(start, end));
        if (variable.isEmpty()) {
            throw cursor.expected("a marker variable or quoted string");
        }
        cursor.moveTo(end);
        return new MarkerOperand.Variable(variable.get());
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Cursor.isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private MarkerOperand literal(char quote) {
        String text = cursor.text();
        int start = cursor.position();
        int end = text.indexOf(quote, start + 1);
        if (end < 0) {
            throw cursor.expected("a marker variable or quoted string");
        }
        @Nullable String value = PythonString.unquote(text.substring(start + 1, end));
        if (value == null) {
            throw new SyntaxException(text, start, "a string that Python can read");
        }
        cursor.moveTo(end + 1);
        return new MarkerOperand.Literal(value);
    }

    private MarkerOperator operator() {
        char first = cursor.peek();
        if (first == 'i' && cursor.acceptWord("in")) {
            return MarkerOperator.IN;
        }
        if (first == 'n' && cursor.acceptWord("not")) {
            return notIn();
        }
        if (cursor.accept("===")) {
            return MarkerOperator.ARBITRARY_EQUAL;
        }
        if (cursor.accept("==")) {
            return MarkerOperator.EQUAL;
        }
        if (cursor.accept("~=")) {
            return MarkerOperator.COMPATIBLE;
        }
        if (cursor.accept("!=")) {
            return MarkerOperator.NOT_EQUAL;
        }
        if (cursor.accept("<=")) {
            return MarkerOperator.LESS_OR_EQUAL;
        }
        if (cursor.accept(">=")) {
            return MarkerOperator.GREATER_OR_EQUAL;
        }
        if (cursor.accept('<')) {
            return MarkerOperator.LESS;
        }
        if (cursor.accept('>')) {
            return MarkerOperator.GREATER;
        }
        throw cursor.expected("marker operator, one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
    }

    private MarkerOperator notIn() {
        if (!cursor.skipBlanks()) {
            throw cursor.expected("whitespace after 'not'");
        }
        if (!cursor.acceptWord("in")) {
            throw cursor.expected("'in' after 'not'");
        }
        return MarkerOperator.NOT_IN;
    }
}
