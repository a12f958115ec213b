package dev.wardian.python.resolve;

import dev.wardian.python.resolve.NumberedWorld.Need;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Says by trying everything whether a world has a solution, and whether a choice is one.
final class WorldSearch {
    private final NumberedWorld world;

    WorldSearch(NumberedWorld world) {
        this.world = world;
    }

    boolean hasSolution() {
        return search(new ArrayDeque<>(world.roots), new HashMap<>(), new HashSet<>());
    }

    private boolean search(Deque<Need> open, Map<Integer, Integer> chosen, Set<Integer> extras) {
        Need next = open.poll();
        if (next == null) {
            return true;
        }
        if (!next.applies()) {
            return search(open, chosen, extras);
        }
        Integer has = chosen.get(next.target());
        if (has != null) {
            return next.accepts(has) && take(next, has, false, open, chosen, extras);
        }
        for (int version : world.packages.get(next.target()).keySet()) {
            boolean fits = next.accepts(version) && isAdmitted(next.target(), version);
            if (fits && take(next, version, true, open, chosen, extras)) {
                return true;
            }
        }
        return false;
    }

    private boolean take(
            Need need,
            int version,
            boolean isNew,
            Deque<Need> open,
            Map<Integer, Integer> chosen,
            Set<Integer> extras) {
        NumberedWorld.Offer offer = world.offer(need.target(), version);
        Deque<Need> more = new ArrayDeque<>(open);
        Map<Integer, Integer> picked = new HashMap<>(chosen);
        Set<Integer> active = new HashSet<>(extras);
        if (isNew) {
            picked.put(need.target(), version);
            more.addAll(offer.needs());
        }
        if (need.extra() && active.add(need.target())) {
            more.addAll(offer.extraNeeds());
        }
        return search(more, picked, active);
    }

    private boolean isAdmitted(int target, int version) {
        for (Need limit : world.constraints) {
            if (limit.applies() && limit.target() == target && !limit.accepts(version)) {
                return false;
            }
        }
        return world.isCandidate(target, version);
    }

    /// What is wrong with a choice, empty text if nothing.
    String fault(Map<Integer, Integer> chosen) {
        Deque<Need> open = new ArrayDeque<>(world.roots);
        Set<Integer> reached = new HashSet<>();
        Set<Integer> extras = new HashSet<>();
        while (!open.isEmpty()) {
            Need need = open.poll();
            if (!need.applies()) {
                continue;
            }
            Integer version = chosen.get(need.target());
            if (version == null || !need.accepts(version) || !isAdmitted(need.target(), version)) {
                return need.text() + " has " + version;
            }
            NumberedWorld.Offer offer = world.offer(need.target(), version);
            if (reached.add(need.target())) {
                open.addAll(offer.needs());
            }
            if (need.extra() && extras.add(need.target())) {
                open.addAll(offer.extraNeeds());
            }
        }
        return reached.equals(chosen.keySet()) ? "" : "nobody needs all of " + chosen;
    }
}
