package dev.wardian.store;

/// Thrown where a file, an archive, a lock or a server does not do what was asked.
///
/// It carries one [StoreProblem], so that a caller can switch on what happened.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreProblem problem;

    /// An exception for this problem.
    public StoreException(StoreProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// An exception for this problem, which was noticed by another exception.
    public StoreException(StoreProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /// What happened.
    public StoreProblem problem() {
        return problem;
    }
}
