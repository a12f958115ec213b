package dev.wardian.stack;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import java.util.List;

/// What builds that failed say of the machine.
public final class FailedBuilds {
    private FailedBuilds() {}

    /// Packages of the system whose absence made a build fail; none for any other failure.
    public static List<String> lacked(Throwable thrown) {
        return thrown instanceof PythonException python
                        && python.problem() instanceof BuildProblem.BuildFailed failed
                        && failed.lacking().isPresent()
                ? failed.lacking().get().packages()
                : List.of();
    }
}
