package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.inspect.InstalledPackage;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `pip uninstall`.
final class PipUninstallCommand implements Command {

    private static final Option YES = Option.flag("yes y", "do not ask");

    @Override
    public String name() {
        return "uninstall";
    }

    @Override
    public String summary() {
        return "Remove packages";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        return List.of(
                YES, InstallOptionGroup.REQUIREMENT, EnvironmentOptionGroup.BREAK_SYSTEM_PACKAGES);
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip uninstall -y flask", "wardian pip uninstall -y -r all.txt");
    }

    @Override
    public ExitCode run(Session session) {
        var wanted = wanted(session);
        if (wanted.isEmpty()) {
            PipOptions.error(
                    session,
                    "You must give at least one requirement to uninstall (see \"pip help"
                            + " uninstall\")");
            return ExitCode.REFUSED;
        }
        var wardian = session.wardian();
        var environment = PipOptions.environment(session);
        var installed = new LinkedHashMap<PackageName, InstalledPackage>();
        wardian.inspector().list(environment).forEach(one -> installed.put(one.name(), one));
        for (var name : wanted) {
            var one = installed.get(name);
            if (one == null) {
                PipOptions.warning(session, "Skipping " + name + " as it is not installed.");
                continue;
            }
            var report = session.report();
            report.answer("Found existing installation: " + spelled(one, " "));
            report.answer("Uninstalling " + spelled(one, "-") + ":");
            if (!session.arguments().has(YES)) {
                var answer = answer(session);
                if (answer.isEmpty()) {
                    PipOptions.error(session, "nobody answers: `-y` says yes");
                    return ExitCode.USAGE;
                }
                if (!List.of("", "y").contains(answer.get())) {
                    continue;
                }
            }
            wardian.apply(wardian.planUninstall(environment, List.of(name)), session.reason());
            session.endProgress();
            report.answer("  Successfully uninstalled " + spelled(one, "-"));
        }
        return ExitCode.SUCCESS;
    }

    private static String spelled(InstalledPackage one, String between) {
        return one.displayName() + between + one.version();
    }

    private static Set<PackageName> wanted(Session session) {
        var names = new LinkedHashSet<PackageName>();
        for (var operand : session.arguments().operands()) {
            names.add(Requirement.parse(operand).name());
        }
        var files = session.arguments().all(InstallOptionGroup.REQUIREMENT);
        if (!files.isEmpty()) {
            var texts = new ArrayList<String>();
            session.wardian()
                    .requirements(RequirementSources.ofFiles(files))
                    .requirements()
                    .forEach(declared -> texts.add(declared.text()));
            texts.forEach(text -> names.add(Requirement.parse(text).name()));
        }
        return names;
    }

    /// A line of standard input; nothing at its end.
    private static Optional<String> answer(Session session) {
        session.report().answer("Proceed (Y/n)? ");
        var typed = new StringBuilder();
        try {
            var in = session.invocation().in();
            var next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                typed.append((char) next);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.of(typed.toString().strip().toLowerCase(Locale.ROOT));
    }
}
