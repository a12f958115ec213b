package dev.wardian.python.internal.index;

/// The digests that indexes name, strongest first.
public final class HashNames {
    private static final String[] KNOWN = {
        "sha512", "sha384", "sha256", "blake2b", "sha224", "sha1", "md5"
    };

    private HashNames() {}

    /// Whether a word names a digest.
    public static boolean isKnown(String word) {
        for (String known : KNOWN) {
            if (known.equals(word)) {
                return true;
            }
        }
        return false;
    }
}
