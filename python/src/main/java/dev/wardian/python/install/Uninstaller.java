package dev.wardian.python.install;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Linker;

/// Removes single distributions by what is recorded of them; [EnvironmentChange] is for several at
/// once and for replacing them.
public final class Uninstaller {
    private final Scheme scheme;
    private final LauncherTarget python;

    /// An uninstaller from the environment with this scheme.
    public Uninstaller(Scheme scheme, LauncherTarget python) {
        this.scheme = scheme;
        this.python = python;
    }

    /// Removes a distribution; the environment is unchanged when it throws.
    public InstallResult uninstall(InstalledDistribution distribution) {
        return new EnvironmentChange(scheme, python, Linker.automatic())
                .remove(distribution)
                .apply(InstallListener.SILENT);
    }
}
