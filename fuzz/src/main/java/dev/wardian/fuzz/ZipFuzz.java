package dev.wardian.fuzz;

import dev.wardian.store.ByteSize;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.UnpackWitness;
import dev.wardian.store.archive.ZipArchive;
import java.io.IOException;

/// ZIP archives: unpacked within their folder, or refused as bad or too large.
public final class ZipFuzz {
    private static final UnpackLimits SMALL = UnpackLimits.upTo(new ByteSize(32 << 20));

    private ZipFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            try (ZipArchive archive = ZipArchive.open("fuzzed.zip", bytes, SMALL)) {
                archive.unpack(scratch.folder("out"), UnpackWitness.BLIND);
            } catch (StoreException refused) {
                expectRefusal(refused);
            }
            scratch.expectOnly("out");
        }
    }

    static void expectRefusal(StoreException refused) {
        switch (refused.problem()) {
            case StoreProblem.BadArchive _, StoreProblem.TooLarge _ -> {}
            case StoreProblem.Unreachable _,
                    StoreProblem.Unwritable _,
                    StoreProblem.Unreadable _,
                    StoreProblem.ForeignStore _,
                    StoreProblem.DigestMismatch _ ->
                    throw refused;
        }
    }
}
