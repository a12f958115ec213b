package dev.wardian.stack.workspace;

import dev.wardian.stack.Plan;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.choice.VirtualChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.ProjectRoot;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A project that somebody works on: adds to it, removes from it, locks it, and keeps its
/// environment in step. The engine has to be opened in the workspace's folder, so that messages
/// name files as people see them there:
///
///     var workspace = Workspace.require(folder);
///     try (var wardian = Wardian.open(settings.withWorkingFolder(workspace.folder()))) {
///         var project = new Project(wardian, workspace);
///         try (var edited = project.add(Addition.of(Section.main(), "numpy"), wish)) {
///             …
///             edited.keep();
///         }
///     }
///
/// Not safe for several threads.
public final class Project {

    private final Wardian wardian;
    private final Workspace workspace;
    private final PythonPin pin;

    /// A project of a workspace.
    public Project(Wardian wardian, Workspace workspace) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.pin = new PythonPin(workspace);
    }

    /// Puts back the project files and locks that commands had begun to change when they were
    /// killed, wherever they lie; the files that this is true of. To be called before a workspace
    /// is looked for.
    public static List<Path> putBackAbandoned(Wardian wardian) {
        return Draft.putBackAbandoned(wardian.settings().cacheFolder());
    }

    public Workspace workspace() {
        return workspace;
    }

    /// Whether all that it asks for stands in Poetry's tables, which have to be taken over first.
    public boolean isOfPoetry() {
        return workspace.members().isEmpty() && Adding.isOfPoetry(workspace.root());
    }

    /// Where the environment of the project lies or will lie: `.venv`, unless
    /// `WARDIAN_PROJECT_ENVIRONMENT` or `UV_PROJECT_ENVIRONMENT` names another folder.
    public Path environmentFolder() {
        var variables = wardian.settings().environment();
        var own = variables.getOrDefault("WARDIAN_PROJECT_ENVIRONMENT", "");
        var name = own.isEmpty() ? variables.getOrDefault("UV_PROJECT_ENVIRONMENT", "") : own;
        return workspace.folder().resolve(name.isEmpty() ? ".venv" : name).normalize();
    }

    /// The environment of the project, made where there is none. One whose Python the project does
    /// not admit, or is not the one asked for, is made anew.
    ///
    /// @param python the interpreter asked for: `3.12`, `>=3.10`, a name or a path; empty for that
    ///     of `.python-version`, or any that `requires-python` admits
    public Environment environment(Optional<String> python) {
        var present = presentEnvironment();
        if (present.isPresent() && fits(present.get(), python)) {
            return present.get();
        }
        var request = wanted(python);
        return wardian.environments()
                .create(
                        environmentFolder(),
                        new VirtualChoices(
                                request,
                                false,
                                false,
                                present.isPresent(),
                                false,
                                workspace.root().name().map(Object::toString)));
    }

    /// The same for a dry run: nothing is made, an environment that would be holds nothing.
    public Environment environmentToBe(Optional<String> python) {
        var present = presentEnvironment();
        return present.isPresent() && fits(present.get(), python)
                ? present.get()
                : wardian.environments().assume(environmentFolder(), wanted(python));
    }

    /// The environment of the project, if there is one, whatever its Python.
    public Optional<Environment> presentEnvironment() {
        try {
            return Optional.of(
                    wardian.environment(
                            new EnvironmentRequest.Virtual(
                                    environmentFolder(),
                                    Optional.empty(),
                                    EnvironmentRequest.IfMissing.REFUSE)));
        } catch (StackException none) {
            if (none.problem() instanceof StackProblem.NoEnvironment) {
                return Optional.empty();
            }
            throw none;
        }
    }

    private boolean fits(Environment present, Optional<String> python) {
        return pin.fits(present.pythonVersion(), python, wardian);
    }

    private Optional<String> wanted(Optional<String> python) {
        var request = pin.request(python);
        pin.require(wardian.environments().python(request, true).version(), python);
        return request;
    }

    /// An interpreter to solve with: that of the environment if it serves, else the one that it
    /// would be made with. Nothing is made.
    public Environment interpreter(Optional<String> python) {
        var present = presentEnvironment();
        if (present.isPresent() && fits(present.get(), python)) {
            return present.get();
        }
        var found =
                wardian.environment(
                        new EnvironmentRequest.OfInterpreter(pin.request(python), true));
        pin.require(found.pythonVersion(), python);
        return found;
    }

    /// Locks the workspace: the lock is left alone as long as it is what the project files ask for,
    /// and changes only where it must.
    ///
    /// @throws StackException if a lock that must be current is not
    public Locking lock(LockWish wish) {
        return new LockWork(wardian, workspace).run(wish, interpreter(wish.python()));
    }

    /// The packages of the distribution that the lock has for this machine: none of them where the
    /// project asks for none, nothing at all where this machine has no packages of that kind.
    ///
    /// @throws StackException where the lock has them for other machines alone
    public Optional<LockedSystem> lockedSystem() {
        if (workspace.systemPackages().isEmpty()) {
            return wardian.system().locking().machine().map(LockedSystem::empty);
        }
        var lock = new LockWork(wardian, workspace).present();
        return lock.flatMap(
                it -> new LockedSystems(wardian.system().locking(), workspace, it).ours());
    }

    /// Plans to bring the environment to what the lock says; the lock must be there.
    public Plan plan(Environment environment, SyncWish wish, InstallChoices choices) {
        var choosing = new Choosing(workspace, wish);
        choosing.check(environment.pythonVersion());
        var part = choosing.part();
        var narrowed =
                isNarrow(wish)
                        ? part.without(
                                new OnlyGroups(wardian, workspace)
                                        .others(environment, wish.onlyGroups(), part.without()))
                        : part;
        return wardian.planLock(
                environment, workspace.lockFile(), narrowed, choices.withExact(!wish.keepOthers()));
    }

    /// What depends on what in the lock, which must be there, with the projects of the workspace
    /// where trees begin.
    ///
    /// @param wish which members, extras and groups
    public PackageGraph graph(Environment environment, SyncWish wish, TargetChoice target) {
        return wardian.inspector()
                .graph(environment, workspace.lockFile(), part(wish), target, roots(wish));
    }

    /// The projects of the workspace with what they ask for.
    ///
    /// @param wish which members, extras and groups
    public List<ProjectRoot> roots(SyncWish wish) {
        return new ProjectRoots(workspace, wish).all();
    }

    /// Whether some extras, groups or members exclude each other.
    public boolean hasConflicts() {
        return workspace.members().stream().anyMatch(it -> it.tool("conflicts").isPresent())
                || workspace.root().tool("conflicts").isPresent();
    }

    /// Adds packages to the current project and locks. Solves before anything is kept.
    public Edited add(Addition addition, LockWish wish) {
        return new Adding(wardian, workspace, interpreter(wish.python())).run(addition, wish);
    }

    /// Removes packages from a section of the current project and locks.
    public Edited remove(Section section, Collection<PackageName> names, LockWish wish) {
        return new Removing(wardian, workspace, interpreter(wish.python()))
                .run(section, names, wish);
    }

    /// The version of the current project.
    ///
    /// @throws StackException if its file names none, or leaves that to a build backend
    public Version version() {
        return Versioning.of(workspace.current());
    }

    /// Gives the current project another version, and locks. Only that value of its file changes.
    public Edited withVersion(Version version, LockWish wish) {
        return new Versioning(wardian, workspace, interpreter(wish.python())).run(version, wish);
    }

    /// Raises the versions that the current project asks for to the newest that fit together:
    /// lower bounds and pins are rewritten in their own form, and the lock moves with them.
    ///
    /// @param names the packages; none: all, and what they bring along
    /// @param latest whether limits from above (`<2`, `~=1.4`) are let go of and raised too
    public Edited upgrade(Collection<PackageName> names, boolean latest, LockWish wish) {
        return new Upgrading(wardian, workspace, interpreter(wish.python()))
                .run(names, latest, wish);
    }

    /// The locked packages that are not the newest there are.
    ///
    /// @param names which to look at; none: those that the projects ask for themselves
    /// @param all whether all that is locked is looked at
    /// @param prereleases whether pre-releases count
    public List<Outdated> outdated(
            Collection<PackageName> names, boolean all, boolean prereleases) {
        var environment = interpreter(Optional.empty());
        var graph =
                wardian.inspector()
                        .graph(
                                environment,
                                workspace.lockFile(),
                                new Exclusions(workspace, new Choosable(workspace)).most(),
                                TargetChoice.ofInterpreter());
        var wishes = new TreeMap<PackageName, List<Aging.Wish>>();
        for (var member : workspace.members()) {
            for (var section : member.sections()) {
                for (var item : member.items(section)) {
                    item.ifPresent(
                            it ->
                                    wishes.computeIfAbsent(it.name(), _ -> new ArrayList<>())
                                            .add(new Aging.Wish(it, section.toString())));
                }
            }
        }
        var looked = new TreeSet<PackageName>(names);
        if (names.isEmpty()) {
            looked.addAll(wishes.keySet());
        }
        if (all) {
            graph.entries().forEach(entry -> looked.add(entry.name()));
        }
        looked.removeAll(fromNoIndex());
        return new Aging(wardian, environment, graph, wishes).of(looked, prereleases);
    }

    /// The locked packages that come from folders, repositories and addresses, members among them:
    /// what an index has under their names is something else.
    public Set<PackageName> fromNoIndex() {
        var found = new TreeSet<PackageName>();
        workspace.members().forEach(member -> member.name().ifPresent(found::add));
        new LockWork(wardian, workspace)
                .present()
                .ifPresent(
                        lock ->
                                lock.packages().stream()
                                        .filter(
                                                it ->
                                                        !(it.source()
                                                                instanceof
                                                                LockedSource.Distributions))
                                        .forEach(it -> found.add(it.name())));
        return found;
    }

    /// The requirements of one project alone are always wanted, but for groups by themselves.
    private boolean isNarrow(SyncWish wish) {
        return !wish.onlyGroups().isEmpty() && !workspace.isShared();
    }

    /// Which parts of the lock a wish means, in all environments that the lock is for.
    public LockedPart part(SyncWish wish) {
        var part = new Choosing(workspace, wish).part();
        return isNarrow(wish)
                ? part.without(
                        new OnlyGroups(wardian, workspace)
                                .othersAnywhere(
                                        interpreter(Optional.empty()),
                                        wish.onlyGroups(),
                                        part.without()))
                : part;
    }
}
