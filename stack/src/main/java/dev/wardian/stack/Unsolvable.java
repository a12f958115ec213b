package dev.wardian.stack;

import java.util.List;
import java.util.Optional;

/// No set of versions meets the requirements.
///
/// @param message one line: what cannot be
/// @param explanation the story, line by line, every requirement with its file and line
/// @param hint what a person could paste, if something is likely to help
public record Unsolvable(String message, List<String> explanation, Optional<String> hint)
        implements Resolution, Planning {
    public Unsolvable {
        explanation = List.copyOf(explanation);
    }
}
