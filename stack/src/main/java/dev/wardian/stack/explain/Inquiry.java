package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Explanation;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A question without a solution that can be looked into further. The first explanation is there at
/// once; the rest is worked out when it is asked for, by solving the question with changes, at most
/// so many times each. For one thread.
///
/// ```java
/// if (wardian.planInstall(environment, set, choices) instanceof Unsolvable unsolvable) {
///     for (Conflict conflict : unsolvable.inquiry().conflicts().found()) { … }
///     for (Fix fix : unsolvable.inquiry().fixes()) { … }
/// }
/// ```
public final class Inquiry {

    private static final int TRIALS_FOR_CONFLICTS = 60;
    private static final int TRIALS_FOR_FIXES = 80;

    private final Question question;
    private final Explanation first;
    private final Version python;
    private final Trials trials;
    private Optional<Conflicts> conflicts = Optional.empty();
    private Optional<List<Fix>> fixes = Optional.empty();

    /// @param question what has no solution
    /// @param first why, as the resolver found it
    /// @param python the target's Python
    /// @param trial answers the same question with changes
    /// @param progress is told the number of trials made so far, before each
    public Inquiry(
            Question question,
            Explanation first,
            Version python,
            Trial trial,
            IntConsumer progress) {
        this.question = question;
        this.first = first;
        this.python = python;
        this.trials = new Trials(trial, progress);
    }

    /// What was asked.
    public Question question() {
        return question;
    }

    /// The facts as the resolver found them first; they may name more than is needed.
    public Explanation first() {
        return first;
    }

    /// All conflicts, each reduced to the fewest demands.
    public Conflicts conflicts() {
        if (conflicts.isEmpty()) {
            trials.allow(TRIALS_FOR_CONFLICTS);
            conflicts = Optional.of(new ConflictSearch(question, trials).run(first));
        }
        return conflicts.get();
    }

    /// The conflicts that the first explanation does not tell: those after the first, and the first
    /// if fewer demands are enough for it.
    public List<Conflict> further() {
        var further = new ArrayList<Conflict>();
        for (var conflict : conflicts().found()) {
            if (!conflict.explanation().lines().equals(first.lines())) {
                further.add(conflict);
            }
        }
        return further;
    }

    /// Changes after which there is a solution, the smallest first; each was solved.
    public List<Fix> fixes() {
        if (fixes.isEmpty()) {
            var all = conflicts();
            trials.allow(TRIALS_FOR_FIXES);
            fixes = Optional.of(new FixSearch(question, all, trials, python).run());
        }
        return fixes.get();
    }

    /// How often was solved so far.
    public int trials() {
        return trials.made();
    }
}
