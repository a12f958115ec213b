package dev.wardian.standards.marker;

import dev.wardian.standards.marker.UndefinedMarkerException.Reason;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whether a marker holds. The tree is walked with `instanceof` and not with a switch over
/// patterns, whose bootstrap costs more than all markers of a usual resolution.
///
/// A leaf is true, false, or has no meaning; strict evaluation throws at the first leaf without
/// meaning, also behind an operand that decides, and the other one leaves it out.
final class MarkerEvaluation {
    private enum Answer {
        TRUE,
        FALSE,
        UNDEFINED_COMPARISON,
        UNDEFINED_VARIABLE;

        static Answer of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    private MarkerEvaluation() {}

    static boolean isTrue(Marker marker, MarkerContext context) {
        return answer(marker, context) != Answer.FALSE;
    }

    static boolean isTrueStrictly(Marker marker, MarkerContext context) {
        if (marker instanceof Comparison comparison) {
            Answer answer = compare(comparison, context);
            if (answer == Answer.UNDEFINED_COMPARISON) {
                throw new UndefinedMarkerException(Reason.COMPARISON, comparison.toString());
            }
            if (answer == Answer.UNDEFINED_VARIABLE) {
                throw new UndefinedMarkerException(Reason.VARIABLE, comparison.toString());
            }
            return answer == Answer.TRUE;
        }
        if (marker instanceof Marker.And and) {
            boolean all = true;
            for (Marker operand : and.operands()) {
                all &= isTrueStrictly(operand, context);
            }
            return all;
        }
        if (marker instanceof Marker.Or or) {
            boolean any = false;
            for (Marker operand : or.operands()) {
                any |= isTrueStrictly(operand, context);
            }
            return any;
        }
        return Marker.Constant.TRUE.equals(marker);
    }

    private static Answer answer(Marker marker, MarkerContext context) {
        if (marker instanceof Comparison comparison) {
            return compare(comparison, context);
        }
        if (marker instanceof Marker.And and) {
            return join(and.operands(), Answer.FALSE, Answer.TRUE, context);
        }
        if (marker instanceof Marker.Or or) {
            return join(or.operands(), Answer.TRUE, Answer.FALSE, context);
        }
        return Answer.of(Marker.Constant.TRUE.equals(marker));
    }

    /// The deciding answer if an operand gives it, else the other one, else that none has meaning.
    private static Answer join(
            List<Marker> operands, Answer deciding, Answer other, MarkerContext context) {
        Answer joined = Answer.UNDEFINED_COMPARISON;
        for (int index = 0; index < operands.size(); index++) {
            Answer answer = answer(operands.get(index), context);
            if (answer == deciding) {
                return deciding;
            }
            if (answer == other) {
                joined = other;
            }
        }
        return joined;
    }

    private static Answer compare(Comparison comparison, MarkerContext context) {
        @Nullable MarkerVariable variable = comparison.variable();
        if (variable == null) {
            return compareTexts(comparison, context, null);
        }
        return switch (variable) {
            case EXTRA -> compareExtra(comparison, context);
            case EXTRAS -> compareSet(comparison, context.extras(), comparison.extra());
            case DEPENDENCY_GROUPS ->
                    compareSet(comparison, context.dependencyGroups(), comparison.group());
            case IMPLEMENTATION_VERSION, PLATFORM_RELEASE, PYTHON_FULL_VERSION, PYTHON_VERSION ->
                    compareVersions(comparison, variable, context);
            case IMPLEMENTATION_NAME,
                    OS_NAME,
                    PLATFORM_MACHINE,
                    PLATFORM_PYTHON_IMPLEMENTATION,
                    PLATFORM_SYSTEM,
                    PLATFORM_VERSION,
                    SYS_PLATFORM ->
                    compareTexts(comparison, context, null);
        };
    }

    private static Answer compareVersions(
            Comparison comparison, MarkerVariable variable, MarkerContext context) {
        if (!comparison.operator().comparesVersions()) {
            return compareTexts(comparison, context, null);
        }
        @Nullable Specifier specifier = comparison.specifier();
        if (specifier == null && !(comparison.right() instanceof MarkerOperand.Literal)) {
            @Nullable String value = value(comparison.right(), context, null);
            if (value == null) {
                return Answer.UNDEFINED_VARIABLE;
            }
            specifier = Comparison.specifier(comparison.operator(), value);
        }
        if (specifier == null) {
            return compareTexts(comparison, context, null);
        }
        if (comparison.operator() == MarkerOperator.ARBITRARY_EQUAL) {
            return compareArbitrarily(comparison, specifier, context);
        }
        @Nullable Version version =
                comparison.left() instanceof MarkerOperand.Variable
                        ? context.environment().version(variable)
                        : comparison.leftVersion();
        return Answer.of(version != null && specifier.contains(version));
    }

    /// `===` compares texts without regard to case (PEP 440 "Arbitrary equality").
    private static Answer compareArbitrarily(
            Comparison comparison, Specifier specifier, MarkerContext context) {
        @Nullable String left = value(comparison.left(), context, null);
        if (left == null) {
            return Answer.UNDEFINED_VARIABLE;
        }
        return Answer.of(
                left.toLowerCase(Locale.ROOT).equals(specifier.version().toLowerCase(Locale.ROOT)));
    }

    /// `extra` is one name in the standard, but several extras may be wanted at once: equality then
    /// asks for membership, and every other operator whether it holds for one of them.
    private static Answer compareExtra(Comparison comparison, MarkerContext context) {
        @Nullable Set<ExtraName> wanted = context.extra();
        if (wanted == null) {
            return Answer.UNDEFINED_VARIABLE;
        }
        @Nullable ExtraName name = comparison.extra();
        if (name != null && comparison.operator() == MarkerOperator.EQUAL) {
            return Answer.of(wanted.contains(name));
        }
        if (name != null && comparison.operator() == MarkerOperator.NOT_EQUAL) {
            return Answer.of(!wanted.contains(name));
        }
        if (wanted.isEmpty()) {
            return compareTexts(comparison, context, "");
        }
        Answer answer = Answer.FALSE;
        for (ExtraName one : wanted) {
            answer = compareTexts(comparison, context, one.toString());
            if (answer != Answer.FALSE) {
                return answer;
            }
        }
        return answer;
    }

    /// A set stands on the right side of `in`; texts are never equal to a set.
    private static Answer compareSet(
            Comparison comparison, @Nullable Set<?> set, @Nullable Object name) {
        if (set == null) {
            return Answer.UNDEFINED_VARIABLE;
        }
        if (!(comparison.left() instanceof MarkerOperand.Literal)) {
            return Answer.UNDEFINED_COMPARISON;
        }
        return switch (comparison.operator()) {
            case IN -> Answer.of(name != null && set.contains(name));
            case NOT_IN -> Answer.of(name == null || !set.contains(name));
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Answer.FALSE;
            case NOT_EQUAL -> Answer.TRUE;
            case COMPATIBLE, ARBITRARY_EQUAL -> Answer.UNDEFINED_COMPARISON;
        };
    }

    /// Python's rules for two strings, where an order of texts is never strict: `<` and `>` are
    /// false, `<=` and `>=` mean equality.
    private static Answer compareTexts(
            Comparison comparison, MarkerContext context, @Nullable String extra) {
        @Nullable String left = value(comparison.left(), context, extra);
        @Nullable String right = value(comparison.right(), context, extra);
        if (left == null || right == null) {
            return Answer.UNDEFINED_VARIABLE;
        }
        return switch (comparison.operator()) {
            case IN -> Answer.of(right.contains(left));
            case NOT_IN -> Answer.of(!right.contains(left));
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> Answer.of(left.equals(right));
            case NOT_EQUAL -> Answer.of(!left.equals(right));
            case LESS, GREATER -> Answer.FALSE;
            case COMPATIBLE, ARBITRARY_EQUAL -> Answer.UNDEFINED_COMPARISON;
        };
    }

    /// The text of an operand, or null if the context has none for it.
    private static @Nullable String value(
            MarkerOperand operand, MarkerContext context, @Nullable String extra) {
        if (operand instanceof MarkerOperand.Literal literal) {
            return literal.value();
        }
        MarkerVariable variable = ((MarkerOperand.Variable) operand).variable();
        if (variable.isEnvironment()) {
            return context.environment().get(variable);
        }
        if (variable != MarkerVariable.EXTRA) {
            return null;
        }
        if (extra != null) {
            return extra;
        }
        @Nullable Set<ExtraName> wanted = context.extra();
        if (wanted == null) {
            return null;
        }
        return wanted.isEmpty() ? "" : wanted.iterator().next().toString();
    }
}
