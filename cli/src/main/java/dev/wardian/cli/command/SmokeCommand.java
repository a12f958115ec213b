package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.smoke.SmokeReport;
import dev.wardian.stack.smoke.SmokeResult;
import dev.wardian.stack.smoke.SmokeResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Imports what is installed and tells what fails.
final class SmokeCommand implements Command {

    private static final Option TIMEOUT =
            Option.value("time", "SECONDS", "how long one package may take (120)");
    private static final Option MEMORY =
            Option.value("memory", "GIB", "how much address space a process may have (32)");

    @Override
    public String name() {
        return "smoke";
    }

    @Override
    public String summary() {
        return "Import every package of an environment in a sandbox and tell what fails";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(TIMEOUT, MEMORY));
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian smoke                   # no network, private home, all else read-only",
                "wardian smoke torch --time 300",
                "wardian smoke --json");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var usual = SmokeChoices.usual(Runtime.getRuntime().availableProcessors());
        var choices =
                new SmokeChoices(
                        ResolveOptionGroup.names(arguments.operands()),
                        arguments
                                .value(TIMEOUT)
                                .map(text -> Duration.ofSeconds(number(TIMEOUT, text)))
                                .orElse(usual.time()),
                        arguments
                                .value(MEMORY)
                                .map(text -> number(MEMORY, text) << 30)
                                .orElse(usual.memory()),
                        usual.processes());
        var found = wardian.checker().smoke(environment, choices);
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(environment, found)));
        } else {
            tell(session, found);
        }
        return found.failures().isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    private static long number(Option option, String text) {
        try {
            var number = Long.parseLong(text);
            if (number > 0 && number < 1_000_000) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // told below
        }
        throw new UsageException(
                "`" + option.spelling() + " " + text + "` is no number of " + option.placeholder());
    }

    private static void tell(Session session, SmokeReport found) {
        var report = session.report();
        for (var one : found.results()) {
            if (one.isSound()) {
                report.detail(one.name() + " " + one.version() + ": " + words(one));
            } else {
                report.answer(one.name() + " " + one.version() + ": " + words(one));
                if (one.outcome() instanceof Outcome.Failed(_, _, var trace)) {
                    for (var frame : trace) {
                        report.answer("  " + frame);
                    }
                }
            }
        }
        var failed = found.failures().size();
        report.message(
                failed == 0
                        ? "All " + Amounts.count(found.results().size(), "package") + " import"
                        : failed + " of " + found.results().size() + " packages do not import");
        report.message("Imported with " + found.isolation());
    }

    static String words(SmokeResult result) {
        return switch (result.outcome()) {
            case Outcome.Imported _ ->
                    "imported "
                            + String.join(", ", result.modules())
                            + " in "
                            + Amounts.duration(result.milliseconds());
            case Outcome.NothingToImport _ -> "has nothing to import";
            case Outcome.Failed(var module, var error, _) -> "`" + module + "`: " + error;
            case Outcome.Died(var module, var how) -> "`" + module + "`: " + how;
            case Outcome.TimedOut(var module) ->
                    "`" + module + "`: not done in " + Amounts.duration(result.milliseconds());
        };
    }

    private static Map<String, Object> tree(Environment environment, SmokeReport found) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : found.results()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            row.put("modules", one.modules());
            row.put("outcome", kind(one.outcome()));
            row.put("message", words(one));
            row.put(
                    "trace",
                    one.outcome() instanceof Outcome.Failed(_, _, var trace) ? trace : List.of());
            row.put("milliseconds", one.milliseconds());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("environment", PlanReport.environment(environment));
        tree.put("ok", found.failures().isEmpty());
        tree.put("isolation", found.isolation());
        tree.put("packages", rows);
        return tree;
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Imported _ -> "imported";
            case Outcome.NothingToImport _ -> "nothing_to_import";
            case Outcome.Failed _ -> "failed";
            case Outcome.Died _ -> "died";
            case Outcome.TimedOut _ -> "timed_out";
        };
    }
}
