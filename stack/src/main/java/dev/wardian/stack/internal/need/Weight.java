package dev.wardian.stack.internal.need;

/// How sure it is that a build needs something.
public enum Weight {
    /// The build does without it.
    OPTIONAL,
    /// A script says so, and scripts compute what they say.
    LIKELY,
    /// The build fails without it.
    NEEDED
}
