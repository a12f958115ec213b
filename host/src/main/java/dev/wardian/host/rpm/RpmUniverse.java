package dev.wardian.host.rpm;

import dev.wardian.solver.Choice;
import dev.wardian.solver.Conflict;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.solver.Ranges;
import dev.wardian.solver.Reason;
import dev.wardian.solver.Universe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// RPM packages as the solver sees them. A requirement that several packages meet becomes a package
/// of its own, whose versions are those packages: first what is decided already, then what the
/// machine has, then by name, as libsolv has it. `Obsoletes` are conflicts with what they name;
/// what somebody obsoletes is tried last.
final class RpmUniverse implements Universe<RpmNode, Integer, Ranges<Integer>> {
    private final RpmPool pool;
    private final List<RpmRelation> requests;
    private final RpmCandidates candidates;

    /// What a package asks for and what it excludes.
    private record Needs(
            Map<RpmNode, Ranges<Integer>> all, List<Conflict<RpmNode, Ranges<Integer>>> conflicts) {
        Needs() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }

        void add(RpmNode node, Ranges<Integer> accepted) {
            all.merge(node, accepted, Ranges::intersection);
        }

        Dependencies<RpmNode, Ranges<Integer>> known() {
            var list = new ArrayList<Dependency<RpmNode, Ranges<Integer>>>();
            all.forEach((name, accepted) -> list.add(new Dependency<>(name, accepted)));
            return new Dependencies.Known<>(list, conflicts);
        }
    }

    /// Why a package cannot be chosen.
    record Unreadable(RpmPackage one, RpmRelation condition) implements Reason {
        @Override
        public String toString() {
            return "`%s` has the condition `%s`, which is not understood here"
                    .formatted(one, condition);
        }
    }

    RpmUniverse(RpmPool pool, List<RpmRelation> requests) {
        this.pool = pool;
        this.requests = requests;
        this.candidates = new RpmCandidates(pool, requests);
    }

    /// Some versions of a package, for people.
    String shown(RpmNode.Named node, Ranges<Integer> places) {
        var all = candidates.of(node.name());
        var texts = new ArrayList<String>();
        for (var place = 0; place < all.size(); place++) {
            if (places.contains(place)) {
                texts.add(all.get(place).version().toString());
            }
        }
        return "`" + node + "` " + String.join(", ", texts);
    }

    RpmPackage candidate(RpmNode.Named node, int place) {
        return candidates.of(node.name()).get(place);
    }

    @Override
    public Ranges<Integer> only(Integer version) {
        return Ranges.only(version);
    }

    @Override
    public Choice<Integer, Ranges<Integer>> choose(
            RpmNode node, Ranges<Integer> allowed, Decisions<RpmNode, Integer> decisions) {
        return switch (node) {
            case RpmNode.Root _ -> new Choice.Pick<>(0);
            case RpmNode.Named(var name) -> first(candidates.of(name).size(), allowed);
            case RpmNode.Provided(var relation) ->
                    choose(candidates.ways(relation), allowed, decisions);
            case RpmNode.Condition(_, var all) -> choose(all, allowed, decisions);
        };
    }

    /// What is so already, else the first.
    private static Choice<Integer, Ranges<Integer>> choose(
            List<RpmWay> ways, Ranges<Integer> allowed, Decisions<RpmNode, Integer> decisions) {
        for (var present : new boolean[] {true, false}) {
            for (var place = 0; place < ways.size(); place++) {
                var way = ways.get(place);
                var there =
                        decisions
                                .version(new RpmNode.Named(way.name()))
                                .filter(way.versions()::contains)
                                .isPresent();
                if (way.present() == present && there == present && allowed.contains(place)) {
                    return new Choice.Pick<>(place);
                }
            }
        }
        return first(ways.size(), allowed);
    }

    private static Choice<Integer, Ranges<Integer>> first(int count, Ranges<Integer> allowed) {
        for (var place = 0; place < count; place++) {
            if (allowed.contains(place)) {
                return new Choice.Pick<>(place);
            }
        }
        return new Choice.Nothing<>();
    }

    @Override
    public Dependencies<RpmNode, Ranges<Integer>> dependencies(RpmNode node, Integer version) {
        return switch (node) {
            case RpmNode.Root _ -> requested();
            case RpmNode.Named named -> of(named, version);
            case RpmNode.Provided(var relation) ->
                    by(candidates.ways(relation).get(version), relation.toString());
            case RpmNode.Condition(var said, var all) -> by(all.get(version), said.toString());
        };
    }

    private static Dependencies<RpmNode, Ranges<Integer>> by(RpmWay way, String said) {
        var needs = new Needs();
        take(way, "`" + said + "` was met without it", needs);
        return needs.known();
    }

    private static void take(RpmWay way, String why, Needs needs) {
        var named = new RpmNode.Named(way.name());
        if (way.present()) {
            needs.add(named, way.versions());
        } else {
            needs.conflicts().add(new Conflict<>(named, way.versions(), new Exclusion(why)));
        }
    }

    private Dependencies<RpmNode, Ranges<Integer>> requested() {
        var needs = new Needs();
        for (var one : requests) {
            if (one.isRich()) {
                for (var clause : RpmClause.of(RpmCondition.parse(one.name()), true)) {
                    RpmWays.of(candidates, clause)
                            .forEach(list -> oneOf(one, list, "asked for", needs));
                }
            } else {
                var also =
                        one.bound().isEmpty()
                                ? candidates.replacing(one.name())
                                : List.<RpmWay>of();
                if (also.isEmpty()) {
                    need(one, needs);
                } else {
                    var all = new ArrayList<>(candidates.ways(one));
                    all.addAll(also);
                    all.sort(Comparator.comparingInt(candidates::rank));
                    needs.add(new RpmNode.Condition(one, all), Ranges.atLeast(0));
                }
            }
        }
        for (var name : pool.installed().keySet()) {
            var all = new ArrayList<>(List.of(new RpmWay(name, Ranges.atLeast(0), true)));
            all.addAll(candidates.replacing(name));
            oneOf(RpmRelation.of(name), all, "installed", needs);
        }
        return needs.known();
    }

    private Dependencies<RpmNode, Ranges<Integer>> of(RpmNode.Named named, int version) {
        var one = candidate(named, version);
        var needs = new Needs();
        for (var need : one.requires()) {
            if (need.isRich()) {
                try {
                    conditions(one, need, true, needs);
                } catch (IllegalArgumentException malformed) {
                    if (!one.isInstalled()) {
                        return new Dependencies.Refuse<>(
                                Ranges.only(version), new Unreadable(one, need));
                    }
                }
            } else if (!need.name().startsWith("rpmlib(")
                    && !one.provides(need)
                    && !(one.isInstalled() && !candidates.isMet(candidates.ways(need)))) {
                need(need, needs);
            }
        }
        for (var conflict : one.conflicts()) {
            if (conflict.isRich()) {
                try {
                    conditions(one, conflict, false, needs);
                } catch (IllegalArgumentException malformed) {
                    return new Dependencies.Refuse<>(
                            Ranges.only(version), new Unreadable(one, conflict));
                }
            }
        }
        needs.conflicts().addAll(excluded(one));
        return needs.known();
    }

    /// What a package says of several others at once.
    private void conditions(RpmPackage one, RpmRelation said, boolean holds, Needs needs) {
        for (var clause : RpmClause.of(RpmCondition.parse(said.name()), holds)) {
            for (var all : RpmWays.of(candidates, clause, one, holds)) {
                if (!one.isInstalled() || candidates.isMet(all)) {
                    oneOf(said, all, "`" + one + "` has the condition `" + said + "`", needs);
                }
            }
        }
    }

    private static void oneOf(RpmRelation said, List<RpmWay> all, String why, Needs needs) {
        if (all.size() == 1) {
            take(all.getFirst(), why, needs);
        } else {
            needs.add(
                    new RpmNode.Condition(said, all),
                    all.isEmpty() ? Ranges.none() : Ranges.atLeast(0));
        }
    }

    private List<Conflict<RpmNode, Ranges<Integer>>> excluded(RpmPackage one) {
        var conflicts = new ArrayList<Conflict<RpmNode, Ranges<Integer>>>();
        for (var conflict : one.conflicts()) {
            // of conditions nothing provides the name
            for (var name : pool.providing(conflict.name())) {
                exclude(
                        one,
                        name,
                        candidates.meeting(name, other -> other.provides(conflict)),
                        "conflicts with `" + conflict + "`",
                        conflicts);
            }
        }
        for (var obsolete : one.obsoletes()) {
            exclude(
                    one,
                    obsolete.name(),
                    candidates.meeting(obsolete.name(), other -> other.isNamed(obsolete)),
                    "obsoletes `" + obsolete + "`",
                    conflicts);
        }
        return conflicts;
    }

    /// What is said between two packages.
    record Exclusion(String text) implements Reason {
        @Override
        public String toString() {
            return text;
        }
    }

    private static void exclude(
            RpmPackage one,
            String name,
            Ranges<Integer> hit,
            String why,
            List<Conflict<RpmNode, Ranges<Integer>>> conflicts) {
        if (!name.equals(one.name()) && !hit.isEmpty()) {
            conflicts.add(
                    new Conflict<>(
                            new RpmNode.Named(name), hit, new Exclusion("`" + one + "` " + why)));
        }
    }

    private void need(RpmRelation need, Needs needs) {
        var found = candidates.ways(need);
        if (found.size() == 1) {
            needs.add(new RpmNode.Named(found.getFirst().name()), found.getFirst().versions());
        } else {
            needs.add(
                    new RpmNode.Provided(need),
                    found.isEmpty() ? Ranges.none() : Ranges.atLeast(0));
        }
    }

    /// Names are decided before what several provide, and that before conditions.
    @Override
    public long priority(RpmNode node, Ranges<Integer> allowed) {
        return switch (node) {
            case RpmNode.Root _ -> 3;
            case RpmNode.Named _ -> 2;
            case RpmNode.Provided _ -> 1;
            case RpmNode.Condition _ -> 0;
        };
    }
}
