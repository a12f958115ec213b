package dev.wardian.python.internal.index;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The digests of one file, computed while its bytes arrive: SHA-256 always, and the strongest
/// promised one if that is another. Used by one thread at a time.
public final class Digests {
    private static final String[] STRONGEST_FIRST = {
        "sha512", "SHA-512", "sha384", "SHA-384", "sha256", "SHA-256", "sha224", "SHA-224", "sha1",
        "SHA-1", "md5", "MD5"
    };

    private final Map<String, String> promised;
    private final String algorithm;
    private final MessageDigest sha256;
    private final @Nullable MessageDigest other;
    private long size;

    /// No bytes yet; `promised` are hexadecimal digests by the name of their algorithm.
    public Digests(Map<String, String> promised) {
        this.promised = promised;
        String strongest = "sha256";
        String platformName = "SHA-256";
        for (int i = STRONGEST_FIRST.length - 2; i >= 0; i -= 2) {
            if (promised.containsKey(STRONGEST_FIRST[i])) {
                strongest = STRONGEST_FIRST[i];
                platformName = STRONGEST_FIRST[i + 1];
            }
        }
        this.algorithm = promised.containsKey("sha256") ? "sha256" : strongest;
        this.sha256 = digest("SHA-256");
        this.other = algorithm.equals("sha256") ? null : digest(platformName);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the platform has no " + name, missing);
        }
    }

    /// Forgets all bytes.
    public void reset() {
        sha256.reset();
        if (other != null) {
            other.reset();
        }
        size = 0;
    }

    /// Takes the next bytes.
    public void update(byte[] buffer, int offset, int length) {
        sha256.update(buffer, offset, length);
        if (other != null) {
            other.update(buffer, offset, length);
        }
        size += length;
    }

    /// How many bytes were taken.
    public long size() {
        return size;
    }

    /// The digests of what was taken; nothing may be taken afterwards.
    public Result finish() {
        String sha = HexFormat.of().formatHex(sha256.digest());
        String actual = other == null ? sha : HexFormat.of().formatHex(other.digest());
        Optional<String> expected = Optional.ofNullable(promised.get(algorithm));
        return new Result(sha, size, algorithm, actual, expected);
    }

    /// What came, beside what was promised.
    ///
    /// @param sha256 the SHA-256 of what came
    /// @param size how many bytes came
    /// @param algorithm the name of the digest that decides
    /// @param actual that digest of what came
    /// @param expected the promised digest, if there is any of a kind that we can compute
    public record Result(
            String sha256, long size, String algorithm, String actual, Optional<String> expected) {
        /// Whether what came is what was promised, or nothing was promised.
        public boolean isAsPromised() {
            return expected.isEmpty() || expected.get().equalsIgnoreCase(actual);
        }
    }
}
