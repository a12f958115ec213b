package dev.wardian.stack.internal.git;

import java.util.List;

/// `git` could not do what was asked of it.
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> output;

    GitException(String message, List<String> output) {
        super(message);
        this.output = List.copyOf(output);
    }

    /// The last lines that `git` wrote.
    public List<String> output() {
        return output;
    }
}
