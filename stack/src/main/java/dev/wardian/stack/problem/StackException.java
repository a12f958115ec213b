package dev.wardian.stack.problem;

import java.io.Serial;

/// A promise of the façade could not be kept; [#problem()] says why. Problems of the layers below
/// keep their own exceptions (`PythonException`, `StoreException`).
public final class StackException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient StackProblem problem;

    public StackException(StackProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public StackException(StackProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public StackProblem problem() {
        return problem;
    }
}
