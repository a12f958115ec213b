package dev.wardian.stack.internal.git;

import java.util.List;

/// `git` could not do what was asked of it.
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> output;

    private final boolean notKept;

    GitException(String message, List<String> output) {
        this(message, output, false);
    }

    private GitException(String message, List<String> output, boolean notKept) {
        super(message);
        this.output = List.copyOf(output);
        this.notKept = notKept;
    }

    static GitException notKept() {
        return new GitException("it is not in the cache, and the network is off", List.of(), true);
    }

    /// Whether no more is wrong than that the network may not be used.
    public boolean isNotKept() {
        return notKept;
    }

    /// The last lines that `git` wrote.
    public List<String> output() {
        return output;
    }
}
