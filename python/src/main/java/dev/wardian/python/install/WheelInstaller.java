package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Linker;

/// Installs single wheels; [EnvironmentChange] is for several at once.
public final class WheelInstaller {
    private final Scheme scheme;
    private final LauncherTarget python;
    private final Linker linker;

    /// An installer into this scheme, whose scripts run this interpreter.
    public WheelInstaller(Scheme scheme, LauncherTarget python, Linker linker) {
        this.scheme = scheme;
        this.python = python;
        this.linker = linker;
    }

    /// Installs a wheel; the environment is unchanged when it throws.
    public InstallResult install(UnpackedWheel wheel, InstallOptions options) {
        return new EnvironmentChange(scheme, python, linker)
                .install(wheel, options)
                .apply(InstallListener.SILENT);
    }
}
