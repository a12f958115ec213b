package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.VersionRange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The set of environments in which a [Marker] holds: what a universal resolution computes with.
///
/// Spaces form an algebra under [#and], [#or] and [#not], in which equal sets are equal objects,
/// however their markers were written. An environment here is what an interpreter says of itself
/// together with the extras, and in a lock file the groups, that are wanted. What is known of the
/// world counts: `python_version` is the beginning of `python_full_version`, and
/// `os_name == "nt" and sys_platform == "linux"` holds nowhere.
///
///     MarkerSpace old = MarkerSpace.of(Marker.parse("python_version < '3.9'"));
///     old.and(old.not()).isEmpty();                      // true
///     old.not().simplify(MarkerSpace.ofPython(SpecifierSet.parse(">=3.9"))).isAll(); // true
///
/// Interpreters are told apart by the three numbers of their release. A pre-release counts as the
/// release it leads to, as it does for `Requires-Python` under pip; so `python_full_version <=
/// "3.11.0a6"` holds below 3.11. Comparisons of `platform_release`, which may be a version or not,
/// and those of two variables are known only to hold or not, each by itself. Immutable, and safe to
/// share between threads.
public final class MarkerSpace {
    private static final MarkerSpace ALL = new MarkerSpace(Decision.TRUE);
    private static final MarkerSpace NONE = new MarkerSpace(Decision.FALSE);
    private static final Question PYTHON = new Question.Release(MarkerVariable.PYTHON_FULL_VERSION);

    private final Decision decision;

    private MarkerSpace(Decision decision) {
        this.decision = decision;
    }

    @SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
    private static MarkerSpace of(Decision decision) {
        if (decision == Decision.TRUE) {
            return ALL;
        }
        return decision == Decision.FALSE ? NONE : new MarkerSpace(decision);
    }

    /// All environments.
    public static MarkerSpace all() {
        return ALL;
    }

    /// No environment.
    public static MarkerSpace none() {
        return NONE;
    }

    /// The environments in which a marker holds, by the rules of [Marker#evaluate].
    public static MarkerSpace of(Marker marker) {
        return of(MarkerDiagram.of(marker));
    }

    /// The environments whose Python satisfies all these specifiers, as in `Requires-Python`.
    public static MarkerSpace ofPython(SpecifierSet specifiers) {
        return ofPython(specifiers.toRange());
    }

    /// The environments whose Python lies in a range.
    public static MarkerSpace ofPython(VersionRange versions) {
        return of(MarkerDiagram.releases(PYTHON, versions, 3));
    }

    /// The environments in any of these spaces.
    public static MarkerSpace any(Collection<MarkerSpace> spaces) {
        Decision any = Decision.FALSE;
        for (MarkerSpace space : spaces) {
            any = Decisions.or(any, space.decision);
        }
        return of(any);
    }

    public MarkerSpace and(MarkerSpace other) {
        return of(Decisions.and(decision, other.decision));
    }

    public MarkerSpace or(MarkerSpace other) {
        return of(Decisions.or(decision, other.decision));
    }

    public MarkerSpace not() {
        return of(decision.not());
    }

    /// The environments of this space that are not in the other.
    public MarkerSpace minus(MarkerSpace other) {
        return of(Decisions.and(decision, other.decision.not()));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean isDisjoint(MarkerSpace other) {
        return and(other).isEmpty();
    }

    /// Whether every environment of this space is in the other.
    public boolean implies(MarkerSpace other) {
        return minus(other).isEmpty();
    }

    /// A space of shorter marker that agrees with this one on every environment of `assumption`; on
    /// others it says whatever is short. Spaces that agree there give the same one.
    public MarkerSpace simplify(MarkerSpace assumption) {
        return of(toMarker(assumption));
    }

    /// A short marker of this space: conjunctions under `or`, in none of which, and none of which,
    /// could be left out. Equal spaces give equal markers; [Marker.Constant] for all and nothing.
    ///
    /// It is exact, except that the negation of a comparison of `platform_release` or of two
    /// variables is written with the opposite operator.
    public Marker toMarker() {
        return MarkerMinimizer.marker(decision, Decision.TRUE);
    }

    /// As [#toMarker], where it need not say what `assumption` says already.
    public Marker toMarker(MarkerSpace assumption) {
        return MarkerMinimizer.marker(decision, assumption.decision);
    }

    /// Whether an environment is in this space while these extras are wanted.
    public boolean contains(MarkerEnvironment environment, Set<ExtraName> extras) {
        return contains(MarkerContext.total(environment, Set.copyOf(extras)));
    }

    /// Whether a context is in this space; what it does not know, no extra and no group is wanted.
    public boolean contains(MarkerContext context) {
        return DecisionWalk.holds(decision, context);
    }

    /// This space where just these extras of a distribution are wanted: it asks for `extra` no
    /// more.
    public MarkerSpace withExtras(Set<ExtraName> wanted) {
        return of(ExtraRestriction.toExactly(decision, Set.copyOf(wanted)));
    }

    /// The environments that are in this space whatever extras and groups are wanted, or for some
    /// of them: the least space around it that asks for neither.
    public MarkerSpace withoutExtras() {
        return of(ExtraRestriction.away(decision));
    }

    /// Whether the space depends on what is wanted, and not on the interpreter alone.
    public boolean dependsOnExtras() {
        return !withoutExtras().equals(this);
    }

    /// The Pythons of all environments in this space.
    public VersionRange pythonVersions() {
        return PythonVersions.of(decision);
    }

    /// The texts that a variable is compared with by `==` or `!=`, sorted; for a variable that is
    /// compared as a version there are none.
    public List<String> comparedTexts(MarkerVariable variable) {
        return DecisionWalk.comparedTexts(decision, variable);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkerSpace space && decision == space.decision;
    }

    @Override
    public int hashCode() {
        return decision.hashCode();
    }

    /// The marker of this space.
    @Override
    public String toString() {
        return toMarker().toString();
    }
}
