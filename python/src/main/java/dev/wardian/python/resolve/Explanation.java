package dev.wardian.python.resolve;

import java.util.List;
import java.util.Optional;

/// Why there is no choice of versions: facts that together cannot hold, each of which is true.
///
/// @param message what cannot be had, in one line without a full stop
/// @param facts what leads to that: what is asked for, by whom, and what is offered
/// @param hint what would help, if that is likely
public record Explanation(String message, List<Fact> facts, Optional<String> hint) {
    /// Copies the list.
    public Explanation {
        facts = List.copyOf(facts);
    }

    /// The facts as lines of text, at most about fifteen; what is left out is counted.
    public List<String> lines() {
        return ExplanationText.lines(message, facts);
    }
}
