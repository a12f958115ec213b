package dev.wardian.host.repository;

/// Thrown where a repository cannot be read or must not be believed.
public final class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RepositoryProblem problem;

    /// An exception for this problem.
    public RepositoryException(RepositoryProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// An exception for this problem, which was noticed by another exception.
    public RepositoryException(RepositoryProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /// What happened.
    public RepositoryProblem problem() {
        return problem;
    }
}
