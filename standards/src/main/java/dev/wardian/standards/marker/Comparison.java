package dev.wardian.standards.marker;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A leaf of a marker: two operands and how they are compared.
///
/// What can be prepared once (the literal as a specifier, a version or a name) is prepared when the
/// comparison is made, because a marker is evaluated far more often than it is read.
public final class Comparison implements Marker {
    private final MarkerOperand left;
    private final MarkerOperator operator;
    private final MarkerOperand right;
    private final @Nullable Specifier specifier;
    private final @Nullable Version leftVersion;
    private final @Nullable ExtraName extra;
    private final @Nullable GroupName group;

    private Comparison(MarkerOperand left, MarkerOperator operator, MarkerOperand right) {
        this.left = left;
        this.operator = operator;
        this.right = right;
        @Nullable MarkerVariable variable = variable();
        @Nullable String literal = literal();
        boolean version = variable != null && variable.isVersion() && operator.comparesVersions();
        this.specifier =
                version && right instanceof MarkerOperand.Literal text
                        ? specifier(operator, text.value())
                        : null;
        this.leftVersion =
                version && left instanceof MarkerOperand.Literal text
                        ? Version.tryParse(text.value()).orElse(null)
                        : null;
        this.extra =
                literal != null
                                && (variable == MarkerVariable.EXTRA
                                        || variable == MarkerVariable.EXTRAS)
                        ? ExtraName.tryOf(literal).orElse(null)
                        : null;
        this.group =
                literal != null && variable == MarkerVariable.DEPENDENCY_GROUPS
                        ? GroupName.tryOf(literal).orElse(null)
                        : null;
    }

    /// The comparison of two operands; a name of an extra or group is kept in its normalised
    /// spelling (PEP 685, PEP 735).
    public static Comparison of(MarkerOperand left, MarkerOperator operator, MarkerOperand right) {
        MarkerOperand first = namesExtra(right) || isSet(right) ? normalized(left) : left;
        MarkerOperand second = namesExtra(left) ? normalized(right) : right;
        return new Comparison(first, operator, second);
    }

    /// The comparison of a variable with a text.
    public static Comparison of(MarkerVariable variable, MarkerOperator operator, String literal) {
        return of(
                new MarkerOperand.Variable(variable), operator, new MarkerOperand.Literal(literal));
    }

    private static boolean namesExtra(MarkerOperand operand) {
        return operand instanceof MarkerOperand.Variable name
                && name.variable() == MarkerVariable.EXTRA;
    }

    private static boolean isSet(MarkerOperand operand) {
        return operand instanceof MarkerOperand.Variable name && name.variable().isSet();
    }

    private static MarkerOperand normalized(MarkerOperand operand) {
        return operand instanceof MarkerOperand.Literal literal
                ? new MarkerOperand.Literal(PackageName.normalize(literal.value()))
                : operand;
    }

    /// What `operator` and a value mean as a version specifier, or null if they are none.
    static @Nullable Specifier specifier(MarkerOperator operator, String value) {
        try {
            return Specifier.parse(operator.toString().concat(value));
        } catch (SyntaxException _) {
            return null;
        }
    }

    public MarkerOperand left() {
        return left;
    }

    public MarkerOperator operator() {
        return operator;
    }

    public MarkerOperand right() {
        return right;
    }

    /// The extra that the comparison is about, if it compares `extra` or `extras` with a name.
    public Optional<ExtraName> comparedExtra() {
        return Optional.ofNullable(extra);
    }

    /// The variable whose type decides the rules: the left one if there are two.
    @Nullable MarkerVariable variable() {
        if (left instanceof MarkerOperand.Variable name) {
            return name.variable();
        }
        return right instanceof MarkerOperand.Variable name ? name.variable() : null;
    }

    private @Nullable String literal() {
        if (left instanceof MarkerOperand.Literal text) {
            return text.value();
        }
        return right instanceof MarkerOperand.Literal text ? text.value() : null;
    }

    /// Operator and right side as a specifier, if the left side is compared as a version.
    @Nullable Specifier specifier() {
        return specifier;
    }

    /// The left side as a version, if it is a literal that is compared as one.
    @Nullable Version leftVersion() {
        return leftVersion;
    }

    @Nullable ExtraName extra() {
        return extra;
    }

    @Nullable GroupName group() {
        return group;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison comparison
                && operator == comparison.operator
                && left.equals(comparison.left)
                && right.equals(comparison.right);
    }

    @Override
    public int hashCode() {
        return (left.hashCode() * 31 + operator.toString().hashCode()) * 31 + right.hashCode();
    }

    /// The comparison as a marker, `python_version >= "3.9"`.
    @Override
    public String toString() {
        return left + " " + operator + " " + right;
    }
}
