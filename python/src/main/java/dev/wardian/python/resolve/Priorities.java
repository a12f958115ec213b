package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// In which order packages are decided on.
///
/// First those with an address, then those pinned to one version, then those that collided often,
/// then all others; within each group the one that was heard of first. A package, its extras and
/// its proxies follow each other. The same order as uv's, so that the same versions come out; also
/// in that a package counts as pinned once a proxy of it was decided on, which pins it.
final class Priorities {
    private static final int INDEX_BITS = 28;
    private static final long MOST = (1L << INDEX_BITS) - 1;

    private final Map<PackageName, Place> places = new HashMap<>();
    private final Map<Node, Integer> appearance = new HashMap<>();
    private final Set<Node> pinnedNodes = new HashSet<>();

    /// The groups, the least urgent first.
    private enum Urgency {
        USUAL(0),
        OFTEN_CULPRIT(1),
        OFTEN_HIT(2),
        PINNED(3),
        ADDRESSED(4);

        private final long rank;

        Urgency(long rank) {
            this.rank = rank;
        }
    }

    private static final class Place {
        private final int index;
        private Urgency urgency;

        Place(int index, Urgency urgency) {
            this.index = index;
            this.urgency = urgency;
        }
    }

    /// Notes that the package is needed, in one version only or by its address.
    void note(Node node, PackageName name, boolean pinned, boolean addressed) {
        appearance.putIfAbsent(node, appearance.size());
        if (pinned) {
            pinnedNodes.add(node);
        }
        Urgency urgency = addressed ? Urgency.ADDRESSED : pinned ? Urgency.PINNED : Urgency.USUAL;
        Place place = places.get(name);
        if (place == null) {
            places.put(name, new Place(places.size(), urgency));
        } else if (urgency.compareTo(place.urgency) > 0) {
            place.urgency = urgency;
        }
    }

    /// Decides on the package before all those that are no more urgent than to collide often.
    void raise(PackageName name) {
        place(name).urgency = Urgency.OFTEN_HIT;
    }

    /// Decides on the package right after those that are hit often; answers whether that is new.
    boolean raiseCulprit(PackageName name) {
        Place place = place(name);
        if (place.urgency == Urgency.OFTEN_CULPRIT || place.urgency == Urgency.OFTEN_HIT) {
            return false;
        }
        place.urgency = Urgency.OFTEN_CULPRIT;
        return true;
    }

    long of(Node node) {
        return switch (node) {
            case Node.Start _ -> Long.MAX_VALUE;
            case Node.Plain plain -> of(node, plain.name());
            case Node.Asked(Node.Plain plain, var _) -> of(node, plain.name());
            case Node.Copy(Node.Plain plain, var _) -> of(node, plain.name());
        };
    }

    private long of(Node node, PackageName name) {
        Place place = place(name);
        // of several nodes of one package the pinned one, so that no other version is looked at
        int appeared =
                pinnedNodes.contains(node) ? 0 : 1 + appearance.getOrDefault(node, (int) MOST - 1);
        return (place.urgency.rank << (2 * INDEX_BITS))
                | ((MOST - place.index) << INDEX_BITS)
                | (MOST - appeared);
    }

    private Place place(PackageName name) {
        return places.computeIfAbsent(name, _ -> new Place(places.size(), Urgency.USUAL));
    }
}
