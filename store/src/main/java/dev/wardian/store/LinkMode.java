package dev.wardian.store;

import java.util.Locale;

/// How a file gets from the store into an environment.
public enum LinkMode {
    /// A copy that shares its blocks with the store until one of both is written to.
    REFLINK,
    /// Another name of the same file: nothing is copied, and a change here is a change there.
    HARDLINK,
    /// A symbolic link into the store: the environment breaks when the store is purged.
    SYMLINK,
    /// A file of its own.
    COPY;

    /// The word used for it on the command line and in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
