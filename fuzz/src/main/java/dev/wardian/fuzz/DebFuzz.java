package dev.wardian.fuzz;

import dev.wardian.store.ByteSize;
import dev.wardian.store.StoreException;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.DebArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Packages of Debian: the `ar` archive, its control files and its files, unpacked below a root of
/// their own with links that stay there, or refused.
public final class DebFuzz {
    private static final UnpackLimits SMALL = UnpackLimits.upTo(new ByteSize(32 << 20));

    private DebFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            try {
                DebArchive.unpack(
                        "fuzzed.deb",
                        new ByteArrayInputStream(bytes),
                        scratch.folder("out"),
                        SMALL,
                        control -> control.getOrDefault("control", ""));
                scratch.expectNoLinkOut("out");
            } catch (StoreException refused) {
                ZipFuzz.expectRefusal(refused);
            }
            scratch.expectOnly("out");
        }
    }
}
