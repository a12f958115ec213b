package dev.wardian.store.internal.http;

import java.io.IOException;

/// An answer, or an address, that asking again would not change.
public final class FinalAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param reason what is wrong, in words
    public FinalAnswerException(String reason) {
        super(reason);
    }
}
