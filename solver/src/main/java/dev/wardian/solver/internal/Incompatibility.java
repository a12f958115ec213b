package dev.wardian.solver.internal;

import dev.wardian.solver.Reason;
import dev.wardian.solver.VersionSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Literals about different packages, by their numbers, that cannot all hold.
///
/// Also remembers since when the partial solution contradicts it, so that propagation can pass it
/// by; see [PartialSolution#isContradicted].
final class Incompatibility<V, S extends VersionSet<V, S>> {
    /// Where an incompatibility comes from.
    sealed interface Source<V, S extends VersionSet<V, S>> {
        record Root<V, S extends VersionSet<V, S>>() implements Source<V, S> {}

        record Requires<V, S extends VersionSet<V, S>>(
                int dependent, S versions, int dependency, S accepted) implements Source<V, S> {}

        record Conflicts<V, S extends VersionSet<V, S>>(
                int name, S versions, int other, S excluded, Reason reason)
                implements Source<V, S> {}

        record Nothing<V, S extends VersionSet<V, S>>(S asked) implements Source<V, S> {}

        record Refused<V, S extends VersionSet<V, S>>(S versions, Reason reason)
                implements Source<V, S> {}

        record Merged<V, S extends VersionSet<V, S>>(
                Incompatibility<V, S> earlier, Incompatibility<V, S> later, int pivot)
                implements Source<V, S> {}
    }

    final int[] packages;
    final Literal<V, S>[] literals;
    final Source<V, S> source;

    /// The decision level at which it was found contradicted, in which era; era 0 is never.
    int contradictedLevel;

    int contradictedEra;

    private Incompatibility(int[] packages, Literal<V, S>[] literals, Source<V, S> source) {
        this.packages = packages;
        this.literals = literals;
        this.source = source;
    }

    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> notRoot(int root, S version) {
        return single(root, Literal.notIn(version), new Source.Root<>());
    }

    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> nothing(int name, S asked) {
        return single(name, Literal.in(asked), new Source.Nothing<>(asked));
    }

    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> refused(
            int name, S versions, Reason reason) {
        return single(name, Literal.in(versions), new Source.Refused<>(versions, reason));
    }

    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> requires(
            int dependent, S versions, int dependency, S accepted) {
        Source<V, S> source = new Source.Requires<>(dependent, versions, dependency, accepted);
        Literal<V, S> some = Literal.in(versions);
        if (dependent == dependency || accepted.isEmpty()) {
            // also what does not accept itself is impossible
            return single(dependent, some, source);
        }
        Literal<V, S>[] literals = array(2);
        literals[0] = some;
        literals[1] = Literal.notIn(accepted);
        return new Incompatibility<>(new int[] {dependent, dependency}, literals, source);
    }

    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> conflicts(
            int name, S versions, int other, S excluded, Reason reason) {
        Literal<V, S>[] literals = array(2);
        literals[0] = Literal.in(versions);
        literals[1] = Literal.in(excluded);
        return new Incompatibility<>(
                new int[] {name, other},
                literals,
                new Source.Conflicts<>(name, versions, other, excluded, reason));
    }

    /// What follows from both, by resolution on the package.
    static <V, S extends VersionSet<V, S>> Incompatibility<V, S> merge(
            Incompatibility<V, S> earlier, Incompatibility<V, S> later, int pivot) {
        int most = earlier.packages.length + later.packages.length;
        int[] packages = new int[most];
        Literal<V, S>[] literals = array(most);
        int count = 0;
        for (int i = 0; i < earlier.packages.length; i++) {
            int name = earlier.packages[i];
            if (name != pivot) {
                Literal<V, S> mine = earlier.literals[i];
                Literal<V, S> other = later.find(name);
                packages[count] = name;
                literals[count++] = other == null ? mine : mine.intersection(other);
            }
        }
        for (int i = 0; i < later.packages.length; i++) {
            int name = later.packages[i];
            if (name != pivot && earlier.find(name) == null) {
                packages[count] = name;
                literals[count++] = later.literals[i];
            }
        }
        Literal<V, S> both = earlier.literal(pivot).union(later.literal(pivot));
        if (!both.saysNothing()) {
            packages[count] = pivot;
            literals[count++] = both;
        }
        return new Incompatibility<>(
                Arrays.copyOf(packages, count),
                Arrays.copyOf(literals, count),
                new Source.Merged<>(earlier, later, pivot));
    }

    @Nullable Literal<V, S> find(int name) {
        for (int i = 0; i < packages.length; i++) {
            if (packages[i] == name) {
                return literals[i];
            }
        }
        return null;
    }

    Literal<V, S> literal(int name) {
        Literal<V, S> found = find(name);
        if (found == null) {
            throw new IllegalStateException("no literal of package " + name);
        }
        return found;
    }

    private static <V, S extends VersionSet<V, S>> Incompatibility<V, S> single(
            int name, Literal<V, S> literal, Source<V, S> source) {
        Literal<V, S>[] literals = array(1);
        literals[0] = literal;
        return new Incompatibility<>(new int[] {name}, literals, source);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic; only literals go in
    private static <V, S extends VersionSet<V, S>> Literal<V, S>[] array(int length) {
        return new Literal[length];
    }
}
