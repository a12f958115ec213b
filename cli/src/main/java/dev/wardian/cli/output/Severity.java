package dev.wardian.cli.output;

import dev.wardian.python.PythonProblem;
import dev.wardian.stack.StackProblem;
import dev.wardian.store.StoreProblem;

/// Which exit code a problem ends in.
final class Severity {

    private Severity() {}

    static ExitCode of(StackProblem problem) {
        return switch (problem) {
            case StackProblem.Malformed _,
                    StackProblem.Unreadable _,
                    StackProblem.BadRequirement _ ->
                    ExitCode.USAGE;
            case StackProblem.NoEnvironment _ -> ExitCode.ENVIRONMENT;
            default -> ExitCode.REFUSED;
        };
    }

    static ExitCode of(PythonProblem problem) {
        return switch (problem) {
            case dev.wardian.python.EnvironmentProblem _ -> ExitCode.ENVIRONMENT;
            default -> ExitCode.REFUSED;
        };
    }

    static ExitCode of(StoreProblem problem) {
        return switch (problem) {
            default -> ExitCode.REFUSED;
        };
    }
}
