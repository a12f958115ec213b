package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.Environment;
import dev.wardian.stack.InstallChoices;
import dev.wardian.stack.Planning;
import java.util.function.Function;

/// What `install` and `sync` do once they know what is wanted: find or make the environment, plan,
/// carry out, and leave no new environment behind when nothing came of it.
final class EnvironmentWork {

    private EnvironmentWork() {}

    /// Brings the environment that the options name to what a lock says.
    static ExitCode ofLock(Session session, String lock, InstallChoices choices) {
        var arguments = session.arguments();
        return of(
                session,
                environment ->
                        session.wardian()
                                .planLock(
                                        environment,
                                        session.workingFolder().resolve(lock),
                                        arguments.all(InstallOptionGroup.EXTRA),
                                        arguments.all(InstallOptionGroup.GROUP),
                                        choices));
    }

    /// Brings the environment that the options name to where the plan leads.
    static ExitCode of(Session session, Function<Environment, Planning> planner) {
        var arguments = session.arguments();
        var dryRun = arguments.has(InstallOptionGroup.DRY_RUN);
        var environment =
                session.wardian()
                        .environment(
                                EnvironmentOptionGroup.read(
                                        arguments, session.workingFolder(), true));
        var used = false;
        try {
            var code = new PlanReport(session).carryOut(planner.apply(environment), dryRun);
            used = code == ExitCode.SUCCESS && !dryRun;
            return code;
        } finally {
            if (!used && environment.created()) {
                session.wardian().discard(environment);
                session.report()
                        .message(
                                "Removed `"
                                        + session.shown(environment.root())
                                        + "` again: nothing was installed into it");
            }
        }
    }
}
