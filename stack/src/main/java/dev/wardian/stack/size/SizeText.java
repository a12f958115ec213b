package dev.wardian.stack.size;

import dev.wardian.store.ByteSize;

/// Sizes as people write them: `500M`, `20G`, `4096`.
public final class SizeText {
    private SizeText() {}

    /// How many bytes are meant.
    ///
    /// @throws IllegalArgumentException that says what was expected
    public static long bytes(String text) {
        return ByteSize.parse(text).bytes();
    }
}
