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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// RPM packages as the solver sees them. A requirement that several packages meet becomes a package
/// of its own, whose versions are those packages: first what is decided already, then what the
/// machine has, then by name, as libsolv has it. `Obsoletes` are conflicts with what they name;
/// what somebody obsoletes is tried last.
final class RpmUniverse implements Universe<RpmNode, Integer, Ranges<Integer>> {
    private final RpmPool pool;
    private final List<RpmRelation> requests;
    private final Map<String, List<RpmPackage>> candidates = new HashMap<>();
    private final Map<RpmRelation, List<Way>> ways = new HashMap<>();
    private final Map<String, List<RpmPackage>> obsoleting = new HashMap<>();
    private final Set<String> asked;

    /// A way to meet a requirement: some versions of a package.
    private record Way(String name, Ranges<Integer> versions) {}

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
        this.asked = new HashSet<>();
        requests.forEach(one -> asked.add(one.name()));
        for (var name : pool.names()) {
            for (var one : pool.candidates(name)) {
                for (var other : one.obsoletes()) {
                    obsoleting.computeIfAbsent(other.name(), _ -> new ArrayList<>(1)).add(one);
                }
            }
        }
    }

    List<RpmPackage> candidates(String name) {
        return candidates.computeIfAbsent(name, this::order);
    }

    /// What is installed stays, unless it was asked for: then the newest comes.
    private List<RpmPackage> order(String name) {
        var all = new ArrayList<>(pool.candidates(name));
        if (all.size() > 1 && all.getFirst().isInstalled()) {
            var here = all.getFirst().version();
            all.removeIf(one -> one.version().compareTo(here) < 0);
            if (asked.contains(name)) {
                all.addLast(all.removeFirst());
            }
        }
        return all;
    }

    /// Some versions of a package, for people.
    String shown(RpmNode.Named node, Ranges<Integer> places) {
        var all = candidates(node.name());
        var texts = new ArrayList<String>();
        for (var place = 0; place < all.size(); place++) {
            if (places.contains(place)) {
                texts.add(all.get(place).version().toString());
            }
        }
        return "`" + node + "` " + String.join(", ", texts);
    }

    RpmPackage candidate(RpmNode.Named node, int place) {
        return candidates(node.name()).get(place);
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
            case RpmNode.Named(var name) -> first(candidates(name).size(), allowed);
            case RpmNode.Provided(var relation) -> {
                var all = ways(relation);
                for (var place = 0; place < all.size(); place++) {
                    var way = all.get(place);
                    if (allowed.contains(place)
                            && decisions
                                    .version(new RpmNode.Named(way.name()))
                                    .filter(way.versions()::contains)
                                    .isPresent()) {
                        yield new Choice.Pick<>(place);
                    }
                }
                yield first(all.size(), allowed);
            }
        };
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
            case RpmNode.Provided(var relation) -> {
                var way = ways(relation).get(version);
                yield new Dependencies.Known<>(
                        List.of(new Dependency<>(new RpmNode.Named(way.name()), way.versions())));
            }
        };
    }

    private Dependencies<RpmNode, Ranges<Integer>> requested() {
        var all = new LinkedHashMap<RpmNode, Ranges<Integer>>();
        requests.forEach(one -> need(one, all));
        for (var name : pool.installed().keySet()) {
            all.putIfAbsent(new RpmNode.Named(name), Ranges.atLeast(0));
        }
        return new Dependencies.Known<>(list(all));
    }

    private static List<Dependency<RpmNode, Ranges<Integer>>> list(
            Map<RpmNode, Ranges<Integer>> all) {
        var list = new ArrayList<Dependency<RpmNode, Ranges<Integer>>>();
        all.forEach((name, accepted) -> list.add(new Dependency<>(name, accepted)));
        return list;
    }

    private Dependencies<RpmNode, Ranges<Integer>> of(RpmNode.Named named, int version) {
        var one = candidate(named, version);
        var all = new LinkedHashMap<RpmNode, Ranges<Integer>>();
        for (var need : one.requires()) {
            if (need.isRich() && !one.isInstalled()) {
                return new Dependencies.Refuse<>(Ranges.only(version), new Unreadable(one, need));
            }
            var left = !need.name().startsWith("rpmlib(") && !one.provides(need);
            if (left && !need.isRich() && !(one.isInstalled() && ways(need).isEmpty())) {
                need(need, all);
            }
        }
        return new Dependencies.Known<>(list(all), excluded(one));
    }

    private List<Conflict<RpmNode, Ranges<Integer>>> excluded(RpmPackage one) {
        var conflicts = new ArrayList<Conflict<RpmNode, Ranges<Integer>>>();
        for (var conflict : one.conflicts()) {
            for (var name : pool.providing(conflict.name())) {
                exclude(
                        one,
                        name,
                        meeting(name, other -> other.provides(conflict)),
                        "conflicts with `" + conflict + "`",
                        conflicts);
            }
        }
        for (var obsolete : one.obsoletes()) {
            exclude(
                    one,
                    obsolete.name(),
                    meeting(obsolete.name(), other -> other.isNamed(obsolete)),
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

    private void need(RpmRelation need, Map<RpmNode, Ranges<Integer>> all) {
        var found = ways(need);
        if (found.size() == 1) {
            all.merge(
                    new RpmNode.Named(found.getFirst().name()),
                    found.getFirst().versions(),
                    Ranges::intersection);
        } else {
            all.put(
                    new RpmNode.Provided(need),
                    found.isEmpty() ? Ranges.none() : Ranges.atLeast(0));
        }
    }

    private Ranges<Integer> meeting(String name, Predicate<RpmPackage> accepted) {
        var rejected = Ranges.<Integer>all();
        var all = candidates(name);
        for (var place = 0; place < all.size(); place++) {
            if (accepted.test(all.get(place))) {
                rejected = rejected.intersection(Ranges.only(place).complement());
            }
        }
        return rejected.complement();
    }

    private List<Way> ways(RpmRelation need) {
        return ways.computeIfAbsent(need, this::waysTo);
    }

    private List<Way> waysTo(RpmRelation need) {
        var found = new ArrayList<Way>();
        for (var name : pool.providing(need.name())) {
            var versions = meeting(name, one -> one.provides(need));
            if (!versions.isEmpty()) {
                found.add(new Way(name, versions));
            }
        }
        found.sort(Comparator.comparingInt((Way way) -> rank(way)).thenComparing(Way::name));
        return found;
    }

    /// What the machine has comes first, what another package takes the place of last.
    private int rank(Way way) {
        var best = candidates(way.name()).getFirst();
        if (best.isInstalled()) {
            return 0;
        }
        var obsolete =
                obsoleting.getOrDefault(way.name(), List.of()).stream()
                        .filter(one -> !one.name().equals(way.name()))
                        .anyMatch(one -> one.obsoletes().stream().anyMatch(best::isNamed));
        return obsolete ? 2 : 1;
    }

    /// Names are decided before what several provide.
    @Override
    public long priority(RpmNode node, Ranges<Integer> allowed) {
        return switch (node) {
            case RpmNode.Root _ -> 3;
            case RpmNode.Named _ -> 2;
            case RpmNode.Provided _ -> 1;
        };
    }
}
