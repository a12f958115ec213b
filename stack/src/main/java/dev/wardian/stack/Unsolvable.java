package dev.wardian.stack;

import dev.wardian.python.resolve.Fact;
import dev.wardian.stack.explain.Inquiry;
import java.util.List;
import java.util.Optional;

/// No set of versions meets the requirements.
///
/// @param message one line: what cannot be
/// @param explanation the story, line by line, every requirement with its file and line
/// @param hint what a person could paste, if something is likely to help
/// @param inquiry the same as data, and what can be found out beyond it: the fewest requirements
///     that collide, further conflicts, changes that help
public record Unsolvable(
        String message, List<String> explanation, Optional<String> hint, Inquiry inquiry)
        implements Resolution, Planning, DownloadPlanning {
    public Unsolvable {
        explanation = List.copyOf(explanation);
    }

    /// What an inquiry begins with.
    static Unsolvable of(Inquiry inquiry) {
        var first = inquiry.first();
        return new Unsolvable(first.message(), first.lines(), first.hint(), inquiry);
    }

    /// Whether the hint is about an index that is not asked: no change of requirements brings it.
    public boolean lacksIndex() {
        return inquiry.first().lacksIndex();
    }

    /// The facts behind the explanation.
    public List<Fact> facts() {
        return inquiry.first().facts();
    }
}
