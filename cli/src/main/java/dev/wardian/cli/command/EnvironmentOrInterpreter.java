package dev.wardian.cli.command;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;

/// The environment to answer for, or, where there is none, the interpreter that one would be made
/// with.
final class EnvironmentOrInterpreter {

    private EnvironmentOrInterpreter() {}

    static Environment find(Session session) {
        var arguments = session.arguments();
        var request =
                EnvironmentOptionGroup.read(arguments, session.workingFolder(), IfMissing.REFUSE);
        try {
            return session.wardian().environment(request);
        } catch (StackException failure) {
            if (request instanceof EnvironmentRequest.Project
                    && failure.problem() instanceof StackProblem.NoEnvironment) {
                return session.wardian()
                        .environment(
                                new EnvironmentRequest.OfInterpreter(
                                        arguments.value(EnvironmentOptionGroup.PYTHON), true));
            }
            throw failure;
        }
    }
}
