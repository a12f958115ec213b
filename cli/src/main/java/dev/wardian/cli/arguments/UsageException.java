package dev.wardian.cli.arguments;

import java.io.Serial;
import java.util.Optional;

/// The command line cannot be understood.
public final class UsageException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Optional<String> hint;

    /// A message without advice.
    public UsageException(String message) {
        this(message, Optional.empty());
    }

    /// A message and what the user may have meant.
    public UsageException(String message, Optional<String> hint) {
        super(message);
        this.hint = hint;
    }

    /// What the user may have meant.
    public Optional<String> hint() {
        return hint;
    }
}
