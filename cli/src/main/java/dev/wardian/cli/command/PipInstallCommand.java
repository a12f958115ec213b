package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.Plan;
import dev.wardian.stack.Planning;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// `pip install`: the newest versions that fit, what is there stays.
final class PipInstallCommand implements Command {

    private static final Option STRATEGY =
            Option.value(
                    "upgrade-strategy",
                    "only-if-needed|eager",
                    "whether -U reaches what packages need");
    private static final Option IGNORE_INSTALLED =
            Option.flag("ignore-installed I", "install again whatever is there");
    private static final Option REPORT =
            Option.value("report", "FILE", "write as JSON what is installed (`-`: answer it)");
    private static final Option ROOT =
            Option.value("root", "DIR", "install below this folder as if it were the root");
    private static final List<Option> WITHOUT_EFFECT =
            List.of(
                    Option.flag("no-compile", "(without effect)"),
                    Option.flag("no-warn-script-location", "(without effect)"),
                    Option.flag("no-warn-conflicts", "(without effect)"));

    @Override
    public String name() {
        return "install";
    }

    @Override
    public String summary() {
        return "Install packages";
    }

    @Override
    public String operands() {
        return "[PACKAGE|PATH|URL]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(PipOptions.requirements());
        options.addAll(
                List.of(
                        InstallOptionGroup.DRY_RUN,
                        REPORT,
                        InstallOptionGroup.REINSTALL,
                        InstallOptionGroup.COMPILE_BYTECODE,
                        IGNORE_INSTALLED,
                        ResolveOptionGroup.UPGRADE,
                        STRATEGY,
                        EnvironmentOptionGroup.TARGET,
                        EnvironmentOptionGroup.PREFIX,
                        ROOT,
                        EnvironmentOptionGroup.USER,
                        EnvironmentOptionGroup.BREAK_SYSTEM_PACKAGES));
        options.addAll(PipOptions.target());
        options.addAll(BuildOptionGroup.all());
        options.addAll(PipOptions.index());
        options.addAll(WITHOUT_EFFECT);
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian pip install -r requirements.txt -c constraints.txt",
                "wardian pip install -U --upgrade-strategy eager flask",
                "wardian pip install --dry-run --report - --quiet flask",
                "wardian pip install --target lib --platform win_amd64 --only-binary :all: numpy");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var sources = InstallOptionGroup.sources(arguments);
        if (sources.isEmpty()) {
            PipOptions.error(
                    session,
                    "You must give at least one requirement to install (see \"pip help install\")");
            return ExitCode.REFUSED;
        }
        if (PipOptions.refusesBuilds(session)) {
            return ExitCode.REFUSED;
        }
        if (PipOptions.isForeign(arguments)
                && !arguments.has(EnvironmentOptionGroup.TARGET)
                && !arguments.has(InstallOptionGroup.DRY_RUN)) {
            PipOptions.error(
                    session,
                    "Can not use any platform or abi specific options unless installing via"
                            + " '--target' or using '--dry-run'");
            return ExitCode.REFUSED;
        }
        var wardian = session.wardian();
        var lock = InstallCommand.onlyLock(sources.files());
        if (lock.isPresent() && sources.packages().isEmpty() && sources.editables().isEmpty()) {
            var choices = InstallOptionGroup.read(session).withAllowOverwrite(true);
            return carryOut(
                    session,
                    RequirementSet.of(),
                    environment ->
                            wardian.planLock(
                                    environment,
                                    session.workingFolder().resolve(lock.get()),
                                    InstallOptionGroup.lockedPart(arguments),
                                    choices));
        }
        var set = wardian.requirements(sources);
        var choices = choices(session, set);
        return carryOut(
                session, set, environment -> wardian.planInstall(environment, set, choices));
    }

    private interface Planner {
        Planning plan(Environment environment);
    }

    private static InstallChoices choices(Session session, RequirementSet set) {
        var arguments = session.arguments();
        var choices = InstallOptionGroup.read(session);
        var resolve =
                choices.resolve()
                        .withOrder(ResolveChoices.Order.HIGHEST)
                        .withUpgrade(upgraded(arguments, set));
        return choices.withResolve(resolve)
                .withTarget(PipOptions.target(arguments))
                .withAllowOverwrite(true)
                .withRequireHashes(choices.requireHashes() || set.requireHashes())
                .withReinstall(
                        arguments.has(IGNORE_INSTALLED)
                                ? PackageSelection.all()
                                : choices.reinstall());
    }

    /// What was named itself, unless asked for more.
    private static PackageSelection upgraded(Arguments arguments, RequirementSet set) {
        var strategy = arguments.value(STRATEGY).orElse("only-if-needed");
        if (!List.of("only-if-needed", "eager").contains(strategy)) {
            throw new UsageException(
                    "option --upgrade-strategy: invalid choice: '"
                            + strategy
                            + "' (choose from 'only-if-needed', 'eager')");
        }
        if (!arguments.has(ResolveOptionGroup.UPGRADE)) {
            return PackageSelection.none();
        }
        return strategy.equals("eager")
                ? PackageSelection.all()
                : PackageSelection.only(names(set));
    }

    private static List<PackageName> names(RequirementSet set) {
        var names = new ArrayList<PackageName>();
        for (var declared : set.requirements()) {
            var text = declared.text();
            var end = 0;
            while (end < text.length() && " =<>!~[;@(".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            PackageName.tryOf(text.substring(0, end)).ifPresent(names::add);
        }
        return names;
    }

    private static ExitCode carryOut(Session session, RequirementSet set, Planner planner) {
        var arguments = session.arguments();
        var dryRun = arguments.has(InstallOptionGroup.DRY_RUN);
        var wardian = session.wardian();
        var environment = environment(session);
        var provisional = wardian.environments().provisional(environment);
        var used = false;
        try {
            switch (planner.plan(environment)) {
                case Unsolvable unsolvable -> {
                    return new PlanReport(session).refuse(unsolvable);
                }
                case Plan plan -> {
                    session.endProgress();
                    plan.warnings().forEach(session.report()::warning);
                    var report = arguments.value(REPORT).map(it -> PipReport.of(session, plan));
                    satisfied(session, environment, plan, set);
                    if (dryRun) {
                        packages(session, plan, "Would install");
                    } else if (!plan.isEmpty() || !plan.newlyRequested().isEmpty()) {
                        wardian.apply(plan, session.reason())
                                .warnings()
                                .forEach(session.report()::warning);
                        session.endProgress();
                        packages(session, plan, "Successfully installed");
                        if (arguments.has(InstallOptionGroup.COMPILE_BYTECODE)) {
                            wardian.environments().compileBytecode(environment);
                        }
                    }
                    used = !dryRun;
                    report.ifPresent(it -> it.write(arguments.value(REPORT).orElse("-")));
                    return ExitCode.SUCCESS;
                }
            }
        } finally {
            provisional.settle(used);
        }
    }

    /// Where packages go; below `--root` that of the environment or prefix, as if it were there.
    private static Environment environment(Session session) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var ifMissing =
                arguments.has(ROOT) || arguments.has(InstallOptionGroup.DRY_RUN)
                        ? IfMissing.ASSUME
                        : IfMissing.MAKE;
        var request = EnvironmentOptionGroup.read(arguments, session.workingFolder(), ifMissing);
        if (!arguments.has(ROOT)) {
            return wardian.environment(request);
        }
        var usual = wardian.environment(request);
        var folder = usual.root().getRoot().relativize(usual.root().toAbsolutePath().normalize());
        return wardian.environment(
                new EnvironmentRequest.Prefix(
                        session.workingFolder()
                                .resolve(arguments.value(ROOT).orElseThrow())
                                .resolve(folder)
                                .normalize(),
                        Optional.of(usual.python().toString())));
    }

    private static void satisfied(
            Session session, Environment environment, Plan plan, RequirementSet set) {
        var kept = new HashSet<PackageName>();
        plan.keep().forEach(one -> kept.add(one.name()));
        var named = names(set);
        if (named.stream().noneMatch(kept::contains)) {
            return;
        }
        for (var one : session.wardian().inspector().list(environment)) {
            if (kept.contains(one.name()) && named.contains(one.name())) {
                session.report()
                        .answer(
                                "Requirement already satisfied: %s in %s (%s)"
                                        .formatted(one.name(), one.location(), one.version()));
            }
        }
    }

    private static void packages(Session session, Plan plan, String what) {
        var lines = new TreeMap<PackageName, String>();
        for (var one : plan.install()) {
            lines.put(
                    one.name(),
                    one.name() + one.version().map(version -> "-" + version).orElse(""));
        }
        if (!lines.isEmpty()) {
            session.report().answer(what + " " + String.join(" ", lines.values()));
        }
    }
}
