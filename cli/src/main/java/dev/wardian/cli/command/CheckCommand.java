package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.choice.CheckChoices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says whether the packages of an environment fit together.
final class CheckCommand implements Command {

    private static final Option NO_FACTS =
            Option.flag("no-facts", "trust metadata alone: do not look into files");
    private static final Option MODULE =
            Option.repeated("module m", "NAME", "what you import besides top-level modules");

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Say whether the packages of an environment fit together";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(MODULE);
        options.add(NO_FACTS);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian check",
                "wardian check --module plotly.express",
                "wardian check --venv ~/env --json");
    }

    @Override
    public ExitCode run(Session session) {
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), false));
        var arguments = session.arguments();
        var checked =
                wardian.check(
                        environment,
                        new CheckChoices(!arguments.has(NO_FACTS), arguments.all(MODULE)));
        var findings = checked.findings();
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("environment", PlanReport.environment(environment));
            tree.put("ok", findings.isEmpty());
            tree.put("findings", rows(findings));
            tree.put("remarks", checked.remarks());
            session.report().answer(JsonText.of(tree));
        } else {
            for (var finding : findings) {
                session.report().answer(finding.message());
                for (var line : finding.evidence()) {
                    session.report().answer("  " + line);
                }
                finding.remedy()
                        .ifPresent(
                                requirement ->
                                        session.report()
                                                .answer(
                                                        "  hint: `wardian install '"
                                                                + requirement
                                                                + "'`"));
            }
            for (var remark : checked.remarks()) {
                session.report().message(remark);
            }
        }
        session.report()
                .message(
                        findings.isEmpty()
                                ? "All packages of `" + session.shown(environment.root()) + "` fit"
                                : "Found " + Amounts.count(findings.size(), "problem"));
        return findings.isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    static List<Map<String, Object>> rows(List<CheckFinding> findings) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var finding : findings) {
            var row = new LinkedHashMap<String, Object>();
            row.put("kind", kind(finding));
            row.put("message", finding.message());
            row.put("evidence", finding.evidence());
            finding.remedy().ifPresent(requirement -> row.put("remedy", requirement));
            rows.add(row);
        }
        return rows;
    }

    private static String kind(CheckFinding finding) {
        return switch (finding) {
            case CheckFinding.Missing _ -> "missing";
            case CheckFinding.Conflicting _ -> "conflicting";
            case CheckFinding.WrongPython _ -> "wrong_python";
            case CheckFinding.WrongPlatform _ -> "wrong_platform";
            case CheckFinding.Duplicate _ -> "duplicate";
            case CheckFinding.NotImportable _ -> "not_importable";
            case CheckFinding.NumpyMismatch _ -> "numpy_mismatch";
            case CheckFinding.Lacking _ -> "missing_library";
            case CheckFinding.Unreadable _ -> "unreadable";
        };
    }
}
