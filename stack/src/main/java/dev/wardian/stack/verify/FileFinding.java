package dev.wardian.stack.verify;

import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;

/// A file of an environment that is not as it was installed.
///
/// @param kind in which way
/// @param owner the package it belongs to
/// @param file where it is
/// @param detail what was expected and what is there, in one line
/// @param shared other environments of which the very same file (inode) is a part, changed there
///     too
public record FileFinding(
        Kind kind, PackageName owner, Path file, String detail, List<Path> shared) {

    /// In which way a file is not as it was installed.
    public enum Kind {
        /// It has other contents.
        EDITED,
        /// It is gone.
        MISSING,
        /// Another package's file of that name took its place.
        OVERWRITTEN,
        /// Nobody recorded it. That alone is no fault.
        FOREIGN,
        /// Nothing is known of what the package installed.
        UNRECORDED
    }

    public FileFinding {
        shared = List.copyOf(shared);
    }

    /// Whether something is wrong, not merely odd.
    public boolean isFault() {
        return kind != Kind.FOREIGN;
    }

    /// Whether installing the package again mends it.
    public boolean isMendable() {
        return kind == Kind.EDITED || kind == Kind.MISSING;
    }
}
