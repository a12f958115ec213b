package dev.wardian.python.internal.link;

/// Whether something is there.
enum Known {
    YES,
    NO,
    /// It takes running code to know.
    PERHAPS
}
