package dev.wardian.python.internal.index;

/// The bits that say which parts a packed file has.
public final class FilePack {
    /// Its SHA-256, 32 bytes.
    public static final int SHA256 = 1;
    /// All digests as pairs of texts.
    public static final int OTHER_HASHES = 2;
    /// Why it was yanked.
    public static final int YANKED = 4;
    /// Its metadata is announced.
    public static final int METADATA = 8;
    /// The metadata's SHA-256, 32 bytes.
    public static final int METADATA_SHA256 = 16;
    /// Its size.
    public static final int SIZE = 32;
    /// When it was uploaded.
    public static final int UPLOAD_TIME = 64;
    /// Its folder ends in 64 hexadecimal digits, kept as 32 bytes.
    public static final int HASHED_FOLDER = 128;
    /// Its address is a folder and its name.
    public static final int NAME_ENDS_ADDRESS = 256;
    /// The metadata's digests as pairs of texts.
    public static final int OTHER_METADATA_HASHES = 512;

    /// `ab/cd/` and sixty digits and `/`: how the default index lays out its files.
    public static final int HASHED_FOLDER_LENGTH = 67;

    private FilePack() {}

    /// Whether a folder's address ends as [#HASHED_FOLDER_LENGTH] says.
    public static boolean endsHashed(String folder) {
        int start = folder.length() - HASHED_FOLDER_LENGTH;
        return start > 0
                && folder.charAt(start - 1) == '/'
                && folder.charAt(start + 2) == '/'
                && folder.charAt(start + 5) == '/'
                && isHexadecimal(folder, start, start + 2)
                && isHexadecimal(folder, start + 3, start + 5)
                && isHexadecimal(folder, start + 6, start + 66);
    }

    /// Whether a text is a SHA-256 as we write it.
    public static boolean isSha256(String text) {
        return text.length() == 64 && isHexadecimal(text, 0, 64);
    }

    private static boolean isHexadecimal(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
