package dev.wardian.host.resolve;

/// Where packages are to go, which decides what the packages that a machine has mean for them.
public enum Ground {
    /// Into the system, in the places of what is there: that may be brought up to date, and must
    /// not be broken.
    SYSTEM,
    /// Into a folder beside the system: what is there stays as it is, serves where it will do, and
    /// conflicts with nothing, since nothing takes its place.
    BESIDE
}
