package dev.wardian.solver.internal;

import dev.wardian.solver.VersionSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All that the partial solution says about one package, in the order it was said.
///
/// Each derivation has its place in the order of all assignments, the decision level at which it
/// was made, the incompatibility that forced it, and what all up to it say together. A decision,
/// if there is one, comes after all derivations.
final class Assignment<V, S extends VersionSet<V, S>> {
    final int smallestLevel;
    int highestLevel;
    Literal<V, S> current;
    @Nullable V decision;
    int decisionPlace;

    private int count;
    private int[] places = new int[4];
    private int[] levels = new int[4];
    private Incompatibility<V, S>[] causes = causes(4);
    private Literal<V, S>[] together = literals(4);

    Assignment(Literal<V, S> first, int place, int level, Incompatibility<V, S> cause) {
        this.smallestLevel = level;
        this.current = first;
        add(first, place, level, cause);
    }

    /// Adds a derivation, after which `said` is all that is known.
    void add(Literal<V, S> said, int place, int level, Incompatibility<V, S> cause) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            levels = Arrays.copyOf(levels, count * 2);
            causes = Arrays.copyOf(causes, count * 2);
            together = Arrays.copyOf(together, count * 2);
        }
        places[count] = place;
        levels[count] = level;
        causes[count] = cause;
        together[count++] = said;
        current = said;
        highestLevel = level;
    }

    void decide(V version, Literal<V, S> exactly, int place, int level) {
        decision = version;
        decisionPlace = place;
        current = exactly;
        highestLevel = level;
    }

    /// Forgets all that was said above the level, which is at least the smallest one.
    void backtrack(int level) {
        while (levels[count - 1] > level) {
            count--;
        }
        decision = null;
        highestLevel = levels[count - 1];
        current = together[count - 1];
    }

    /// Whether the package must be chosen and is not decided.
    boolean isOpen() {
        return decision == null && current.positive();
    }

    /// The first derivation after which the literal cannot hold, or `count()` for the decision.
    int firstAgainst(Literal<V, S> literal) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (together[middle].isDisjoint(literal)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == count && decision == null) {
            throw new IllegalStateException("nothing said contradicts the literal");
        }
        return low;
    }

    int place(int index) {
        return index == count ? decisionPlace : places[index];
    }

    int level(int index) {
        return index == count ? highestLevel : levels[index];
    }

    /// What forced the derivation, or null for the decision.
    @Nullable Incompatibility<V, S> cause(int index) {
        return index == count ? null : causes[index];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic
    private static <V, S extends VersionSet<V, S>> Incompatibility<V, S>[] causes(int length) {
        return new Incompatibility[length];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic
    private static <V, S extends VersionSet<V, S>> Literal<V, S>[] literals(int length) {
        return new Literal[length];
    }
}
