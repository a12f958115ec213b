package dev.wardian.stack.environment;

import java.nio.file.Path;
import java.util.List;

/// What copying an environment came to.
///
/// @param linked files that got one more name
/// @param copied files that are copies
/// @param rewritten files that name the environment's folder and were written for the new one
/// @param linkModes the words for how files were linked
public record Cloned(
        Path root,
        int linked,
        int copied,
        int rewritten,
        List<String> linkModes,
        long milliseconds) {
    public Cloned {
        linkModes = List.copyOf(linkModes);
    }
}
