package dev.wardian.stack;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Bytecode;
import dev.wardian.python.environment.ProgramPath;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.VirtualChoices;
import dev.wardian.stack.environment.Cloned;
import dev.wardian.stack.environment.CompiledModules;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.environment.KnownEnvironment;
import dev.wardian.stack.history.Change;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Cloning;
import dev.wardian.stack.internal.environment.EnvironmentSearch;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.environment.Histories;
import dev.wardian.stack.internal.verify.Verifying;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.interpreter.PythonSurvey;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.verify.FileFinding;
import dev.wardian.stack.verify.Repaired;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Looks after environments: finds, makes, copies and removes them, tells and undoes what was done
/// to them, and mends their files. Reached by [Wardian#environments].
public final class EnvironmentCare {

    private static final Version WITHOUT_SETUPTOOLS = Version.parse("3.12");

    private final Wardian wardian;
    private final Environments environments;
    private final Workshop workshop;

    EnvironmentCare(Wardian wardian, Environments environments, Workshop workshop) {
        this.wardian = wardian;
        this.environments = environments;
        this.workshop = workshop;
    }

    /// Every Python of this machine: along the search path, of pyenv, uv and conda, of the system,
    /// and the environments that are active or near. Those not met before are run once.
    public PythonSurvey pythons() {
        return environments.pythons();
    }

    /// The Python that a request leads to.
    ///
    /// @param request `3.12`, `>=3.10`, `pypy`, a command or a path; empty for what would be used
    /// @param installed true to pass over virtual environments
    public KnownPython python(Optional<String> request, boolean installed) {
        return environments.python(request, installed);
    }

    /// The program that a name stands for while an environment is active: its own, else the first
    /// on the `PATH` of the settings.
    public Optional<Path> program(Environment environment, String name) {
        var own = Optional.ofNullable(environment.python().getParent()).orElseThrow();
        var path = wardian.settings().environment().getOrDefault("PATH", "");
        return new ProgramPath(own + File.pathSeparator + path, wardian.settings().workingFolder())
                .find(name);
    }

    /// The virtual environment that would be made in a folder: nothing is made, and what lies
    /// there now is not looked at.
    ///
    /// @param python the interpreter asked for; empty for what would be used
    public Environment assume(Path folder, Optional<String> python) {
        return environments.assume(folder, python);
    }

    /// What is to be said where no Python of this machine meets a request; nothing where one does.
    public Optional<String> lackOf(String request) {
        try {
            var _ = python(Optional.of(request), true);
            return Optional.empty();
        } catch (PythonException failure) {
            if (failure.problem() instanceof EnvironmentProblem.InterpreterNotFound none) {
                return Optional.of(none.message());
            }
            throw failure;
        }
    }

    /// Makes a virtual environment. With seeds it gets `pip`, and for Pythons before 3.12
    /// `setuptools` and `wheel`, as uv and virtualenv have it.
    ///
    /// @throws StackException if there is one already, or the index has no seeds for it
    public Environment create(Path folder, VirtualChoices choices) {
        var made = environments.create(folder, choices);
        if (choices.seed()) {
            var isOld = made.pythonVersion().compareTo(WITHOUT_SETUPTOOLS) < 0;
            var seeds =
                    isOld
                            ? RequirementSet.of("pip", "setuptools", "wheel")
                            : RequirementSet.of("pip");
            switch (wardian.planInstall(made, seeds, InstallChoices.usual())) {
                case Plan plan -> {
                    var _ = wardian.apply(plan);
                }
                case Unsolvable none ->
                        throw new StackException(
                                new StackProblem.Invalid(
                                        "--seed", none.message(), "an index that has pip"));
            }
        }
        return made;
    }

    /// The virtual environments that were linked out of this cache, those in a tree of folders, and
    /// the active one, sorted by path. No Python is run.
    public List<KnownEnvironment> below(Path below) {
        var active = wardian.settings().environment().getOrDefault("VIRTUAL_ENV", "");
        return new EnvironmentSearch(
                        wardian.settings().cacheFolder(),
                        active.isEmpty()
                                ? Optional.empty()
                                : Optional.of(wardian.settings().workingFolder().resolve(active)))
                .below(below);
    }

    /// Copies a virtual environment to another folder, where it works by itself: what lies in the
    /// store gets one more name, what names the folder is written for the new one.
    ///
    /// @param prompt what its shell shows; empty: as in the source, or the folder's name
    public Cloned copy(Environment source, Path folder, Optional<String> prompt) {
        return new Cloning(environments, wardian.settings().cacheFolder())
                .copy(source, folder, prompt);
    }

    /// Refuses what [#remove] would not remove.
    public void requireRemovable(Path folder, boolean withForeign) {
        new Cloning(environments, wardian.settings().cacheFolder())
                .requireRemovable(folder, withForeign);
    }

    /// Removes the virtual environment in a folder with all it holds; a folder that is none is left
    /// alone.
    ///
    /// @param withForeign whether one that holds more than environments do is removed too
    public void remove(Path folder, boolean withForeign) {
        new Cloning(environments, wardian.settings().cacheFolder()).remove(folder, withForeign);
    }

    /// Sees to it that an environment which was made for the command under way does not stay if
    /// nothing is put into it.
    public ProvisionalEnvironment provisional(Environment environment) {
        return new ProvisionalEnvironment(environments, environment);
    }

    /// What was done to an environment by this and other processes of ours, the newest first.
    public List<Change> history(Environment environment) {
        return Histories.of(environments.state(environment));
    }

    /// Plans to bring the environment back to where it was before the latest change; that of an
    /// undo is what was undone.
    public Plan planUndo(Environment environment) {
        return planUndo(environment, Optional.empty());
    }

    /// Plans to bring the environment back to where it was before that change and all after it.
    public Plan planUndo(Environment environment, int change) {
        return planUndo(environment, Optional.of(change));
    }

    private Plan planUndo(Environment environment, Optional<Integer> change) {
        Environments.requireChangeable(environment);
        var state = environments.state(environment);
        return new UndoPlanner(environment, environments.open(environment), state.journal())
                .plan(change);
    }

    /// Drops what the changes of an environment removed, so that only the newest of them can still
    /// be undone.
    ///
    /// @param undoable how many
    public void forget(Environment environment, int undoable) {
        environments.state(environment).forget(undoable);
    }

    /// Compares the files of an environment with what was recorded of them; reads all of them.
    ///
    /// @param names the packages to look at; none for all
    public List<FileFinding> verify(Environment environment, Collection<PackageName> names) {
        return new Verifying(environment, environments.open(environment), workshop.store().root())
                .findings(names);
    }

    /// Verifies, and installs again what was edited or is missing: out of the store where that is
    /// sound, else fetched anew in exactly the versions that are there.
    public Repaired repair(Environment environment, Collection<PackageName> names, Reason reason) {
        Environments.requireChangeable(environment);
        return new Mending(wardian, workshop, environments, environment, reason).mend(names);
    }

    /// Compiles the modules of an environment that are not compiled yet, with several interpreters
    /// at once. Nothing needs it: Python compiles each module when it is first imported.
    public CompiledModules compileBytecode(Environment environment) {
        var started = System.nanoTime();
        var opened = environments.open(environment);
        var done =
                Bytecode.compile(
                        opened.interpreter(), opened.scheme(), wardian.settings().builds());
        return new CompiledModules(
                done.files(), done.failed(), (System.nanoTime() - started) / 1_000_000);
    }
}
