package dev.wardian.python.verify;

import dev.wardian.python.install.RecordRow;
import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.python.verify.FileDigest.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether a wheel that lies unpacked in the store still is what its `RECORD` says. A file that was
/// changed through a hard link in some environment is changed here too.
public final class ArchiveVerification {
    private ArchiveVerification() {}

    /// The files that are missing or have other contents, by their paths in the archive.
    public static List<String> damaged(UnpackedWheel wheel) {
        List<String> damaged = new ArrayList<>();
        Path files = wheel.archive().files();
        for (RecordRow row : wheel.recorded()) {
            switch (FileDigest.compare(files.resolve(row.path()), row)) {
                case Comparison.Same _ -> {}
                case Comparison.Absent _, Comparison.Other _ -> damaged.add(row.path());
            }
        }
        return damaged;
    }
}
