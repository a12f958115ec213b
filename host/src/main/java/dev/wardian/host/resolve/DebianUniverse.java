package dev.wardian.host.resolve;

import dev.wardian.host.resolve.Node.Group;
import dev.wardian.host.resolve.Node.Named;
import dev.wardian.host.resolve.Node.Root;
import dev.wardian.solver.Choice;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.solver.Ranges;
import dev.wardian.solver.Universe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Debian's packages as the solver sees them.
///
/// A package that another excludes must not be there in some versions; since the solver knows only
/// what must be there, every package has one more version, of being absent, which is the first
/// choice as long as nobody needs more. Alternatives become a package whose versions are the
/// packages that meet them: first what is decided already, then what the machine has, then in the
/// order in which they are written, as `apt` does.
final class DebianUniverse implements Universe<Node, Integer, Ranges<Integer>> {
    private final PackagePool pool;
    private final Ground ground;
    private final List<List<Relation>> requests;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, List<Candidate>> candidates = new HashMap<>();
    private final Map<Group, List<Way>> ways = new HashMap<>();

    /// What was needed by whom, for explanations.
    private final Map<Need, String> needs = new HashMap<>();

    /// A way to meet alternatives: some versions of a package.
    private record Way(String name, Ranges<Integer> versions) {}

    /// Who needs something of whom.
    record Need(Node dependent, Node dependency) {}

    DebianUniverse(PackagePool pool, Ground ground, List<List<Relation>> requests) {
        this.pool = pool;
        this.ground = ground;
        this.requests = requests;
        requests.forEach(group -> group.forEach(one -> asked.add(one.name())));
    }

    /// The candidates of a package, the one to try first at the beginning.
    List<Candidate> candidates(String name) {
        return candidates.computeIfAbsent(name, this::order);
    }

    /// What stands behind a version of a package.
    Candidate candidate(Named node, int place) {
        return candidates(node.name()).get(place);
    }

    /// As it is written who needs this; empty where nobody was asked.
    Optional<String> need(Node dependent, Node dependency) {
        return Optional.ofNullable(needs.get(new Need(dependent, dependency)));
    }

    private List<Candidate> order(String name) {
        Optional<Candidate> here = pool.installed(name);
        if (here.isEmpty()) {
            return pool.offered(name);
        }
        List<Candidate> all = new ArrayList<>();
        all.add(here.get());
        if (!here.get().about().held() && !isRooted(here.get())) {
            for (Candidate one : pool.offered(name)) {
                if (one.version().compareTo(here.get().version()) > 0) {
                    all.add(one);
                }
            }
        }
        boolean newest =
                ground == Ground.SYSTEM
                        && asked.contains(name)
                        && all.size() > 1
                        && all.get(1).automatic();
        if (newest) {
            all.addLast(all.removeFirst());
        }
        return all;
    }

    /// A program is started by the machine's own loader, which fits its own C library alone.
    private boolean isRooted(Candidate one) {
        return ground == Ground.BESIDE && one.source().equals("glibc");
    }

    @Override
    public Ranges<Integer> only(Integer version) {
        return Ranges.only(version);
    }

    @Override
    public Choice<Integer, Ranges<Integer>> choose(
            Node node, Ranges<Integer> allowed, Decisions<Node, Integer> decisions) {
        return switch (node) {
            case Root _ -> new Choice.Pick<>(0);
            case Named(var name) -> pick(name, allowed);
            case Group group -> pick(group, allowed, decisions);
        };
    }

    private Choice<Integer, Ranges<Integer>> pick(String name, Ranges<Integer> allowed) {
        if (allowed.contains(Named.ABSENT)) {
            return new Choice.Pick<>(Named.ABSENT);
        }
        int count = candidates(name).size();
        for (int place = 0; place < count; place++) {
            if (allowed.contains(place)) {
                return new Choice.Pick<>(place);
            }
        }
        return new Choice.Nothing<>();
    }

    private Choice<Integer, Ranges<Integer>> pick(
            Group group, Ranges<Integer> allowed, Decisions<Node, Integer> decisions) {
        List<Way> all = ways(group);
        int first = -1;
        int here = -1;
        for (int place = 0; place < all.size(); place++) {
            if (!allowed.contains(place)) {
                continue;
            }
            Way way = all.get(place);
            if (decisions
                    .version(new Named(way.name()))
                    .filter(way.versions()::contains)
                    .isPresent()) {
                return new Choice.Pick<>(place);
            }
            first = first < 0 ? place : first;
            boolean there =
                    !candidates(way.name()).isEmpty()
                            && candidates(way.name()).getFirst().isInstalled()
                            && way.versions().contains(0);
            here = here < 0 && there ? place : here;
        }
        int chosen = here >= 0 ? here : first;
        return chosen < 0 ? new Choice.Nothing<>() : new Choice.Pick<>(chosen);
    }

    @Override
    public Dependencies<Node, Ranges<Integer>> dependencies(Node node, Integer version) {
        return new Dependencies.Known<>(
                switch (node) {
                    case Root root -> requested(root);
                    case Named named when version == Named.ABSENT -> List.of();
                    case Named named -> of(named, candidate(named, version));
                    case Group group -> {
                        Way way = ways(group).get(version);
                        yield List.of(new Dependency<>(new Named(way.name()), way.versions()));
                    }
                });
    }

    private List<Dependency<Node, Ranges<Integer>>> requested(Root root) {
        Map<Node, Ranges<Integer>> all = new LinkedHashMap<>();
        for (List<Relation> group : requests) {
            need(root, group, all);
        }
        if (ground == Ground.SYSTEM) {
            for (Candidate one : pool.installed()) {
                all.putIfAbsent(new Named(one.name()), Ranges.atLeast(0));
            }
        }
        return list(all);
    }

    private static List<Dependency<Node, Ranges<Integer>>> list(Map<Node, Ranges<Integer>> all) {
        List<Dependency<Node, Ranges<Integer>>> list = new ArrayList<>();
        all.forEach((name, accepted) -> list.add(new Dependency<>(name, accepted)));
        return list;
    }

    private List<Dependency<Node, Ranges<Integer>>> of(Named named, Candidate one) {
        Map<Node, Ranges<Integer>> all = new LinkedHashMap<>();
        if (one.isInstalled() && ground == Ground.BESIDE) {
            return List.of();
        }
        for (List<Relation> group : one.depends()) {
            if (!one.isInstalled() || isMetHere(group)) {
                need(named, group, all);
            }
        }
        for (Relation excluded : one.excludes()) {
            exclude(named, excluded, all);
        }
        return list(all);
    }

    /// What an installed package needs and never had is no reason to change anything.
    private boolean isMetHere(List<Relation> group) {
        for (Relation one : group) {
            for (String name : named(one)) {
                if (pool.installed(name)
                        .filter(it -> it.meets(one, pool.architecture()))
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void need(Node dependent, List<Relation> group, Map<Node, Ranges<Integer>> all) {
        List<Way> found = ways(new Group(group));
        Node node = new Named(group.getFirst().name());
        Ranges<Integer> accepted = Ranges.none();
        if (found.size() == 1) {
            node = new Named(found.getFirst().name());
            accepted = found.getFirst().versions();
        } else if (found.size() > 1) {
            node = new Group(group);
            accepted = Ranges.atLeast(0);
        }
        all.merge(node, accepted, Ranges::intersection);
        needs.merge(
                new Need(dependent, node),
                Relation.text(group),
                (one, other) -> one.equals(other) ? one : one + ", " + other);
    }

    private void exclude(Named named, Relation excluded, Map<Node, Ranges<Integer>> all) {
        for (String name : named(excluded)) {
            if (name.equals(named.name())) {
                continue;
            }
            Ranges<Integer> hit = meeting(name, excluded, ground == Ground.SYSTEM);
            if (!hit.isEmpty()) {
                Node node = new Named(name);
                all.merge(node, hit.complement(), Ranges::intersection);
                needs.merge(
                        new Need(named, node),
                        "not `" + excluded + "`",
                        (one, other) -> one + ", " + other);
            }
        }
    }

    /// All packages that may be what a relation speaks of.
    private Set<String> named(Relation relation) {
        Set<String> names = new LinkedHashSet<>();
        names.add(relation.name());
        names.addAll(pool.providing(relation.name()));
        return names;
    }

    private Ranges<Integer> meeting(String name, Relation relation, boolean withInstalled) {
        Ranges<Integer> versions = Ranges.none();
        List<Candidate> all = candidates(name);
        for (int place = 0; place < all.size(); place++) {
            Candidate one = all.get(place);
            if ((withInstalled || !one.isInstalled()) && one.meets(relation, pool.architecture())) {
                versions = versions.union(Ranges.only(place));
            }
        }
        return versions;
    }

    /// The packages that meet alternatives, in the order in which they are written; of those that
    /// provide something what is more needed by everybody comes first.
    private List<Way> ways(Group group) {
        List<Way> known = ways.get(group);
        if (known != null) {
            return known;
        }
        Map<String, Ranges<Integer>> found = new LinkedHashMap<>();
        for (Relation one : group.alternatives()) {
            for (String name : inOrder(one)) {
                Ranges<Integer> versions = meeting(name, one, true);
                if (!versions.isEmpty()) {
                    found.merge(name, versions, Ranges::union);
                }
            }
        }
        List<Way> list = new ArrayList<>();
        found.forEach((name, versions) -> list.add(new Way(name, versions)));
        ways.put(group, list);
        return list;
    }

    private List<String> inOrder(Relation relation) {
        List<String> names = new ArrayList<>(pool.providing(relation.name()));
        names.remove(relation.name());
        names.sort(java.util.Comparator.comparingInt(this::rank).thenComparing(name -> name));
        names.addFirst(relation.name());
        return names;
    }

    private int rank(String name) {
        List<Candidate> all = candidates(name);
        if (all.isEmpty()) {
            return 9;
        }
        Candidate best = all.getFirst();
        int needed =
                switch (best.priority()) {
                    case "required" -> 1;
                    case "important" -> 2;
                    case "standard" -> 3;
                    case "optional" -> 4;
                    default -> 5;
                };
        return best.isInstalled() ? 0 : needed;
    }

    /// What must be there is decided first, then between alternatives, and last what must not be.
    @Override
    public long priority(Node node, Ranges<Integer> allowed) {
        return switch (node) {
            case Root _ -> 4;
            case Named _ -> allowed.contains(Named.ABSENT) ? 1 : 3;
            case Group _ -> 2;
        };
    }
}
