package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a clause of a condition into lists of ways, one of each of which must be taken: a package
/// that must not be there may be provided by several, none of which may be there then.
final class RpmWays {
    private static final int MOST = 4096;

    private RpmWays() {}

    /// The lists of a condition that nobody in particular has.
    static List<List<RpmWay>> of(RpmCandidates candidates, RpmClause clause) {
        return of(candidates, clause, Optional.empty(), true);
    }

    /// The lists of a condition that a package has; none where it holds by that package alone.
    ///
    /// @param required whether it is a requirement; a conflict does not mean the package itself
    static List<List<RpmWay>> of(
            RpmCandidates candidates, RpmClause clause, RpmPackage owner, boolean required) {
        return of(candidates, clause, Optional.of(owner), required);
    }

    private static List<List<RpmWay>> of(
            RpmCandidates candidates,
            RpmClause clause,
            Optional<RpmPackage> owner,
            boolean required) {
        List<List<RpmWay>> lists = List.of(List.of());
        for (var literal : clause.literals()) {
            var own = owner.filter(literal.one()::isMetBy).isPresent();
            var ways =
                    candidates.ways(literal.one()).stream()
                            .filter(
                                    way ->
                                            literal.present()
                                                    || owner.filter(
                                                                    it ->
                                                                            it.name()
                                                                                    .equals(
                                                                                            way
                                                                                                    .name()))
                                                            .isEmpty())
                            .toList();
            if (literal.present()) {
                if (own) {
                    return List.of();
                }
                lists = lists.stream().map(list -> joined(list, ways)).toList();
            } else if (!own || !required) {
                if (ways.isEmpty()) {
                    return List.of();
                }
                lists = product(lists, ways);
            }
        }
        return lists;
    }

    private static List<List<RpmWay>> product(List<List<RpmWay>> lists, List<RpmWay> ways) {
        if ((long) lists.size() * ways.size() > MOST) {
            throw new IllegalArgumentException("a condition that too many packages meet");
        }
        var product = new ArrayList<List<RpmWay>>();
        for (var list : lists) {
            for (var way : ways) {
                product.add(joined(list, List.of(new RpmWay(way.name(), way.versions(), false))));
            }
        }
        return product;
    }

    private static List<RpmWay> joined(List<RpmWay> some, List<RpmWay> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
