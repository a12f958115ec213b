package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.cli.output.ProgramEnded;
import dev.wardian.stack.Plan;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.workspace.Edited;
import dev.wardian.stack.workspace.LockChange;
import dev.wardian.stack.workspace.LockWish;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.PreparedProject;
import dev.wardian.stack.workspace.Project;
import dev.wardian.stack.workspace.SyncWish;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the commands for projects share: finding the project, locking it, bringing its environment
/// to the lock, and telling of it.
final class ProjectWork {

    private final Session session;
    private final Project project;
    private final boolean showsLock;

    /// @param showsLock whether each change of the lock is told; else those of the environment are
    private ProjectWork(Session session, Project project, boolean showsLock) {
        this.session = session;
        this.project = project;
        this.showsLock = showsLock;
    }

    /// The project that the working folder belongs to.
    static ProjectWork open(Session session) {
        return open(session, Optional.empty());
    }

    /// The same with another member as the current one.
    static ProjectWork open(Session session, Optional<PackageName> member) {
        for (var file : Project.putBackAbandoned(session.wardian())) {
            session.report()
                    .warning(
                            "`"
                                    + session.shown(file)
                                    + "` is as it was before a command that was killed changed it");
        }
        var found = Workspace.require(session.workingFolder());
        var workspace =
                member.isPresent()
                        ? new Workspace(found.root(), found.members(), found.member(member.get()))
                        : found;
        return of(session, workspace);
    }

    /// A project that is known already.
    static ProjectWork of(Session session, Workspace workspace) {
        session.workIn(workspace.folder());
        var project = new Project(session.wardian(), workspace);
        if (project.isOfPoetry()) {
            session.report()
                    .warning(
                            "what Poetry's tables in `"
                                    + session.shown(workspace.root().file())
                                    + "` ask for is not read: `wardian import pyproject.toml` takes"
                                    + " it over");
        }
        return new ProjectWork(session, project, false);
    }

    /// A project that nobody edits, on account of a script or a command.
    static ProjectWork aside(Session session, Workspace workspace) {
        session.workAside(workspace.folder());
        return new ProjectWork(session, new Project(session.wardian(), workspace), false);
    }

    /// The same for a command whose answer is the lock.
    ProjectWork showingLock() {
        return new ProjectWork(session, project, true);
    }

    Project project() {
        return project;
    }

    /// The lock as the options want it.
    LockWish lockWish() {
        var arguments = session.arguments();
        var resolve = ResolveOptionGroup.read(arguments, session.wardian());
        var mode = ProjectOptionGroup.mode(arguments);
        return LockWish.usual(resolve)
                .in(isDryRun() && mode == LockWish.Mode.UPDATE ? LockWish.Mode.LOOK : mode)
                .with(arguments.value(EnvironmentOptionGroup.PYTHON));
    }

    boolean isDryRun() {
        return InstallOptionGroup.isDryRun(session.arguments());
    }

    /// Tells of its lock.
    LockReport lockReport() {
        return new LockReport(session, project.workspace().lockFile(), showsLock);
    }

    /// The environment to bring to the lock: the one that the options name, else the project's.
    Environment environment() {
        var arguments = session.arguments();
        var python = arguments.value(EnvironmentOptionGroup.PYTHON);
        for (var option :
                List.of(
                        EnvironmentOptionGroup.VENV,
                        EnvironmentOptionGroup.SYSTEM,
                        EnvironmentOptionGroup.TARGET,
                        EnvironmentOptionGroup.PREFIX,
                        EnvironmentOptionGroup.USER)) {
            if (arguments.has(option)) {
                return session.wardian()
                        .environment(
                                EnvironmentOptionGroup.read(
                                        arguments,
                                        session.workingFolder(),
                                        InstallOptionGroup.ifMissing(arguments)));
            }
        }
        var active = arguments.has(ProjectOptionGroup.ACTIVE) ? active() : Optional.<Path>empty();
        if (active.isPresent()) {
            return session.wardian()
                    .environment(
                            new EnvironmentRequest.Virtual(
                                    active.get(), python, InstallOptionGroup.ifMissing(arguments)));
        }
        if (arguments.has(RunCommand.ISOLATED)) {
            return IsolatedEnvironment.of(session, project);
        }
        warnOfOther();
        return isDryRun() ? project.environmentToBe(python) : project.environment(python);
    }

    /// The environment that is active.
    private Optional<Path> active() {
        var active = session.invocation().environment().getOrDefault("VIRTUAL_ENV", "");
        return active.isEmpty()
                ? Optional.empty()
                : Optional.of(session.workingFolder().resolve(active).normalize());
    }

    private void warnOfOther() {
        var active = active().filter(it -> !it.equals(project.environmentFolder()));
        if (active.isPresent()) {
            session.report()
                    .warning(
                            "`"
                                    + session.shown(active.get())
                                    + "` is active, but the project's environment is `"
                                    + session.shown(project.environmentFolder())
                                    + "`; `--active` takes the active one");
        }
    }

    /// Brings the environment to the lock and tells what changed.
    ///
    /// @param beside what JSON tells besides
    ExitCode sync(SyncWish wish, InstallChoices choices, Map<String, Object> beside) {
        if (isDryRun() && isToBeMadeAnew()) {
            session.report()
                    .message(
                            "Would make `"
                                    + session.shown(project.environmentFolder())
                                    + "` anew: its Python is not the one that is wanted");
            if (session.arguments().has(InstallOptionGroup.CHECK)) {
                return ExitCode.REFUSED;
            }
        }
        var system = system(!wish.keepOthers());
        var environment = environment();
        var provisional = session.wardian().environments().provisional(environment);
        var used = false;
        try {
            var plan = project.plan(environment, wish, choices);
            var code = new PlanReport(session, beside, system).carryOut(plan, isDryRun());
            used = code == ExitCode.SUCCESS && !isDryRun();
            if (used) {
                EnvironmentWork.finish(session, environment);
            }
            return code;
        } finally {
            provisional.settle(used);
        }
    }

    /// The packages of the distribution that the lock has for this machine.
    private Optional<SystemLayerWork.Locked> system(boolean exact) {
        var locked = project.lockedSystem();
        if (locked.isEmpty() && !project.workspace().systemPackages().isEmpty()) {
            session.report()
                    .warning(
                            "the project's system packages are left out: they are packages of"
                                    + " Debian and what comes from it, and this machine has none");
        }
        return locked.map(it -> new SystemLayerWork.Locked(it, exact));
    }

    /// The environment for a program of the project, brought up to date unless the options say
    /// otherwise; nothing is told where nothing changes.
    Environment forRun(boolean exact) {
        var arguments = session.arguments();
        if (arguments.has(ProjectOptionGroup.NO_SYNC)) {
            return environment();
        }
        var choices = InstallChoices.usual().withResolve(session.wardian().projectChoices());
        var wish =
                LockWish.usual(choices.resolve())
                        .in(ProjectOptionGroup.mode(arguments))
                        .with(arguments.value(EnvironmentOptionGroup.PYTHON));
        var refused = lockReport().tell(project.lock(wish));
        if (refused.isPresent()) {
            throw new ProgramEnded(refused.get().code());
        }
        var system = system(exact);
        var environment = environment();
        var part = ProjectOptionGroup.sync(arguments);
        bring(project.plan(environment, exact ? part : part.keepingOthers(), choices), system);
        return environment;
    }

    /// Nothing is told where nothing changes.
    private void bring(Plan plan, Optional<SystemLayerWork.Locked> system) {
        var code =
                plan.isEmpty()
                        ? SystemLayerWork.run(
                                        session,
                                        plan.environment(),
                                        false,
                                        session.reason(),
                                        system)
                                .code()
                        : new PlanReport(session, Map.of(), system).carryOut(plan, false);
        if (code != ExitCode.SUCCESS) {
            throw new ProgramEnded(code.code());
        }
    }

    private boolean isToBeMadeAnew() {
        var python = session.arguments().value(EnvironmentOptionGroup.PYTHON);
        var present = project.presentEnvironment();
        return present.isPresent()
                && !project.interpreter(python).root().equals(present.get().root());
    }

    /// The environment of a project that nobody edits, filled if it is not yet.
    static Environment prepared(
            Session session, PreparedProject prepared, Optional<String> python) {
        session.workAside(prepared.folder());
        if (!prepared.isReady()) {
            try (var _ = prepared.hold()) {
                if (!prepared.isReady()) {
                    var started = System.nanoTime();
                    session.report()
                            .aside(
                                    () ->
                                            aside(session, prepared.workspace())
                                                    .fill(python, PackageSelection.none()));
                    prepared.ready();
                    tellFilled(session, prepared, started);
                }
            }
        }
        return environmentOf(session, prepared);
    }

    /// What it took to get ready for what was asked.
    private static void tellFilled(Session session, PreparedProject prepared, long started) {
        var packages = session.wardian().inspector().list(environmentOf(session, prepared)).size();
        session.endProgress();
        session.report()
                .message(
                        "Installed "
                                + Amounts.count(packages, "package")
                                + " in "
                                + Amounts.duration((System.nanoTime() - started) / 1_000_000));
    }

    /// The same with the newest versions that fit, whether it was filled before or not.
    static Environment renewed(Session session, PreparedProject prepared, Optional<String> python) {
        session.workAside(prepared.folder());
        try (var _ = prepared.hold()) {
            aside(session, prepared.workspace()).fill(python, PackageSelection.all());
            prepared.ready();
        }
        return environmentOf(session, prepared);
    }

    private static Environment environmentOf(Session session, PreparedProject prepared) {
        return session.wardian()
                .environment(
                        new EnvironmentRequest.Virtual(
                                prepared.folder().resolve(".venv"),
                                Optional.empty(),
                                IfMissing.REFUSE));
    }

    private void fill(Optional<String> python, PackageSelection upgrade) {
        var choices =
                InstallChoices.usual()
                        .withResolve(session.wardian().projectChoices().withUpgrade(upgrade));
        var refused =
                lockReport().tell(project.lock(LockWish.usual(choices.resolve()).with(python)));
        if (refused.isPresent()) {
            throw new ProgramEnded(refused.get().code());
        }
        var system = system(true);
        bring(project.plan(project.environment(python), SyncWish.usual(), choices), system);
    }

    /// Takes up an edit: locked already, it is now installed, and kept if all of that went well.
    ExitCode takeUp(Edited edited) {
        return takeUp(edited, false, (_, _) -> true);
    }

    /// The same beside what is installed already, as who adds something expects.
    ExitCode takeUpBeside(Edited edited) {
        return takeUp(edited, true, (_, _) -> true);
    }

    /// Whether an edit may stay, now that it is installed.
    interface Trial {
        boolean passes(Environment environment, LockChange change);
    }

    /// The same, if it passes a trial. If not, the environment too is brought back to what the lock
    /// said before.
    ExitCode takeUp(Edited edited, Trial trial) {
        return takeUp(edited, false, trial);
    }

    private ExitCode takeUp(Edited edited, boolean keepsOthers, Trial trial) {
        var code = installed(edited, keepsOthers, trial);
        if (code.isEmpty()) {
            if (Files.isRegularFile(project.workspace().lockFile())) {
                var choices = InstallOptionGroup.read(session);
                var plan = project.plan(environment(), SyncWish.usual(), choices);
                var _ = new PlanReport(session).carryOut(plan, false);
            }
            return ExitCode.REFUSED;
        }
        return code.get();
    }

    /// Empty if it does not pass.
    private Optional<ExitCode> installed(Edited edited, boolean keepsOthers, Trial trial) {
        try (edited) {
            var now =
                    new ProjectWork(
                            session, new Project(session.wardian(), edited.workspace()), !syncs());
            var refused = now.lockReport().tell(edited.locking());
            if (refused.isPresent()) {
                return refused;
            }
            var locked = (Locking.Locked) edited.locking();
            var beside = new LinkedHashMap<String, Object>();
            beside.put("edits", LockReport.edits(edited.lines()));
            beside.put("lock", lockReport().tree(locked));
            now.tellEdits(edited);
            if (!isDryRun()) {
                edited.write();
            }
            if (!syncs()) {
                if (session.json()) {
                    session.report().answer(JsonText.of(beside));
                }
                if (!isDryRun()) {
                    edited.keep();
                }
                return Optional.of(ExitCode.SUCCESS);
            }
            var code =
                    now.sync(
                            ProjectOptionGroup.afterEdit(session.arguments(), keepsOthers),
                            InstallOptionGroup.read(session),
                            beside);
            if (code == ExitCode.SUCCESS) {
                if (!trial.passes(now.environment(), locked.change())) {
                    return Optional.empty();
                }
                edited.keep();
            }
            return Optional.of(code);
        }
    }

    private boolean syncs() {
        var arguments = session.arguments();
        return !arguments.has(ProjectOptionGroup.NO_SYNC)
                && !arguments.has(ProjectOptionGroup.FROZEN)
                && !isDryRun();
    }

    private void tellEdits(Edited edited) {
        var report = session.report();
        var file = session.shown(edited.workspace().current().file());
        for (var line : edited.lines()) {
            report.message(told(line, isDryRun()) + line.section() + " of `" + file + "`");
        }
        if (edited.lines().isEmpty()) {
            report.message("`" + file + "` says so already");
        }
    }

    /// What was done to a requirement, or would be; the place comes behind it.
    static String told(Edited.Line line, boolean dryRun) {
        if (line.before().isEmpty()) {
            return (dryRun ? "Would add `" : "Added `") + line.after() + "` to ";
        }
        return line.after().isEmpty()
                ? (dryRun ? "Would remove `" : "Removed `") + line.before() + "` from "
                : (dryRun ? "Would change `" : "Changed `")
                        + line.before()
                        + "` to `"
                        + line.after()
                        + "` in ";
    }

    /// Refuses a command without operands.
    static void requireOperands(Session session, String what, String hint) {
        if (session.arguments().operands().isEmpty()) {
            throw new UsageException(what, Optional.of(hint));
        }
    }

    /// The same for what may be standard input or an address.
    static String absoluteFile(Session session, String file) {
        return file.equals("-") || file.contains("://") ? file : absolute(session, file).toString();
    }

    /// A path that was given relative to the working folder, for the engine in the project's.
    static Path absolute(Session session, String path) {
        return session.workingFolder().resolve(path).normalize();
    }
}
