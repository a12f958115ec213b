package dev.wardian.stack;

import dev.wardian.host.Accelerators;
import dev.wardian.host.HostProfile;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.link.ImportReader;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.doctor.Diagnosis;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.check.EnvironmentChecks;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.library.KnownNeeds;
import dev.wardian.stack.internal.library.LibraryInspection;
import dev.wardian.stack.internal.machine.CheckedMachine;
import dev.wardian.stack.internal.machine.Machines;
import dev.wardian.stack.internal.smoke.Smoke;
import dev.wardian.stack.internal.system.Layer;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.stack.module.ImportTools;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.smoke.SmokeReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out whether what is installed or locked runs on a machine, and what that machine is.
/// Reached by [Wardian#checker].
public final class Checker {

    private final Wardian wardian;
    private final Environments environments;
    private final Workshop workshop;

    Checker(Wardian wardian, Environments environments, Workshop workshop) {
        this.wardian = wardian;
        this.environments = environments;
        this.workshop = workshop;
    }

    /// What is wrong with the environment, by the metadata of its packages, by what their files say
    /// and by the shared libraries and GPUs of the machine; runs nothing of it.
    public Checked check(Environment environment, CheckChoices choices) {
        if (!choices.facts()) {
            return checkPackages(environment, choices);
        }
        var machine = new CheckedMachine(Machines.of(wardian.settings()), choices.host());
        return checks(environment)
                .run(choices, machine.accelerators(), machine.libraryPath())
                .with(
                        machine.inspection(
                                        () -> CodeSet.of(environments.open(environment)),
                                        new Layer(environment.root()).libraryFolders())
                                .all(),
                        machine.called());
    }

    /// The same without a look at the machine.
    Checked checkPackages(Environment environment, CheckChoices choices) {
        return checks(environment).run(choices, Accelerators.none(), List.of());
    }

    /// What is wrong with what a `pylock.toml` would install, by the same means: the files of its
    /// wheels are read where they lie, or in the store. Nothing is installed.
    ///
    /// @param environment names the interpreter that would import it
    /// @param target for which Python and platform; that of the machine of the choices, where one
    ///     is named and this names none
    public Checked check(
            Environment environment,
            Path lock,
            LockedPart part,
            TargetChoice target,
            CheckChoices choices) {
        var machine = new CheckedMachine(Machines.of(wardian.settings()), choices.host());
        var session = workshop.session(environment, machine.target(target));
        return new CheckingLock(wardian.settings(), session, workshop::store, machine)
                .run(lock, part, choices);
    }

    /// The facts of a machine: of this one all that decides what runs here, its interpreters and
    /// the file systems of cache and working folder among it; of one that is named what the name
    /// tells.
    public HostProfile host(HostChoice choice) {
        var folders = List.of(wardian.settings().cacheFolder(), wardian.settings().workingFolder());
        var host = Machines.of(wardian.settings()).chosen(choice, folders);
        return choice.host().isPresent()
                ? host
                : host.withPythons(Machines.installations(environments.pythons().pythons()));
    }

    /// The GPUs of a machine and their driver.
    public Accelerators accelerators(HostChoice choice) {
        return Machines.of(wardian.settings()).accelerators(choice);
    }

    /// What the extension modules of an environment lack of shared libraries on this machine.
    public LibraryReport libraries(Environment environment) {
        return inspection(environment).all();
    }

    /// What the packages that a plan has brought lack of shared libraries on this machine. Pure
    /// ones lack nothing, and are not looked at.
    public LibraryReport libraries(Plan carriedOut) {
        var wheels = carriedOut.wheels();
        for (var one : carriedOut.install()) {
            if (one.file().endsWith("-any.whl")) {
                wheels.remove(one.name());
            }
        }
        var environment = carriedOut.environment();
        return wheels.isEmpty()
                ? LibraryReport.nothing()
                : inspection(environment)
                        .of(
                                wheels,
                                new KnownNeeds(
                                        workshop.facts(),
                                        environment.implementation()
                                                + "-"
                                                + environment.pythonVersion()));
    }

    /// What old pins that a plan has brought import and nobody declares: modules that are not
    /// there. Nothing of it is executed; where nothing is pinned to an old version nothing is
    /// looked at.
    public List<CheckFinding> undeclared(Plan carriedOut) {
        var aged = carriedOut.aged();
        if (aged.isEmpty()) {
            return List.of();
        }
        wardian.settings().progress().on(new ProgressEvent.FollowingStarted(aged.size()));
        return checks(carriedOut.environment()).undeclared(aged);
    }

    /// What it takes to compare imports with what packages have; nothing is asked for yet.
    ///
    /// @param environment parses the sources
    /// @param installed whether what is installed there counts
    public ImportTools importTools(Environment environment, boolean installed) {
        var opened = environments.open(environment);
        return new ImportTools(
                wardian.settings().workingFolder(),
                opened.interpreter(),
                installed ? Optional.of(opened) : Optional.empty(),
                new ImportReader(workshop.facts(), wardian.settings().builds()),
                new OfferedModules(
                        () -> workshop.session(environment, TargetChoice.ofInterpreter()),
                        opened.interpreter().extensionSuffix(),
                        workshop.facts(),
                        wardian.settings().refresh()::contains,
                        Instant.now(),
                        wardian.settings().progress()));
    }

    private EnvironmentChecks checks(Environment environment) {
        return new EnvironmentChecks(
                environments.open(environment), workshop.facts(), wardian.settings().builds());
    }

    private LibraryInspection inspection(Environment environment) {
        return new CheckedMachine(Machines.of(wardian.settings()), HostChoice.here())
                .inspection(
                        () -> CodeSet.of(environments.open(environment)),
                        new Layer(environment.root()).libraryFolders());
    }

    /// Imports the packages of an environment, each in a process of its own that can do little
    /// harm.
    public SmokeReport smoke(Environment environment, SmokeChoices choices) {
        return new Smoke(environments.open(environment), wardian.settings().environment())
                .run(choices);
    }

    /// Looks at this machine, its interpreters, an environment, the index and the cache, and says
    /// what is wrong and what to do.
    ///
    /// @param choice this machine, perhaps as if it had other GPUs
    public Diagnosis examine(EnvironmentRequest request, HostChoice choice) {
        return new Examining(wardian, workshop, environments, Machines.of(wardian.settings()))
                .run(request, choice);
    }
}
