package dev.wardian.stack.explain;

import java.util.List;
import java.util.Set;

/// All conflicts of a question.
///
/// @param found each with a core that is not a part of another's, the first one as it was found
/// @param corrections the smallest sets of demands without which the rest was seen to be solvable
/// @param complete whether there are no more; false where the effort ran out or an answer could not
///     be had
public record Conflicts(List<Conflict> found, List<Set<Demand>> corrections, boolean complete) {
    /// Copies the lists.
    public Conflicts {
        found = List.copyOf(found);
        corrections = List.copyOf(corrections);
    }
}
