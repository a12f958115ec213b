package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import org.jspecify.annotations.Nullable;

/// What can be done with the files of one release.
///
/// @param file what to install, null if nothing can be
/// @param described whose metadata to read, null if nothing can be installed: the same file, or a
///                                wheel for another machine, because its metadata costs no build
/// @param refusal why nothing can be installed, null if something can be
/// @param pythonAsked which Python the file to install asks for if the target is another, else null
record Assessment(
        @Nullable DistributionFile file,
        @Nullable DistributionFile described,
        @Nullable Refusal refusal,
        @Nullable String pythonAsked) {
    /// What is as if it were not there: all its files are too new.
    static final Assessment INVISIBLE = new Assessment(null, null, null, null);

    static Assessment refused(Refusal refusal) {
        return new Assessment(null, null, refusal, null);
    }

    boolean isInvisible() {
        return file == null && refusal == null;
    }
}
