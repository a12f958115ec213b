package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.system.LayerFault;
import dev.wardian.stack.verify.FileFinding;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Says whether installed files are what was installed, and mends them.
final class VerifyCommand implements Command {

    private static final Option REPAIR =
            Option.flag("repair", "install again what was edited or is missing");

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "Find edited, missing and foreign files in an environment, and mend them";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(REPAIR);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian verify                  # every file, by size and digest",
                "wardian verify numpy --json",
                "wardian verify --repair         # out of the cache where that is sound, else anew");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var names = ResolveOptionGroup.names(arguments.operands());
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var system = names.isEmpty() ? wardian.system().faults(environment) : List.<LayerFault>of();
        for (var fault : system) {
            session.report().warning(line(session, fault));
        }
        if (!arguments.has(REPAIR)) {
            var found = wardian.environments().verify(environment, names);
            tell(session, environment, found, List.of());
            return faults(found) == 0 && system.isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
        }
        if (!system.isEmpty()) {
            var damaged = new TreeSet<String>();
            system.forEach(fault -> damaged.add(fault.name()));
            wardian.system().repair(environment, damaged, session.reason());
            for (var name : damaged) {
                session.report().message(session.report().colours().yellow(" ~ ") + name);
            }
        }
        var repaired = wardian.environments().repair(environment, names, session.reason());
        tell(session, environment, repaired.found(), repaired.reinstalled());
        for (var left : repaired.left()) {
            session.report().warning(line(session, left));
        }
        return repaired.left().isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    private static long faults(List<FileFinding> findings) {
        return findings.stream().filter(FileFinding::isFault).count();
    }

    private static void tell(
            Session session,
            Environment environment,
            List<FileFinding> found,
            List<PackageName> reinstalled) {
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(environment, found, reinstalled)));
        } else {
            for (var finding : found) {
                session.report().answer(line(session, finding));
            }
        }
        var faults = faults(found);
        session.report()
                .message(
                        faults == 0
                                ? "All files of `"
                                        + session.shown(environment.root())
                                        + "` are as they were installed"
                                : "Found " + Amounts.count(faults, "damaged file"));
        for (var name : reinstalled) {
            session.report().message(session.report().colours().yellow(" ~ ") + name);
        }
    }

    private static String line(Session session, FileFinding finding) {
        var line =
                new StringBuilder(word(finding))
                        .append(": `")
                        .append(session.shown(finding.file()))
                        .append("` of `")
                        .append(finding.owner())
                        .append("`: ")
                        .append(finding.detail());
        for (var other : finding.shared()) {
            line.append("; changed in `").append(session.shown(other)).append("` too");
        }
        return line.toString();
    }

    private static String line(Session session, LayerFault fault) {
        return (fault.missing() ? "missing" : "edited")
                + ": `"
                + session.shown(fault.file())
                + "` of the distribution's `"
                + fault.name()
                + "`";
    }

    private static String word(FileFinding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> tree(
            Environment environment, List<FileFinding> found, List<PackageName> reinstalled) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var finding : found) {
            var row = new LinkedHashMap<String, Object>();
            row.put("kind", word(finding));
            row.put("package", finding.owner());
            row.put("file", finding.file());
            row.put("detail", finding.detail());
            row.put("shared_with", finding.shared());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("environment", PlanReport.environment(environment));
        tree.put("ok", faults(found) == 0);
        tree.put("findings", rows);
        tree.put("reinstalled", reinstalled);
        return tree;
    }
}
