package dev.wardian.standards.version;

import dev.wardian.standards.SyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One condition on versions, such as `>=1.4`, `!=1.5.*` or `===odd-version` (PEP 440, "Version
/// specifiers").
///
/// It keeps the version as it was written. Two specifiers are equal when they have the same
/// operator and the same version, zeros at the end aside (but for `~=`, where they matter).
/// Immutable.
public final class Specifier {
    private final Operator operator;
    private final String version;
    private final @Nullable Version parsed;

    // Worked out when first asked for; immutable, so that a race does no harm.
    private @Nullable VersionRange range;

    /// A specifier of an operator and the text after it; a [SyntaxException] where they do not fit.
    public Specifier(Operator operator, String version) {
        this.operator = operator;
        this.version = version;
        this.parsed = SpecifierGrammar.version(operator, version);
    }

    public static Specifier parse(String text) {
        return SpecifierGrammar.parse(text);
    }

    public static Optional<Specifier> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    public Operator operator() {
        return operator;
    }

    /// The version as written, with `.*` where it is a prefix.
    public String version() {
        return version;
    }

    /// Whether the version is a prefix, as in `==1.4.*`.
    public boolean isWildcard() {
        return operator != Operator.ARBITRARY && version.endsWith(".*");
    }

    /// The version as a version, a prefix without its `.*`; empty if it is none (`===odd`).
    public Optional<Version> parsedVersion() {
        return Optional.ofNullable(parsed);
    }

    /// Whether a version satisfies this specifier, pre-release or not.
    public boolean contains(Version candidate) {
        return operator == Operator.ARBITRARY
                ? matchesText(candidate.toString())
                : toRange().contains(candidate);
    }

    /// Whether naming this pre-release opts into pre-releases: any operator but `!=` does.
    public boolean mentionsPrerelease() {
        return operator != Operator.NOT_EQUAL
                && parsed != null
                && !isWildcard()
                && parsed.isPrerelease();
    }

    /// The versions that satisfy this specifier. For `===` those equal to its version, which is
    /// more than it accepts by its text; none where it is no version.
    public VersionRange toRange() {
        VersionRange accepted = range;
        if (accepted == null) {
            accepted = SpecifierGrammar.range(operator, isWildcard(), version, parsed);
            range = accepted;
        }
        return accepted;
    }

    boolean matchesText(String text) {
        return text.toLowerCase(Locale.ROOT).equals(version.toLowerCase(Locale.ROOT));
    }

    private String canonicalVersion() {
        if (operator == Operator.ARBITRARY || parsed == null || isWildcard()) {
            return version;
        }
        return operator == Operator.COMPATIBLE ? parsed.toString() : parsed.trimmed().toString();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Specifier other
                && operator == other.operator
                && (version.equals(other.version) || isSameVersion(other));
    }

    /// Whether two texts mean the same: only zeros at the end may differ, and not even those where
    /// the number of numbers counts.
    private boolean isSameVersion(Specifier other) {
        Version mine = parsed;
        Version theirs = other.parsed;
        if (mine == null
                || theirs == null
                || operator == Operator.ARBITRARY
                || isWildcard()
                || other.isWildcard()) {
            return false;
        }
        return operator == Operator.COMPATIBLE
                ? mine.toString().equals(theirs.toString())
                : mine.equals(theirs);
    }

    @Override
    public int hashCode() {
        return 31 * operator.symbol().hashCode() + canonicalVersion().hashCode();
    }

    @Override
    public String toString() {
        return operator.symbol() + version;
    }
}
