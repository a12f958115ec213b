package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.LockWish;
import dev.wardian.stack.workspace.Locking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the lock of a project up to date.
final class LockCommand implements Command {

    private static final Option CHECK =
            Option.flag("check", "fail if the lock is not what the project asks for");

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String summary() {
        return "Bring the lock of a project up to date, changing only what must change";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                CHECK,
                                ProjectOptionGroup.LOCKED,
                                ScriptWork.SCRIPT,
                                InstallOptionGroup.DRY_RUN,
                                EnvironmentOptionGroup.PYTHON));
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian lock                   # writes pylock.toml beside pyproject.toml",
                "wardian lock --check           # in CI: is it current? (exit code 1 if not)",
                "wardian lock -P numpy          # the newest numpy that fits, the rest as it is",
                "wardian lock --upgrade --dry-run",
                "wardian lock --script report.py   # pylock.report.toml beside it");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(
                    "`lock` locks the project and takes no packages",
                    Optional.of(
                            "wardian lock --upgrade-package " + arguments.operands().getFirst()));
        }
        var script = ScriptWork.open(session);
        if (script.isPresent()) {
            return script.get().lock(wish(session, script.get().lockWish()));
        }
        var work = ProjectWork.open(session).showingLock();
        var locking = work.project().lock(wish(session, work.lockWish()));
        var refused = work.lockReport().tell(locking);
        if (refused.isPresent()) {
            return refused.get();
        }
        session.endProgress();
        var locked = (Locking.Locked) locking;
        if (session.json()) {
            session.report().answer(JsonText.of(work.lockReport().tree(locked)));
        }
        var file = "`" + session.shown(work.project().workspace().lockFile()) + "`";
        session.report()
                .message(
                        locked.written()
                                ? "Wrote " + file
                                : work.isDryRun() && !locked.change().isEmpty()
                                        ? "Would change " + file
                                        : file + " is up to date");
        return ExitCode.SUCCESS;
    }

    private static LockWish wish(Session session, LockWish wish) {
        var arguments = session.arguments();
        if (arguments.has(CHECK) || arguments.has(ProjectOptionGroup.LOCKED)) {
            return wish.in(LockWish.Mode.LOCKED);
        }
        session.wardian().connectEarly(true);
        return wish;
    }
}
