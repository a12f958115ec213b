package dev.wardian.python;

/// Thrown where the Python side cannot keep a promise: unknown package, network, refused file.
///
/// It carries one [PythonProblem], so that a caller can switch on what happened. Outcomes that are
/// an answer, such as a set of requirements without a solution, are values and never thrown.
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PythonProblem problem;

    /// An exception for this problem.
    public PythonException(PythonProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// An exception for this problem, which was noticed by another exception.
    public PythonException(PythonProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /// What happened.
    public PythonProblem problem() {
        return problem;
    }
}
