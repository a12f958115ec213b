package dev.wardian.host.rpm;

import dev.wardian.solver.Ranges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// In which order packages and their versions are tried: first what the machine has, then the
/// newest, then by name; what somebody obsoletes last.
final class RpmCandidates {
    private final RpmPool pool;
    private final Map<String, List<RpmPackage>> candidates = new HashMap<>();
    private final Map<RpmRelation, List<RpmWay>> ways = new HashMap<>();
    private final Map<String, List<RpmPackage>> obsoleting = new HashMap<>();
    private final Set<String> asked;

    RpmCandidates(RpmPool pool, List<RpmRelation> requests) {
        this.pool = pool;
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

    /// All versions of a name, in the order in which to try them.
    List<RpmPackage> of(String name) {
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

    /// What may come in the place of a package: what obsoletes the version of it that would be
    /// taken.
    List<RpmWay> replacing(String name) {
        var found = new ArrayList<RpmWay>();
        var all = of(name);
        if (!all.isEmpty()) {
            for (var other : obsoleters(name)) {
                found.add(
                        new RpmWay(
                                other,
                                meeting(
                                        other,
                                        one ->
                                                one.obsoletes().stream()
                                                        .anyMatch(all.getFirst()::isNamed)),
                                true));
            }
        }
        found.removeIf(way -> way.versions().isEmpty());
        return found;
    }

    private List<String> obsoleters(String name) {
        return obsoleting.getOrDefault(name, List.of()).stream()
                .map(RpmPackage::name)
                .filter(other -> !other.equals(name))
                .distinct()
                .sorted()
                .toList();
    }

    /// Whether what the machine has meets it; what is broken already is not mended.
    boolean isMet(List<RpmWay> all) {
        for (var way : all) {
            var here = installedPlace(way.name());
            if ((here >= 0 && way.versions().contains(here)) == way.present()) {
                return true;
            }
        }
        return false;
    }

    private int installedPlace(String name) {
        var all = of(name);
        for (var place = 0; place < all.size(); place++) {
            if (all.get(place).isInstalled()) {
                return place;
            }
        }
        return -1;
    }

    Ranges<Integer> meeting(String name, Predicate<RpmPackage> accepted) {
        var rejected = Ranges.<Integer>all();
        var all = of(name);
        for (var place = 0; place < all.size(); place++) {
            if (accepted.test(all.get(place))) {
                rejected = rejected.intersection(Ranges.only(place).complement());
            }
        }
        return rejected.complement();
    }

    List<RpmWay> ways(RpmRelation need) {
        return ways.computeIfAbsent(need, it -> ways(new RpmCondition.One(it)));
    }

    /// The packages that meet what is said of one package, in the order in which to try them.
    List<RpmWay> ways(RpmCondition said) {
        var found = new ArrayList<RpmWay>();
        for (var what : said.names()) {
            var some = new ArrayList<RpmWay>();
            for (var name : pool.providing(what)) {
                var versions = meeting(name, said::isMetBy);
                if (!versions.isEmpty() && found.stream().noneMatch(it -> it.name().equals(name))) {
                    some.add(new RpmWay(name, versions, true));
                }
            }
            some.sort(Comparator.comparingInt(this::rank).thenComparing(RpmWay::name));
            found.addAll(some);
        }
        return found;
    }

    /// What the machine has comes first, then what is the newest of its name, then what is not, and
    /// what another package takes the place of last.
    int rank(RpmWay way) {
        var all = of(way.name());
        var best = all.getFirst();
        for (var place = 0; place < all.size(); place++) {
            if (way.versions().contains(place)) {
                best = all.get(place);
                break;
            }
        }
        if (best.isInstalled()) {
            return 0;
        }
        if (obsoleters(way.name()).stream()
                .flatMap(name -> of(name).stream())
                .flatMap(one -> one.obsoletes().stream())
                .anyMatch(best::isNamed)) {
            return 3;
        }
        return best.equals(all.getFirst()) ? 1 : 2;
    }
}
