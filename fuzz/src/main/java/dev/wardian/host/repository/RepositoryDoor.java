package dev.wardian.host.repository;

import java.time.Instant;
import java.util.List;

/// Lets fuzzing at readers that only their package needs.
public final class RepositoryDoor {
    private static final Keyring NOBODY = new Keyring(List.of(), List.of(), List.of());

    private RepositoryDoor() {}

    /// Reads a `Release` file whose signature was verified.
    public static void release(String text) {
        ReleaseFile.parse("fuzzed", text);
    }

    /// Takes an `InRelease` file apart; nobody's key is known.
    public static void signed(byte[] file) {
        new SignatureCheck("fuzzed", NOBODY, Instant.EPOCH).cleartext(file);
    }
}
