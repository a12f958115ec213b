package dev.wardian.python.internal.index;

/// A page that is none; the message says why, without a full stop.
public final class PageFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /// A page that is none for this reason.
    public PageFormatException(String reason) {
        super(reason);
    }

    /// The reason in words.
    public String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
