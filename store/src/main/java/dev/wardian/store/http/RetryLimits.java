package dev.wardian.store.http;

/// How many further tries there are after the first, by what went wrong.
///
/// A server that does not answer at all costs little to ask but is seldom back within seconds; one
/// that stays silent costs the whole read timeout each time; one that breaks off or says that it
/// is overloaded is likely to be better soon, and is so for certain while it answers others.
///
/// @param unreached where no connection came up
/// @param silent where the server took the connection and stayed silent for the read timeout
/// @param broken where the answer broke off, was damaged, or was one of passing failure
/// @param whileOthersAreAnswered where the answer was broken as above, but the same server answered
///     another request since
public record RetryLimits(int unreached, int silent, int broken, int whileOthersAreAnswered) {
    /// Three, two, five; nine while others are answered. At a server that fails one request in five
    /// this gives one of ten million requests up.
    public static final RetryLimits USUAL = new RetryLimits(3, 2, 5, 9);

    /// The same number whatever goes wrong.
    public static RetryLimits exactly(int number) {
        return new RetryLimits(number, number, number, number);
    }
}
