package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.Plan;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Removes packages.
final class UninstallCommand implements Command {

    private static final Option ORPHANS =
            Option.flag("orphans", "remove too what nothing needs then and nobody asked for");
    private static final Option YES = Option.flag("yes y", "do not ask");

    @Override
    public String name() {
        return "uninstall";
    }

    @Override
    public String summary() {
        return "Remove packages from an environment";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(YES);
        options.add(ORPHANS);
        options.add(InstallOptionGroup.REQUIREMENT);
        options.add(SystemLayerWork.SYSTEM_PACKAGE);
        options.add(InstallOptionGroup.DRY_RUN);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian uninstall -y tensorflow",
                "wardian uninstall -r requirements.txt",
                "wardian uninstall --orphans pandas   # and what only pandas needed",
                "wardian uninstall --orphans          # all that nothing needs any longer",
                "wardian uninstall --system-package ffmpeg   # and what only ffmpeg needed",
                "wardian uninstall --dry-run numpy");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var files = arguments.all(InstallOptionGroup.REQUIREMENT);
        var system = arguments.all(SystemLayerWork.SYSTEM_PACKAGE);
        var others = !arguments.operands().isEmpty() || !files.isEmpty() || arguments.has(ORPHANS);
        if (!others && system.isEmpty()) {
            throw new UsageException(
                    "nothing to remove was named", Optional.of("wardian uninstall numpy"));
        }
        var names = new ArrayList<PackageName>();
        for (var operand : arguments.operands()) {
            names.add(Requirement.parse(operand).name());
        }
        var wardian = session.wardian();
        if (!files.isEmpty()) {
            for (var declared :
                    wardian.requirements(RequirementSources.ofFiles(files)).requirements()) {
                names.add(Requirement.parse(declared.text()).name());
            }
        }
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var dryRun = arguments.has(InstallOptionGroup.DRY_RUN);
        if (!others) {
            return SystemLayerWork.remove(session, environment, system, dryRun).code();
        }
        var plan = wardian.planUninstall(environment, names, arguments.has(ORPHANS));
        if (!dryRun && !plan.isEmpty() && !arguments.has(YES) && !agreed(session, plan)) {
            session.report().message("Nothing was removed");
            return ExitCode.SUCCESS;
        }
        var code = new PlanReport(session).carryOut(plan, dryRun);
        return system.isEmpty() || code != ExitCode.SUCCESS
                ? code
                : SystemLayerWork.remove(session, environment, system, dryRun).code();
    }

    private static boolean agreed(Session session, Plan plan) {
        if (session.invocation().terminal().err() && session.invocation().terminal().out()) {
            session.endProgress();
            for (var removal : plan.remove()) {
                session.report().message(" - " + removal.name() + "==" + removal.version());
            }
        }
        return Question.agreed(session, "Remove these?");
    }
}
