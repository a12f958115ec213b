package dev.wardian.standards.marker;

import java.lang.ref.WeakReference;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Holds every diagram that is in use once, and remembers the latest conjunctions. Safe for use by
/// several threads.
///
/// Nodes are held weakly and what is remembered has a fixed size, so that a server which computes
/// with markers for weeks holds those of its living objects and a few thousand more.
final class DecisionTable {
    static final DecisionTable SHARED = new DecisionTable();

    private static final int REMEMBERED = 1 << 12;

    private final WeakHashMap<Decision, WeakReference<Decision>> nodes = new WeakHashMap<>();

    /// Written without a lock: an entry is immutable, and one that is lost is worked out again.
    private final @Nullable Conjunction[] conjunctions = new @Nullable Conjunction[REMEMBERED];

    private record Conjunction(Decision left, Decision right, Decision result) {
        @SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
        boolean isOf(Decision one, Decision other) {
            return (left == one && right == other) || (left == other && right == one);
        }
    }

    private DecisionTable() {}

    /// The one node that equals this one.
    Decision intern(Decision candidate) {
        synchronized (nodes) {
            @Nullable WeakReference<Decision> reference = nodes.get(candidate);
            @Nullable Decision known = reference == null ? null : reference.get();
            if (known != null) {
                return known;
            }
            nodes.put(candidate, new WeakReference<>(candidate));
            return candidate;
        }
    }

    @Nullable Decision conjunction(Decision left, Decision right) {
        @Nullable Conjunction known = conjunctions[slot(left, right)];
        return known != null && known.isOf(left, right) ? known.result : null;
    }

    void remember(Decision left, Decision right, Decision result) {
        conjunctions[slot(left, right)] = new Conjunction(left, right, result);
    }

    private static int slot(Decision left, Decision right) {
        int mixed = (left.hashCode() + right.hashCode()) * 0x9E3779B9;
        return mixed >>> 20 & REMEMBERED - 1;
    }

    /// How many nodes are alive, for tests.
    int size() {
        synchronized (nodes) {
            return nodes.size();
        }
    }
}
