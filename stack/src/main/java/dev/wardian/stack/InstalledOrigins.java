package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;

/// Compares where installed packages came from (PEP 610) with where they shall come from.
interface InstalledOrigins {

    /// True when the package was installed from there and nothing there changed since.
    boolean isFrom(InstalledDistribution installed, DirectOrigin origin);
}
