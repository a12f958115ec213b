package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes an environment hold exactly what files name, or what a project asks for.
final class SyncCommand implements Command {

    private static final Option EXACT =
            Option.flag("exact", "remove what is not asked for, as it does anyway");
    private static final Option ALLOW_EMPTY =
            Option.flag("allow-empty-requirements", "empty the environment if the files are empty");

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String summary() {
        return "Bring a project's environment to its lock; with files, make one hold exactly those";
    }

    @Override
    public String operands() {
        return "[FILE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        for (var option : InstallOptionGroup.all()) {
            if (option != InstallOptionGroup.REQUIREMENT && option != InstallOptionGroup.EDITABLE) {
                options.add(option);
            }
        }
        options.addAll(ProjectOptionGroup.ofLock());
        options.addAll(ProjectOptionGroup.ofSync());
        options.addAll(List.of(EXACT, ProjectOptionGroup.ACTIVE, ScriptWork.SCRIPT, ALLOW_EMPTY));
        options.add(InstallOptionGroup.CHECK);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian sync                     # in a project: lock if need be, then install it",
                "wardian sync --locked --no-dev   # in CI: the lock must be current",
                "wardian sync --extra gpu --group docs",
                "wardian sync --script report.py  # the environment that `run report.py` takes",
                "wardian sync requirements.txt    # what the file does not name is removed",
                "wardian sync pylock.toml --venv .venv",
                "wardian sync --dry-run pylock.toml",
                "wardian sync --check             # in CI: is the environment current? (1 if not)");
    }

    @Override
    public boolean isOfFiles(Arguments arguments) {
        return !arguments.operands().isEmpty();
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var files = arguments.operands();
        if (arguments.has(EXACT) && arguments.has(ProjectOptionGroup.INEXACT)) {
            throw new UsageException("`--exact` and `--inexact` exclude each other");
        }
        if (files.isEmpty()) {
            return ScriptWork.sync(session).orElseGet(() -> project(session));
        }
        refuseOfProject(session);
        var wardian = session.wardian();
        wardian.connectEarly(false);
        var choices = InstallOptionGroup.read(session).withExact(true);
        var lock = InstallCommand.onlyLock(files);
        if (lock.isPresent()) {
            return EnvironmentWork.ofLock(session, lock.orElseThrow(), choices);
        }
        var set = wardian.requirements(InstallOptionGroup.about(arguments).withFiles(files));
        if (set.isEmpty() && !arguments.has(ALLOW_EMPTY)) {
            throw new UsageException(
                    "`" + String.join("`, `", files) + "` names no packages",
                    Optional.of("`--allow-empty-requirements` empties the environment"));
        }
        // pip-sync's and uv's meaning: the file is complete, nothing beyond it is looked for
        var complete =
                choices.withResolve(choices.resolve().withNoDependencies(true))
                        .withRequireHashes(choices.requireHashes() || set.requireHashes());
        return EnvironmentWork.of(
                session, environment -> wardian.planInstall(environment, set, complete));
    }

    private static ExitCode project(Session session) {
        if (Workspace.find(session.workingFolder()).isEmpty()) {
            throw new UsageException(
                    "no file to sync with was named, and there is no `pyproject.toml`",
                    Optional.of("wardian sync requirements.txt, or wardian init"));
        }
        var work = ProjectWork.open(session);
        session.wardian().connectEarly(false);
        var locking = work.project().lock(work.lockWish());
        var refused = work.lockReport().tell(locking);
        if (refused.isPresent()) {
            return refused.get();
        }
        var locked = (Locking.Locked) locking;
        if (work.isDryRun() && !locked.change().isEmpty()) {
            session.report().message("The lock would change first; then it would be installed");
            return session.arguments().has(InstallOptionGroup.CHECK)
                    ? ExitCode.REFUSED
                    : ExitCode.SUCCESS;
        }
        return work.sync(
                ProjectOptionGroup.sync(session.arguments()),
                InstallOptionGroup.read(session),
                Map.of("lock", work.lockReport().tree(locked)));
    }

    /// What means something for a project's environment means nothing for a file.
    private static void refuseOfProject(Session session) {
        var options = new ArrayList<Option>(ProjectOptionGroup.ofLock());
        options.addAll(ProjectOptionGroup.ofSync());
        options.addAll(List.of(ProjectOptionGroup.ACTIVE, ScriptWork.SCRIPT));
        for (var option : options) {
            if (session.arguments().has(option)) {
                throw new UsageException(
                        "`"
                                + option.spelling()
                                + "` is about a project; with a file `sync` installs that file");
            }
        }
    }
}
