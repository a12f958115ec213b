package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.Edited;
import dev.wardian.stack.workspace.LockWish;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.PreparedProject;
import dev.wardian.stack.workspace.Project;
import dev.wardian.stack.workspace.ScriptFile;
import dev.wardian.stack.workspace.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// What `add`, `remove` and `lock` do to a script: they work on the project that its comment
/// stands for, and write comment and lock back.
final class ScriptWork {

    static final Option SCRIPT =
            Option.value("script", "FILE", "work on what this Python file says it needs (PEP 723)");

    private final Session session;
    private final ScriptFile script;
    private final PreparedProject prepared;
    private final ProjectWork work;

    private ScriptWork(Session session, ScriptFile script) {
        this.session = session;
        this.script = script;
        var python = session.arguments().value(EnvironmentOptionGroup.PYTHON);
        this.prepared =
                new Scripts(session.cacheFolder())
                        .of(script, session.shown(script.file()), List.of(), python);
        this.work = ProjectWork.aside(session, prepared.workspace());
    }

    /// The script that the options name, if they name one.
    static Optional<ScriptWork> open(Session session) {
        return session.arguments()
                .value(SCRIPT)
                .map(it -> ScriptFile.read(ProjectWork.absolute(session, it)))
                .map(it -> new ScriptWork(session, it));
    }

    /// The same; a comment is begun where there is none.
    static Optional<ScriptWork> openForEdit(Session session) {
        return session.arguments()
                .value(SCRIPT)
                .map(it -> ScriptFile.read(ProjectWork.absolute(session, it)))
                .map(
                        it ->
                                it.block().isPresent()
                                        ? it
                                        : it.begun(
                                                session.wardian()
                                                        .environments()
                                                        .python(
                                                                session.arguments()
                                                                        .value(
                                                                                EnvironmentOptionGroup
                                                                                        .PYTHON),
                                                                false)
                                                        .version()))
                .map(it -> new ScriptWork(session, it));
    }

    /// Edits what it needs.
    ExitCode edit(BiFunction<Project, LockWish, Edited> change) {
        try (var _ = prepared.hold();
                var edited = change.apply(work.project(), work.lockWish())) {
            var refused = work.lockReport().tell(edited.locking());
            if (refused.isPresent()) {
                return refused.get();
            }
            var now = Scripts.edited(script, edited.workspace().current());
            var file = session.shown(script.file());
            session.endProgress();
            for (var line : edited.lines()) {
                session.report()
                        .message(ProjectWork.told(line, work.isDryRun()) + "`" + file + "`");
            }
            if (session.json()) {
                var tree = new LinkedHashMap<String, Object>();
                tree.put("edits", LockReport.edits(edited.lines()));
                session.report().answer(JsonText.of(tree));
            }
            if (!work.isDryRun()) {
                now.write();
                if (Files.exists(Scripts.lockFile(script.file()))
                        && edited.locking() instanceof Locking.Locked locked) {
                    writeLock(locked.text());
                }
            }
            return ExitCode.SUCCESS;
        }
    }

    /// Makes ready the environment that the script runs in which the options name, if they name
    /// one. A dry run writes nothing, not even into the cache.
    static Optional<ExitCode> sync(Session session) {
        return session.arguments()
                .value(SCRIPT)
                .map(it -> ScriptFile.read(ProjectWork.absolute(session, it)))
                .map(it -> sync(session, it));
    }

    private static ExitCode sync(Session session, ScriptFile script) {
        var python = session.arguments().value(EnvironmentOptionGroup.PYTHON);
        var shown = "`" + session.shown(script.file()) + "`";
        var prepared =
                new Scripts(session.cacheFolder())
                        .of(script, session.shown(script.file()), List.of(), python);
        if (InstallOptionGroup.isDryRun(session.arguments())) {
            session.report()
                    .message(
                            prepared.isReady()
                                    ? "The environment of " + shown + " is up to date"
                                    : "Would make an environment for " + shown);
            return prepared.isReady() || !session.arguments().has(InstallOptionGroup.CHECK)
                    ? ExitCode.SUCCESS
                    : ExitCode.REFUSED;
        }
        var environment = ProjectWork.prepared(session, prepared, python);
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(Map.of("environment", environment.root())));
        }
        session.report()
                .message("The environment of " + shown + " is `" + environment.root() + "`");
        return ExitCode.SUCCESS;
    }

    /// Writes its lock beside it.
    ExitCode lock(LockWish wish) {
        var refused = Optional.<ExitCode>empty();
        try (var _ = prepared.hold()) {
            var locking = work.showingLock().project().lock(wish);
            refused = work.lockReport().tell(locking);
            if (refused.isEmpty() && locking instanceof Locking.Locked locked) {
                var file = Scripts.lockFile(script.file());
                var current =
                        Files.isRegularFile(file) && Files.readString(file).equals(locked.text());
                if (session.json()) {
                    session.report().answer(JsonText.of(work.lockReport().tree(locked)));
                }
                if (wish.mode() == LockWish.Mode.UPDATE && !current) {
                    writeLock(locked.text());
                    session.report().message("Wrote `" + session.shown(file) + "`");
                } else {
                    session.report()
                            .message(
                                    current
                                            ? "`" + session.shown(file) + "` is up to date"
                                            : "Would write `" + session.shown(file) + "`");
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return refused.orElse(ExitCode.SUCCESS);
    }

    /// The project that it stands for.
    ProjectWork work() {
        return work;
    }

    /// Does something with that project while no other process prepares it.
    <T> T held(Supplier<T> use) {
        try (var _ = prepared.hold()) {
            return use.get();
        }
    }

    LockWish lockWish() {
        return work.lockWish();
    }

    private void writeLock(String text) {
        try {
            Files.writeString(Scripts.lockFile(script.file()), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
