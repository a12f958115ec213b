package dev.wardian.python.index;

/// What a package is told to come from in some environments.
public sealed interface IndexChoice {
    /// Those that offer packages in general.
    record Usual() implements IndexChoice {}

    /// The index of this name alone.
    ///
    /// @param who the package that is told so, for messages
    record Named(String name, String who) implements IndexChoice {}

    /// The index alone that is called by a local version such as `cu121`, or, where none is, those
    /// that offer packages in general.
    record OfBuild(String tag) implements IndexChoice {}
}
