package dev.wardian.python.resolve;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which index packages come from in one part of a universal resolution, where that depends on the
/// environment.
///
/// A package has one index in a part. Requirements that ask for it where it has several divide the
/// part, as if they were several requirements, each under the condition of its index: that is how
/// uv lowers `sources` with markers. Which index it is shows when the package is first asked for.
/// The search alone decides; all threads may ask.
final class IndexShares {
    private final MarkerSpace environments;
    private final Conditions conditions;
    private final Map<PackageName, List<MarkedIndex>> indexes;
    private final Map<PackageName, Share> settled = new ConcurrentHashMap<>();

    /// @param environments the part that is searched
    /// @param indexes the indexes of a package, of which no two share an environment; elsewhere it
    ///     comes from those that offer packages in general
    IndexShares(
            MarkerSpace environments,
            Conditions conditions,
            Map<PackageName, List<MarkedIndex>> indexes) {
        this.environments = environments;
        this.conditions = conditions;
        this.indexes = indexes;
    }

    /// Some environments, and the index that a package comes from in them.
    private record Share(IndexChoice index, MarkerSpace space) {}

    /// The shares of an index within some environments that are not empty.
    private List<Share> shares(PackageName name, MarkerSpace within) {
        List<Share> shares = new ArrayList<>();
        MarkerSpace rest = within;
        for (MarkedIndex one : indexes.getOrDefault(name, List.of())) {
            MarkerSpace space = one.environments().and(within);
            if (!space.isEmpty()) {
                shares.add(new Share(one.index(), space));
                rest = rest.minus(space);
            }
        }
        if (!rest.isEmpty()) {
            shares.add(new Share(new IndexChoice.Usual(), rest));
        }
        return shares;
    }

    private List<Share> shares(Requirements.Ask ask) {
        return shares(
                ask.requirement().name(), conditions.space(ask.condition()).and(environments));
    }

    /// The same requirements, those of a package that has several indexes where it is asked for
    /// once for each of them.
    List<Requirements.Ask> parted(List<Requirements.Ask> asks) {
        if (asks.stream().noneMatch(ask -> indexes.containsKey(ask.requirement().name()))) {
            return asks;
        }
        List<Requirements.Ask> parted = new ArrayList<>(asks.size() + 2);
        for (Requirements.Ask ask : asks) {
            List<Share> shares =
                    indexes.containsKey(ask.requirement().name()) ? shares(ask) : List.of();
            if (shares.size() < 2) {
                parted.add(ask);
                continue;
            }
            for (Share share : shares) {
                parted.add(
                        new Requirements.Ask(
                                ask.requirement(), ask.via(), conditions.of(share.space)));
            }
        }
        return parted;
    }

    /// Settles the indexes of packages that are asked for, each in one share of it alone.
    ///
    /// @return how to go on apart where a package was asked for before in another of its shares
    Optional<Division> settle(List<Requirements.Ask> asks) {
        for (Requirements.Ask ask : asks) {
            PackageName name = ask.requirement().name();
            if (!indexes.containsKey(name) || ask.via() instanceof Via.Constraint) {
                continue;
            }
            for (Share share : shares(ask)) {
                Share before = settled.putIfAbsent(name, share);
                if (before != null && !before.index.equals(share.index)) {
                    List<MarkerSpace> spaces =
                            shares(name, environments).stream().map(Share::space).toList();
                    return Optional.of(new Division(spaces.reversed()));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the index of a package depends on the environment.
    boolean isShared(PackageName name) {
        return indexes.containsKey(name);
    }

    /// Whether it is not known yet which index a package comes from.
    boolean isOpen(PackageName name) {
        return isShared(name) && !settled.containsKey(name);
    }

    /// The index that a package comes from, if that depends on the environment and is known.
    Optional<IndexChoice> settled(PackageName name) {
        return Optional.ofNullable(settled.get(name)).map(Share::index);
    }

    /// The index that a package comes from whose index depends on the environment.
    IndexChoice index(PackageName name) {
        Share share = settled.get(name);
        if (share == null) {
            throw new IllegalStateException("the index of " + name + " is not known yet");
        }
        return share.index;
    }
}
