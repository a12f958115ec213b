package dev.wardian.store.http;

/// How long an answer may be used without asking again, and how to see whether the file it was kept
/// in still holds the same one.
///
/// @param fetchedAt when the server gave or confirmed it, in milliseconds since 1970
/// @param until the moment from which on it must be asked for again
public record Validity(long fetchedAt, long until) {
    private static final Validity NEVER = new Validity(-1, Long.MIN_VALUE);

    /// Of an answer that is good for the asker alone.
    public static Validity never() {
        return NEVER;
    }

    /// Whether the answer may be used at a moment.
    public boolean holdsAt(long millis) {
        return millis < until;
    }
}
