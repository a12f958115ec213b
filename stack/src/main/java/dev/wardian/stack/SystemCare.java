package dev.wardian.stack;

import dev.wardian.python.environment.ProgramPath;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.machine.Machines;
import dev.wardian.stack.lock.LockFile;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.BuildLack;
import dev.wardian.stack.system.LayerFault;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import dev.wardian.stack.system.LayerPlanning;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemLocking;
import dev.wardian.stack.system.SystemManager;
import dev.wardian.stack.system.SystemManager.Family;
import dev.wardian.stack.system.SystemPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The packages of the distribution: of the machine, and those that lie in environments without
/// root. Reached by [Wardian#system].
public final class SystemCare {

    private final Settings settings;
    private final Environments environments;
    private final Workshop workshop;

    SystemCare(Settings settings, Environments environments, Workshop workshop) {
        this.settings = settings;
        this.environments = environments;
        this.workshop = workshop;
    }

    /// The system's own packages on this machine, of Debian and what comes from it; on another
    /// there are none.
    public SystemPackages packages() {
        return workshop.systemPackages(Machines.of(settings).detection());
    }

    /// The RPM packages of this machine, where it has such.
    public Optional<RpmPackages> rpm() {
        var detection = Machines.of(settings).detection();
        return RpmPackages.areOf(detection)
                ? Optional.of(workshop.rpmPackages(detection))
                : Optional.empty();
    }

    /// The package manager that changes this system, by the `PATH`: `apt-get`, else `dnf` or `yum`;
    /// on a machine of RPM packages these first.
    public Optional<SystemManager> manager() {
        var apt = manager(Family.APT, "apt-get");
        var dnf = manager(Family.DNF, "dnf").or(() -> manager(Family.DNF, "yum"));
        return rpm().isPresent() ? dnf.or(() -> apt) : apt.or(() -> dnf);
    }

    private Optional<SystemManager> manager(Family family, String program) {
        return new ProgramPath(
                        settings.environment().getOrDefault("PATH", ""), settings.workingFolder())
                .find(program)
                .map(file -> new SystemManager(family, file, settings.environment()));
    }

    /// Whether the machine that is looked at is another one, whose files lie below a folder here.
    public boolean isElsewhere() {
        return !Machines.of(settings).detection().root().equals(Path.of("/"));
    }

    /// Whether packages of the distribution can be brought to builds and environments without root.
    public boolean bringsWithoutRoot() {
        return workshop.grounds().isRootless();
    }

    /// The package of the distribution that brought a library to a build here.
    public Optional<String> broughtToBuild(String library) {
        return workshop.grounds().broughtBy(library);
    }

    /// What the machine lacks to build what a plan brings, read out of the sources without running
    /// them; sources that the store lacks are fetched. What was told before is not told again.
    public List<BuildLack> buildLacks(Plan plan) {
        return new PlannedBuilds(plan).lacks();
    }

    /// The command that brings what several builds lack, as root.
    public Optional<String> bringing(List<BuildLack> lacks) {
        return workshop.grounds().command(lacks);
    }

    /// Whether this process may change the system.
    public boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /// The distribution's packages that lie in an environment, by name.
    public List<LayerPackage> layer(Environment environment) {
        return layers(environment).packages();
    }

    /// Plans to put packages of the distribution into a virtual environment, beside the system and
    /// without root, with all that they need and neither machine nor environment has.
    ///
    /// @param requests `libgl1`, `libgl1=1.6.0-1` or `libgl1 (>= 1.6)`
    public LayerPlanning planInstall(Environment environment, List<String> requests) {
        return layers(environment).planInstall(requests);
    }

    /// The same with the packages of a lock, in its versions, without asking what is offered.
    ///
    /// @param exact whether packages that it does not name go
    public LayerPlanning planInstall(Environment environment, LockedSystem locked, boolean exact) {
        return layers(environment).planLocked(locked, exact);
    }

    /// The packages of the distribution that a lock has for this machine.
    ///
    /// @param shown its name as the person gave it
    public Optional<LockedSystem> locked(Path lock, String shown) {
        var text = TextFile.read(lock, shown);
        return text.contains("[tool.wardian.system")
                ? locking().of(LockFile.parse(text, shown), shown)
                : Optional.empty();
    }

    /// How packages of the distribution are locked on this machine.
    public SystemLocking locking() {
        return new SystemLocking(packages(), Machines.of(settings).detection().distribution());
    }

    /// Plans to take packages of the distribution out of an environment, and those that nothing
    /// needs any longer then.
    public LayerPlan planUninstall(Environment environment, Collection<String> names) {
        return layers(environment).planUninstall(names);
    }

    /// Carries such a plan out: either all of it or an exception.
    ///
    /// @return what a person should know
    public List<String> apply(Environment environment, LayerPlan plan, Reason reason) {
        return layers(environment).apply(plan, reason);
    }

    /// Compares the files of the distribution's packages in an environment with the digests that
    /// came with them.
    public List<LayerFault> faults(Environment environment) {
        return layers(environment).faults();
    }

    /// Puts packages of the distribution in an environment anew, in the versions that are there.
    ///
    /// @param names which
    public void repair(Environment environment, Collection<String> names, Reason reason) {
        layers(environment).repair(names, reason);
    }

    SystemLayers layers(Environment environment) {
        return new SystemLayers(
                settings,
                environments,
                environment,
                packages(),
                workshop::store,
                () -> Applying.linker(settings, workshop.store()));
    }
}
