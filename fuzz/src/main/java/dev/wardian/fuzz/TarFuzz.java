package dev.wardian.fuzz;

import dev.wardian.store.ByteSize;
import dev.wardian.store.StoreException;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.TarArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Tar archives, packed by gzip, bzip2, xz, lzma or not at all: unpacked within their folder, with
/// links that stay there, or refused.
public final class TarFuzz {
    private static final UnpackLimits SMALL = UnpackLimits.upTo(new ByteSize(32 << 20));

    private TarFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            try {
                TarArchive.unpack(
                        "fuzzed.tar",
                        new ByteArrayInputStream(bytes),
                        scratch.folder("out"),
                        SMALL);
                scratch.expectNoLinkOut("out");
            } catch (StoreException refused) {
                ZipFuzz.expectRefusal(refused);
            }
            scratch.expectOnly("out");
        }
    }
}
