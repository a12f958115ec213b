package dev.wardian.python.environment;

import dev.wardian.python.PythonProblem;
import java.nio.file.Path;

/// What looking at one program that is named like an interpreter came to.
public sealed interface Sighting {

    /// It answered.
    record Answered(FoundInterpreter found) implements Sighting {}

    /// It is there, but cannot be used.
    ///
    /// @param where why it was looked at, such as "on the search path"
    record Unusable(Path program, String where, PythonProblem problem) implements Sighting {}
}
