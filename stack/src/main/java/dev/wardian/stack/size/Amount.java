package dev.wardian.stack.size;

/// A number of files and what they hold.
///
/// @param files how many, each inode once
/// @param bytes the sum of their sizes
/// @param shared those of the bytes whose files have a name elsewhere too: in the store, or in
///     another environment that was linked out of it
public record Amount(long files, long bytes, long shared) {

    /// No file.
    public static final Amount NONE = new Amount(0, 0, 0);

    /// The bytes that are here alone.
    public long own() {
        return bytes - shared;
    }

    /// Both together.
    public Amount plus(Amount other) {
        return new Amount(files + other.files, bytes + other.bytes, shared + other.shared);
    }
}
