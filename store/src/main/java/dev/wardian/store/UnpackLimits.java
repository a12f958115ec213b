package dev.wardian.store;

/// How much an archive may unpack to, so that a small one made for it does not fill the disk.
///
/// @param entries the greatest number of files and folders
/// @param bytes the greatest size of all files together
/// @param ratio how many times its own size an archive may unpack to; counts only for what unpacks
///     to more than [#HARMLESS] bytes
public record UnpackLimits(int entries, long bytes, int ratio) {
    /// What may unpack to that much from however few bytes: 1 GiB.
    public static final long HARMLESS = 1L << 30;

    /// What each entry may be reckoned to need where only a size was said: 16 KiB.
    public static final int BYTES_AN_ENTRY = 1 << 14;

    /// What holds without asking: 16 GiB, a million entries, two hundred times its size. Of 199
    /// popular wheels none unpacks to more than seven times its size.
    public static final UnpackLimits USUAL = new UnpackLimits(1 << 20, 16L << 30, 200);

    /// What somebody allows who says how large an archive may become: no ratio counts then, and
    /// more entries are allowed where more bytes are.
    public static UnpackLimits upTo(ByteSize size) {
        long entries = Math.max(USUAL.entries, size.bytes() / BYTES_AN_ENTRY);
        return new UnpackLimits(
                (int) Math.min(entries, Integer.MAX_VALUE / 2), size.bytes(), Integer.MAX_VALUE);
    }
}
