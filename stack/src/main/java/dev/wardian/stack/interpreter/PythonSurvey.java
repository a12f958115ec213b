package dev.wardian.stack.interpreter;

import java.nio.file.Path;
import java.util.List;

/// The Pythons of a machine: those that answered, in the order in which they would be taken, and
/// the programs of such a name that cannot be used.
public record PythonSurvey(List<KnownPython> pythons, List<Unusable> unusable) {
    public PythonSurvey {
        pythons = List.copyOf(pythons);
        unusable = List.copyOf(unusable);
    }

    /// A program that is named like an interpreter and is none that works.
    ///
    /// @param reason what is wrong with it, in one line
    public record Unusable(Path program, String reason) {}
}
