package dev.wardian.stack;

import dev.wardian.stack.universal.UniversalSolution;

/// The answer to `compile`: the text of the pins, or why there are none.
public sealed interface Compilation {

    /// The pins were found.
    ///
    /// @param text the file's whole text; already written when an output was named
    /// @param solved what was chosen
    /// @param changed false when the output file held exactly this text before
    record Compiled(String text, Solved solved, boolean changed) implements Compilation {}

    /// The pins of many environments were found.
    ///
    /// @param text the file's whole text; already written when an output was named
    /// @param solution what was chosen where
    /// @param changed false when the output file held exactly this text before
    record Universal(String text, UniversalSolution solution, boolean changed)
            implements Compilation {}

    /// There are none.
    record Refused(Unsolvable reason) implements Compilation {}
}
