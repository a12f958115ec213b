package dev.wardian.store.internal.http;

import java.io.IOException;

/// A kept connection turned out to be closed before any byte of the answer came: the question can
/// be put again at once, on another connection.
final class StaleConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    StaleConnectionException(IOException cause) {
        super("the kept connection was closed", cause);
    }
}
