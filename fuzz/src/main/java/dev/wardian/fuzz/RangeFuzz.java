package dev.wardian.fuzz;

import dev.wardian.python.internal.index.RemoteZip;
import java.io.IOException;

/// Wheels that are read in parts where they lie: the directory, the metadata, each file; or refused
/// as damaged.
public final class RangeFuzz {
    private RangeFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        RemoteZip zip = new RemoteZip(RemoteZip.of(bytes));
        try {
            zip.wheelMetadata();
        } catch (IOException damaged) {
            // its documented refusal
        }
        try {
            zip.parts();
            zip.read(name -> true, (name, content) -> {});
        } catch (IOException damaged) {
            // its documented refusal
        }
    }
}
