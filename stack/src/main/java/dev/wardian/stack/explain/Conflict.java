package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Explanation;
import java.util.List;

/// Demands that cannot be met together.
///
/// @param core the demands, in the order they were written; already these have no solution
/// @param minimal whether it was seen that without any one of them the others have one; false
///     where the effort ran out or an answer could not be had
/// @param explanation the facts that lead from the demands to the contradiction
public record Conflict(List<Demand> core, boolean minimal, Explanation explanation) {
    /// Copies the list.
    public Conflict {
        core = List.copyOf(core);
    }

    /// What cannot be had, in one line.
    public String message() {
        return explanation.message();
    }

    /// The facts as lines of text, at most fifteen.
    public List<String> lines() {
        return explanation.lines();
    }
}
