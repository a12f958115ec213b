package dev.wardian.python.environment;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;

/// Where the code of one distribution lies, installed or not.
public sealed interface DistributionCode {
    PackageName name();

    Version version();

    /// Code that is installed in an environment.
    record Installed(InstalledDistribution distribution) implements DistributionCode {
        @Override
        public PackageName name() {
            return distribution.name();
        }

        @Override
        public Version version() {
            return distribution.version();
        }
    }

    /// The contents of a wheel in a folder.
    ///
    /// @param folder holds what the wheel holds, the `.dist-info` folder among it
    /// @param whole whether all of it lies there; else libraries of other projects may be missing
    record Unpacked(PackageName name, Version version, Path folder, boolean whole)
            implements DistributionCode {}
}
