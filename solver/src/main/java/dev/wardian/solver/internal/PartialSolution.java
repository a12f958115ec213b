package dev.wardian.solver.internal;

import dev.wardian.solver.VersionSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has been decided and what followed, by package, with its history.
///
/// A decision level begins with each decision. Going back to a level forgets all that came after
/// it. Each going back ends an *era*; an incompatibility that was contradicted in some era at
/// some level still is, as long as no later going back went below that level.
final class PartialSolution<V, S extends VersionSet<V, S>> {
    /// How an incompatibility stands to the partial solution.
    enum Relation {
        SATISFIED,
        ALMOST,
        CONTRADICTED,
        INCONCLUSIVE
    }

    /// The package number that [#relation] found to be the only one missing.
    int almost;

    private final List<@Nullable Assignment<V, S>> assignments = new ArrayList<>();
    private final IntList decided = new IntList();
    private final IntList outdated = new IntList();
    private int nextPlace;

    /// For each era the lowest level that was gone back to since.
    private int[] lowestSince = {Integer.MAX_VALUE};

    private int eras = 1;

    int level() {
        return decided.size();
    }

    boolean everWentBack() {
        return eras > 1;
    }

    @Nullable Assignment<V, S> assignment(int name) {
        return name < assignments.size() ? assignments.get(name) : null;
    }

    @Nullable Literal<V, S> said(int name) {
        Assignment<V, S> assignment = assignment(name);
        return assignment == null ? null : assignment.current;
    }

    /// The decided packages, by level.
    IntList decided() {
        return decided;
    }

    /// The packages that may have begun or ceased to wait for a decision, or whose priority must be
    /// asked again; the caller empties it.
    IntList outdated() {
        return outdated;
    }

    boolean isContradicted(Incompatibility<V, S> known) {
        return known.contradictedEra > 0
                && known.contradictedLevel <= lowestSince[known.contradictedEra - 1];
    }

    void markContradicted(Incompatibility<V, S> known) {
        known.contradictedLevel = level();
        known.contradictedEra = eras;
    }

    void decide(int name, V version, Literal<V, S> exactly) {
        Assignment<V, S> assignment = require(name);
        decided.add(name);
        assignment.decide(version, exactly, nextPlace++, level());
        outdated.add(name);
    }

    /// Adds what the incompatibility forces on the package.
    void derive(int name, Incompatibility<V, S> cause) {
        Literal<V, S> forced = cause.literal(name).negate();
        Assignment<V, S> assignment = assignment(name);
        if (assignment == null) {
            while (assignments.size() <= name) {
                assignments.add(null);
            }
            assignments.set(name, new Assignment<>(forced, nextPlace, level(), cause));
        } else {
            forced = assignment.current.intersection(forced);
            assignment.add(forced, nextPlace, level(), cause);
        }
        nextPlace++;
        if (forced.positive()) {
            outdated.add(name);
        }
    }

    /// Forgets all that came after this level.
    void backtrack(int level) {
        decided.shorten(level);
        for (int name = 0; name < assignments.size(); name++) {
            Assignment<V, S> assignment = assignments.get(name);
            if (assignment == null) {
                continue;
            }
            if (assignment.smallestLevel > level) {
                assignments.set(name, null);
                outdated.add(name);
            } else if (assignment.highestLevel > level) {
                assignment.backtrack(level);
                outdated.add(name);
            } else if (assignment.isOpen()) {
                outdated.add(name);
            }
        }
        if (eras == lowestSince.length) {
            lowestSince = Arrays.copyOf(lowestSince, eras * 2);
        }
        lowestSince[eras++] = Integer.MAX_VALUE;
        // the levels never fall from an era to a later one, so those too high are at the end
        for (int era = eras - 1; era >= 0 && lowestSince[era] > level; era--) {
            lowestSince[era] = level;
        }
        lowestSince[eras - 1] = Integer.MAX_VALUE;
    }

    /// Goes back to before the package was decided; answers false if it is not decided.
    boolean backtrackBefore(int name) {
        for (int level = 0; level < decided.size(); level++) {
            if (decided.get(level) == name) {
                backtrack(level);
                return true;
            }
        }
        return false;
    }

    Relation relation(Incompatibility<V, S> known) {
        return relation(known, -1, null);
    }

    /// How the incompatibility would stand if this were said of the package.
    Relation relation(
            Incompatibility<V, S> known, int supposed, @Nullable Literal<V, S> supposition) {
        boolean oneMissing = false;
        for (int i = 0; i < known.packages.length; i++) {
            int name = known.packages[i];
            Literal<V, S> said = name == supposed ? supposition : said(name);
            Literal<V, S> literal = known.literals[i];
            if (said != null) {
                if (said.isSubsetOf(literal)) {
                    continue;
                }
                if (said.isDisjoint(literal)) {
                    return Relation.CONTRADICTED;
                }
            }
            if (oneMissing) {
                return Relation.INCONCLUSIVE;
            }
            oneMissing = true;
            almost = name;
        }
        return oneMissing ? Relation.ALMOST : Relation.SATISFIED;
    }

    /// Finds the assignment by which the incompatibility came to be satisfied.
    Satisfier<V, S> satisfier(Incompatibility<V, S> known) {
        int size = known.packages.length;
        int[] indexes = new int[size];
        int last = 0;
        for (int i = 0; i < size; i++) {
            Assignment<V, S> assignment = require(known.packages[i]);
            indexes[i] = assignment.firstAgainst(known.literals[i].negate());
            if (place(known, indexes, i) > place(known, indexes, last)) {
                last = i;
            }
        }
        int name = known.packages[last];
        Assignment<V, S> assignment = require(name);
        int level = assignment.level(indexes[last]);
        Incompatibility<V, S> cause = assignment.cause(indexes[last]);
        // what the satisfier says by itself; what is still missing of the literal was said before
        Literal<V, S> alone = cause == null ? assignment.current : cause.literal(name).negate();
        indexes[last] = assignment.firstAgainst(alone.intersection(known.literals[last].negate()));
        int previous = 0;
        for (int i = 1; i < size; i++) {
            if (place(known, indexes, i) > place(known, indexes, previous)) {
                previous = i;
            }
        }
        int before = require(known.packages[previous]).level(indexes[previous]);
        return new Satisfier<>(name, level, Math.max(before, 1), cause);
    }

    private int place(Incompatibility<V, S> known, int[] indexes, int i) {
        return require(known.packages[i]).place(indexes[i]);
    }

    private Assignment<V, S> require(int name) {
        Assignment<V, S> assignment = assignment(name);
        if (assignment == null) {
            throw new IllegalStateException("nothing is said of package " + name);
        }
        return assignment;
    }

    /// The last assignment that an incompatibility needed to be satisfied.
    ///
    /// @param name the package assigned
    /// @param level the decision level of it
    /// @param previousLevel the level at which all but it already held
    /// @param cause what forced it, null for a decision
    record Satisfier<V, S extends VersionSet<V, S>>(
            int name, int level, int previousLevel, @Nullable Incompatibility<V, S> cause) {}
}
