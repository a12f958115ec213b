package dev.wardian.python.resolve;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Interval;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A search for many environments at once: a requirement counts where its marker holds in one of
/// them, and where requirements part the search is divided.
final class ManyEnvironments implements Scope {
    private final MarkerSpace environments;
    private final UniversalTarget target;
    private final Conditions conditions;
    private final Coverage coverage;
    private final Optional<IndexShares> indexes;
    private final Map<RootRequirement, MarkerSpace> selections;
    private final Parting parting;
    private final Cut least;
    private final Map<String, Boolean> counting = new ConcurrentHashMap<>();
    private final Map<String, Integer> ranks = new ConcurrentHashMap<>();

    /// @param environments the part of the target that is searched
    /// @param wishes how to search, with the indexes and requirements that count in some
    ///     environments alone
    ManyEnvironments(
            MarkerSpace environments,
            UniversalTarget target,
            Conditions conditions,
            Parting parting,
            UniversalResolver.Wishes wishes) {
        this.environments = environments;
        this.target = target;
        this.conditions = conditions;
        this.coverage = new Coverage(environments, target.required(), conditions.wheels());
        this.parting = parting;
        this.selections = wishes.selections();
        this.indexes =
                wishes.indexes().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new IndexShares(environments, conditions, wishes.indexes()));
        this.least = leastPython(environments);
    }

    /// Where the Pythons of these environments begin.
    static Cut leastPython(MarkerSpace environments) {
        List<Interval> intervals = environments.pythonVersions().intervals();
        return intervals.isEmpty() ? Cut.BOTTOM : intervals.getFirst().lower();
    }

    MarkerSpace environments() {
        return environments;
    }

    MarkerSpace space(String condition) {
        return conditions.space(condition);
    }

    @Override
    public Cut leastPython() {
        return least;
    }

    @Override
    public Version python() {
        return least.nextRelease(2).orElseThrow();
    }

    @Override
    public Optional<String> condition(Requirement requirement, Set<ExtraName> extras) {
        if (requirement.marker().isEmpty()) {
            return extras.isEmpty() ? Optional.of("") : Optional.empty();
        }
        return counting(conditions.of(requirement.marker().get(), extras));
    }

    @Override
    public Optional<String> condition(RootRequirement root) {
        MarkerSpace selected = selections.getOrDefault(root, MarkerSpace.all());
        return condition(root.requirement(), Set.of())
                .filter(
                        text ->
                                selected.isAll()
                                        || !conditions
                                                .space(text)
                                                .and(selected)
                                                .isDisjoint(environments));
    }

    private Optional<String> counting(String condition) {
        boolean counts = counting.computeIfAbsent(condition, this::holdsSomewhere);
        return counts ? Optional.of(condition) : Optional.empty();
    }

    private boolean holdsSomewhere(String condition) {
        return !conditions.space(condition).isDisjoint(environments);
    }

    @Override
    public Optional<String> both(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return Optional.of(one.isEmpty() ? other : one);
        }
        return counting(conditions.of(conditions.space(one).and(conditions.space(other))));
    }

    @Override
    public OptionalInt rank(WheelFilename wheel) {
        int rank = ranks.computeIfAbsent(wheel.compressedTags(), _ -> rankOf(wheel));
        return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /// A wheel for all Pythons is the best. Platforms do not count: no index has wheels for each
    /// that a marker can name. Nor does it count which part is searched, so that all parts read the
    /// metadata of one wheel.
    private int rankOf(WheelFilename wheel) {
        MarkerSpace pythons = conditions.wheels().pythons(wheel);
        MarkerSpace all = target.machines();
        return all.isDisjoint(pythons) ? -1 : all.implies(pythons) ? 0 : 1;
    }

    @Override
    public String needed() {
        return environments.isAll() ? "any environment" : environments.toString();
    }

    private List<Requirements.Ask> parted(List<Requirements.Ask> asks) {
        return indexes.isPresent() ? indexes.get().parted(asks) : asks;
    }

    @Override
    public Optional<IndexShares> indexes() {
        return indexes;
    }

    @Override
    public Optional<Division> divideBy(List<Requirements.Ask> asks) {
        return new Forks(environments, least, conditions).of(parted(asks), parting);
    }

    @Override
    public Optional<Division> divideBy(String pythonAsked) {
        if (!parting.byPython()) {
            return Optional.empty();
        }
        Cut from;
        try {
            List<Interval> intervals =
                    Requirement.parseLenientSpecifiers(pythonAsked).toRange().intervals();
            from = intervals.isEmpty() ? Cut.BOTTOM : intervals.getFirst().lower();
        } catch (SyntaxException _) {
            return Optional.empty();
        }
        MarkerSpace newer = MarkerSpace.ofPython(VersionRange.between(from, Cut.TOP));
        MarkerSpace with = environments.and(newer);
        MarkerSpace without = environments.minus(newer);
        return with.isEmpty() || without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Division(List.of(without, with)));
    }

    @Override
    public Optional<Coverage> coverage() {
        return Optional.of(coverage);
    }

    @Override
    public Optional<Relevance> newRelevance() {
        return Optional.of(new Relevance(conditions));
    }
}
