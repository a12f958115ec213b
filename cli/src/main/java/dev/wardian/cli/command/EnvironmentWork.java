package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.Planning;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.environment.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What `install` and `sync` do once they know what is wanted: find or make the environment, plan,
/// carry out, and leave no new environment behind when nothing came of it.
final class EnvironmentWork {

    private EnvironmentWork() {}

    /// Brings the environment that the options name to what a lock says.
    static ExitCode ofLock(Session session, String lock, InstallChoices choices) {
        var arguments = session.arguments();
        var file = session.workingFolder().resolve(lock);
        var system = session.wardian().system().locked(file, lock);
        return of(
                session,
                environment ->
                        session.wardian()
                                .planLock(
                                        environment,
                                        file,
                                        InstallOptionGroup.lockedPart(arguments),
                                        choices),
                system.map(it -> new SystemLayerWork.Locked(it, choices.exact())));
    }

    /// What is asked for on top of an installation.
    static void finish(Session session, Environment environment) {
        var wardian = session.wardian();
        var report = session.report();
        if (session.arguments().has(InstallOptionGroup.COMPILE_BYTECODE)) {
            var compiled = wardian.environments().compileBytecode(environment);
            report.message(
                    "Compiled "
                            + Amounts.count(compiled.modules(), "module")
                            + " in "
                            + report.colours().dim(Amounts.duration(compiled.milliseconds())));
            for (var failed : compiled.failed()) {
                report.detail("not Python: " + session.shown(failed));
            }
        }
        if (session.arguments().has(InstallOptionGroup.STRICT)) {
            var checked = wardian.checker().check(environment, CheckChoices.metadataAlone());
            for (var finding : checked.findings()) {
                report.warning(finding.message());
            }
        }
    }

    /// Brings the environment that the options name to where the plan leads.
    static ExitCode of(Session session, Function<Environment, Planning> planner) {
        return of(session, planner, Optional.empty());
    }

    private static ExitCode of(
            Session session,
            Function<Environment, Planning> planner,
            Optional<SystemLayerWork.Locked> system) {
        var arguments = session.arguments();
        var dryRun = InstallOptionGroup.isDryRun(arguments);
        var environment =
                session.wardian()
                        .environment(
                                EnvironmentOptionGroup.read(
                                        arguments,
                                        session.workingFolder(),
                                        InstallOptionGroup.ifMissing(arguments)));
        var provisional = session.wardian().environments().provisional(environment);
        var used = false;
        try {
            var code =
                    new PlanReport(session, Map.of(), system)
                            .carryOut(planner.apply(environment), dryRun);
            used = code == ExitCode.SUCCESS && !dryRun;
            if (used) {
                finish(session, environment);
            }
            return code;
        } finally {
            if (provisional.settle(used)) {
                session.report()
                        .lastly(
                                "Removed `"
                                        + session.shown(environment.root())
                                        + "` again: nothing was installed into it");
            }
        }
    }
}
