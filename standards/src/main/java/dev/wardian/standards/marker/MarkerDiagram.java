package dev.wardian.standards.marker;

import dev.wardian.standards.marker.Answers.YesNo;
import dev.wardian.standards.version.Interval;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws the diagram of a marker, leaf by leaf after the rules by which [MarkerEvaluation] answers.
final class MarkerDiagram {
    private MarkerDiagram() {}

    static Decision of(Marker marker) {
        @Nullable Decision drawn = draw(marker);
        return drawn == null ? Decision.TRUE : drawn;
    }

    /// The diagram, or null where the marker has no meaning and so is left out.
    private static @Nullable Decision draw(Marker marker) {
        return switch (marker) {
            case Comparison comparison -> compare(comparison);
            case Marker.And and -> joined(and.operands(), true);
            case Marker.Or or -> joined(or.operands(), false);
            case Marker.Constant constant -> constant(constant == Marker.Constant.TRUE);
        };
    }

    private static @Nullable Decision joined(List<Marker> operands, boolean conjunction) {
        @Nullable Decision joined = null;
        for (Marker operand : operands) {
            @Nullable Decision drawn = draw(operand);
            if (drawn != null) {
                joined =
                        joined == null
                                ? drawn
                                : conjunction
                                        ? Decisions.and(joined, drawn)
                                        : Decisions.or(joined, drawn);
            }
        }
        return joined;
    }

    static Decision constant(boolean value) {
        return value ? Decision.TRUE : Decision.FALSE;
    }

    private static Decision yes(Question question, boolean positive) {
        Decision holds = Decisions.make(question, YesNo.YES_NO, Decision.FALSE, Decision.TRUE);
        return positive ? holds : holds.not();
    }

    private static @Nullable Decision compare(Comparison comparison) {
        @Nullable MarkerVariable variable = comparison.variable();
        if (variable == null) {
            return literals(comparison);
        }
        return switch (variable) {
            case EXTRA -> extra(comparison);
            case EXTRAS -> listed(comparison, variable, comparison.extra());
            case DEPENDENCY_GROUPS -> listed(comparison, variable, comparison.group());
            case PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION -> version(comparison, variable, 3);
            case PYTHON_VERSION -> version(comparison, variable, 2);
            case PLATFORM_RELEASE -> opaque(comparison);
            case IMPLEMENTATION_NAME,
                    OS_NAME,
                    PLATFORM_MACHINE,
                    PLATFORM_PYTHON_IMPLEMENTATION,
                    PLATFORM_SYSTEM,
                    PLATFORM_VERSION,
                    SYS_PLATFORM ->
                    text(comparison, variable);
        };
    }

    /// Two texts that no environment changes.
    private static @Nullable Decision literals(Comparison comparison) {
        if (isMeaningless(comparison.operator())) {
            return null;
        }
        MarkerEnvironment nowhere = MarkerEnvironment.of(Map.of());
        return constant(comparison.evaluate(nowhere, Set.of()));
    }

    /// Whether an operator says nothing about texts.
    private static boolean isMeaningless(MarkerOperator operator) {
        return operator == MarkerOperator.COMPATIBLE || operator == MarkerOperator.ARBITRARY_EQUAL;
    }

    private static boolean isOfTwoVariables(Comparison comparison) {
        return comparison.left() instanceof MarkerOperand.Variable
                && comparison.right() instanceof MarkerOperand.Variable;
    }

    /// A comparison of which only its own truth is known.
    private static Decision opaque(Comparison comparison) {
        if (comparison.operator() != MarkerOperator.NOT_IN) {
            return yes(new Question.Holds(comparison), true);
        }
        return yes(
                new Question.Holds(
                        Comparison.of(comparison.left(), MarkerOperator.IN, comparison.right())),
                false);
    }

    private static @Nullable Decision text(Comparison comparison, MarkerVariable variable) {
        if (isMeaningless(comparison.operator())) {
            return null;
        }
        if (isOfTwoVariables(comparison)) {
            return opaque(comparison);
        }
        return switch (comparison.operator()) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> is(variable, literal(comparison));
            case NOT_EQUAL -> is(variable, literal(comparison)).not();
            case LESS, GREATER -> Decision.FALSE;
            case IN, NOT_IN -> opaque(comparison);
            case COMPATIBLE, ARBITRARY_EQUAL -> throw new IllegalStateException("left out above");
        };
    }

    /// Where a variable has one value; `platform_system` becomes `sys_platform` where both tell the
    /// same systems apart.
    private static Decision is(MarkerVariable variable, String value) {
        if (variable == MarkerVariable.PLATFORM_SYSTEM) {
            @Nullable String platform = PlatformFacts.platformOf(value);
            if (platform != null) {
                return is(MarkerVariable.SYS_PLATFORM, platform);
            }
        }
        return Decisions.make(
                new Question.Text(variable),
                new Answers.Texts(value),
                Decision.TRUE,
                Decision.FALSE);
    }

    private static String literal(Comparison comparison) {
        MarkerOperand side =
                comparison.left() instanceof MarkerOperand.Literal
                        ? comparison.left()
                        : comparison.right();
        return ((MarkerOperand.Literal) side).value();
    }

    private static @Nullable Decision extra(Comparison comparison) {
        if (comparison.extra() != null
                && (comparison.operator() == MarkerOperator.EQUAL
                        || comparison.operator() == MarkerOperator.NOT_EQUAL)) {
            return yes(
                    new Question.Extra(comparison.extra()),
                    comparison.operator() == MarkerOperator.EQUAL);
        }
        return isMeaningless(comparison.operator()) ? null : opaque(comparison);
    }

    private static @Nullable Decision listed(
            Comparison comparison, MarkerVariable list, @Nullable Object name) {
        if (!(comparison.left() instanceof MarkerOperand.Literal)
                || isMeaningless(comparison.operator())) {
            return null;
        }
        return switch (comparison.operator()) {
            case IN, NOT_IN -> {
                boolean positive = comparison.operator() == MarkerOperator.IN;
                yield name == null
                        ? constant(!positive)
                        : yes(new Question.Listed(list, name.toString()), positive);
            }
            case NOT_EQUAL -> Decision.TRUE;
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Decision.FALSE;
            case COMPATIBLE, ARBITRARY_EQUAL -> throw new IllegalStateException("left out above");
        };
    }

    private static @Nullable Decision version(
            Comparison comparison, MarkerVariable variable, int numbers) {
        if (isOfTwoVariables(comparison)) {
            return opaque(comparison);
        }
        boolean variableLeft = comparison.left() instanceof MarkerOperand.Variable;
        return switch (comparison.operator()) {
            case IN, NOT_IN -> {
                if (!variableLeft) {
                    yield opaque(comparison);
                }
                Decision in = VersionTexts.within(release(variable), literal(comparison), numbers);
                yield comparison.operator() == MarkerOperator.IN ? in : in.not();
            }
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    COMPATIBLE,
                    ARBITRARY_EQUAL ->
                    variableLeft
                            ? specified(comparison, variable, numbers)
                            : mirrored(comparison, variable, numbers);
        };
    }

    private static @Nullable Decision specified(
            Comparison comparison, MarkerVariable variable, int numbers) {
        @Nullable Specifier specifier = comparison.specifier();
        if (comparison.operator() == MarkerOperator.ARBITRARY_EQUAL) {
            return specifier == null
                    ? null
                    : VersionTexts.exactly(release(variable), specifier.version(), numbers);
        }
        if (specifier != null) {
            return releases(release(variable), specifier.toRange(), numbers);
        }
        if (comparison.operator() == MarkerOperator.COMPATIBLE) {
            return null;
        }
        return constant(comparison.operator() == MarkerOperator.NOT_EQUAL);
    }

    /// `"3.8" <= python_version`, where the environment's value is the specifier's.
    private static Decision mirrored(Comparison comparison, MarkerVariable variable, int numbers) {
        @Nullable Version version = comparison.leftVersion();
        if (version == null) {
            return Decision.FALSE;
        }
        @Nullable MarkerOperator operator = mirror(comparison.operator());
        boolean plain =
                version.equals(version.base())
                        && version.epoch() == 0
                        && version.release().size() <= 3;
        if (operator == null || !plain) {
            return opaque(comparison);
        }
        Specifier specifier = Specifier.parse(operator + version.toString());
        return releases(release(variable), specifier.toRange(), numbers);
    }

    private static @Nullable MarkerOperator mirror(MarkerOperator operator) {
        return switch (operator) {
            case LESS -> MarkerOperator.GREATER;
            case LESS_OR_EQUAL -> MarkerOperator.GREATER_OR_EQUAL;
            case GREATER -> MarkerOperator.LESS;
            case GREATER_OR_EQUAL -> MarkerOperator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> operator;
            case COMPATIBLE, ARBITRARY_EQUAL, IN, NOT_IN -> null;
        };
    }

    /// `python_version` is the beginning of `python_full_version`, and asks the same question.
    private static Question release(MarkerVariable variable) {
        return new Question.Release(
                variable == MarkerVariable.IMPLEMENTATION_VERSION
                        ? variable
                        : MarkerVariable.PYTHON_FULL_VERSION);
    }

    /// The releases of so many numbers that lie in a range.
    static Decision releases(Question question, VersionRange range, int numbers) {
        Decision any = Decision.FALSE;
        for (Interval interval : range.intervals()) {
            any =
                    Decisions.or(
                            any,
                            between(
                                    question,
                                    ReleaseNumber.above(interval.lower(), numbers),
                                    ReleaseNumber.above(interval.upper(), numbers)));
        }
        return any;
    }

    /// The releases from one on and before another.
    static Decision between(Question question, long from, long before) {
        if (from >= before) {
            return Decision.FALSE;
        }
        if (from == 0 && before == ReleaseNumber.END) {
            return Decision.TRUE;
        }
        if (from == 0) {
            return Decisions.make(
                    question, new Answers.Releases(before), Decision.TRUE, Decision.FALSE);
        }
        return before == ReleaseNumber.END
                ? Decisions.make(
                        question, new Answers.Releases(from), Decision.FALSE, Decision.TRUE)
                : Decisions.make(
                        question,
                        new Answers.Releases(from, before),
                        Decision.FALSE,
                        Decision.TRUE,
                        Decision.FALSE);
    }
}
