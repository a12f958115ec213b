package dev.wardian.stack;

import dev.wardian.stack.lock.PinChange;
import dev.wardian.stack.universal.UniversalSolution;
import java.util.List;

/// The answer to `compile`: the text of the pins, or why there are none.
public sealed interface Compilation {

    /// The pins were found.
    ///
    /// @param text the file's whole text; already written when an output was named
    /// @param solved what was chosen
    /// @param changes the pins that differ from those that the output file had; none if it had none
    /// @param changed false when the output file held exactly this text before
    record Compiled(String text, Solved solved, List<PinChange> changes, boolean changed)
            implements Compilation {}

    /// The pins of many environments were found.
    ///
    /// @param text the file's whole text; already written when an output was named
    /// @param solution what was chosen where
    /// @param changes the pins that differ from those that the output file had; none if it had none
    /// @param changed false when the output file held exactly this text before
    record Universal(
            String text, UniversalSolution solution, List<PinChange> changes, boolean changed)
            implements Compilation {}

    /// There are none.
    record Refused(Unsolvable reason) implements Compilation {}
}
