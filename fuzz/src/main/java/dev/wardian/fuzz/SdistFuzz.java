package dev.wardian.fuzz;

import dev.wardian.python.internal.build.SourceTree;
import dev.wardian.python.internal.index.SdistInformation;
import dev.wardian.store.ByteSize;
import dev.wardian.store.StoreException;
import dev.wardian.store.UnpackLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Source distributions: their `PKG-INFO` is found and their tree unpacked, or they are refused.
/// The first byte chooses the kind of archive.
public final class SdistFuzz {
    private static final UnpackLimits SMALL = UnpackLimits.upTo(new ByteSize(32 << 20));
    static final List<String> ENDINGS = List.of(".tar", ".tar.gz", ".zip");

    private SdistFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        String ending = ENDINGS.get((bytes[0] & 0xff) % ENDINGS.size());
        try (Scratch scratch = Scratch.open()) {
            Path archive = scratch.folder("in").resolve("foo-1.0" + ending);
            Files.write(archive, Arrays.copyOfRange(bytes, 1, bytes.length));
            readInformation(archive);
            try {
                SourceTree.open(archive, "", scratch.place("out"), SMALL);
                scratch.expectNoLinkOut("out");
            } catch (StoreException refused) {
                ZipFuzz.expectRefusal(refused);
            }
            scratch.expectOnly("in", "out");
        }
    }

    private static void readInformation(Path archive) {
        try {
            SdistInformation.read(archive);
        } catch (IOException damaged) {
            // its documented refusal
        }
    }
}
