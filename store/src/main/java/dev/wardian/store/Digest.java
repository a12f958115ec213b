package dev.wardian.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What a hash function says about some bytes, such as `sha256` and 64 hexadecimal digits.
///
/// Both parts are in lower case. The algorithm is spelled as Python's `hashlib` and the index
/// pages spell it; one of another name is kept but can only be compared, not computed.
public record Digest(String algorithm, String hex) {
    private static final String SHA256 = "sha256";

    /// Lowers the case and checks that the value is hexadecimal.
    public Digest {
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        hex = hex.toLowerCase(Locale.ROOT);
        if (algorithm.isEmpty() || hex.isEmpty() || hex.length() % 2 != 0 || !isHex(hex)) {
            throw new IllegalArgumentException("no digest: `" + algorithm + ":" + hex + "`");
        }
    }

    /// A SHA-256 digest from its hexadecimal digits.
    public static Digest sha256(String hex) {
        return new Digest(SHA256, hex);
    }

    /// The digest that a finished computation holds, by the name `hashlib` gives the algorithm.
    public static Digest of(String algorithm, byte[] value) {
        return new Digest(algorithm, HexFormat.of().formatHex(value));
    }

    /// The digest written `algorithm:hex` or `algorithm=hex`.
    ///
    /// @throws IllegalArgumentException when the text is neither
    public static Digest parse(String text) {
        int split = text.indexOf(':');
        if (split < 0) {
            split = text.indexOf('=');
        }
        if (split < 0) {
            throw new IllegalArgumentException("expected `algorithm:digest`, not `" + text + "`");
        }
        return new Digest(text.substring(0, split), text.substring(split + 1));
    }

    /// A new computation of an algorithm that is named as `hashlib` names it (`sha256`, `md5`,
    /// `sha3_256`, `blake2b` is not known to the Java platform).
    ///
    /// @throws IllegalArgumentException when this machine cannot compute it
    public static MessageDigest computation(String algorithm) {
        try {
            return MessageDigest.getInstance(javaName(algorithm.toLowerCase(Locale.ROOT)));
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException(
                    "unknown hash algorithm `" + algorithm + "`", unknown);
        }
    }

    /// Whether this is a SHA-256 digest, the only kind that archives are kept under.
    public boolean isSha256() {
        return SHA256.equals(algorithm);
    }

    private static String javaName(String name) {
        return switch (name) {
            case "sha1" -> "SHA-1";
            case "sha224" -> "SHA-224";
            case SHA256 -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            case "sha3_224" -> "SHA3-224";
            case "sha3_256" -> "SHA3-256";
            case "sha3_384" -> "SHA3-384";
            case "sha3_512" -> "SHA3-512";
            default -> name;
        };
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
