package dev.wardian.stack.choice;

/// How files get from the store into an environment. [#AUTOMATIC] tries the cheapest way that the
/// file system offers (reflink, hard link, copy) and remembers what worked.
public enum LinkChoice {
    AUTOMATIC,
    REFLINK,
    HARDLINK,
    SYMLINK,
    COPY
}
