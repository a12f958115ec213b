package dev.wardian.python.install;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;

/// Hears how a change goes on, from several threads at once.
public interface InstallListener {
    /// Hears nothing.
    InstallListener SILENT = new InstallListener() {};

    /// All files of a wheel are in place.
    default void installed(PackageName name, Version version) {}

    /// A distribution is gone.
    default void removed(PackageName name, Version version) {}
}
