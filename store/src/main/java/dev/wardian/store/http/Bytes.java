package dev.wardian.store.http;

/// A part of an array, shared and not to be changed.
///
/// It is what a cache hands out: copying pages of a megabyte each would cost more than reading
/// them.
public final class Bytes {
    private final byte[] array;
    private final int offset;

    private Bytes(byte[] array, int offset) {
        this.array = array;
        this.offset = offset;
    }

    /// A whole array.
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0);
    }

    /// An array from a position to its end.
    public static Bytes from(byte[] array, int offset) {
        return new Bytes(array, offset);
    }

    /// The array that holds the part; not a copy.
    public byte[] array() {
        return array;
    }

    /// Where in the array the part begins; it goes on to the array's end.
    public int offset() {
        return offset;
    }

    /// The number of bytes.
    public int length() {
        return array.length - offset;
    }

    /// A copy of the part.
    public byte[] copy() {
        return java.util.Arrays.copyOfRange(array, offset, array.length);
    }

    @Override
    public String toString() {
        return length() + " bytes";
    }
}
