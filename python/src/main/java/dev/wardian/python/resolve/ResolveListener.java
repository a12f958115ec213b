package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;

/// Is told how a resolution goes on, on the thread that resolves.
public interface ResolveListener {
    /// One that ignores everything.
    ResolveListener SILENT = new ResolveListener() {};

    /// A version is chosen, perhaps not for good.
    default void chosen(PackageName name, Version version) {}

    /// What the two ask for cannot be had together, and something else is tried.
    default void collided(PackageName name, PackageName other) {}
}
