package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.history.Change;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lists what was done to an environment.
final class HistoryCommand implements Command {

    private static final Option FORGET =
            Option.flag("forget", "drop what the changes removed; none can be undone then");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "List the changes of an environment, the newest first";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(FORGET);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian history",
                "wardian history --json",
                "wardian history --forget   # give back the space that removed files take");
    }

    @Override
    public ExitCode run(Session session) {
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), IfMissing.REFUSE));
        if (session.arguments().has(FORGET)) {
            wardian.environments().forget(environment, 0);
            session.report().message("Dropped what past changes removed");
        }
        var changes = wardian.environments().history(environment);
        if (session.json()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var change : changes) {
                rows.add(row(change));
            }
            session.report().answer(JsonText.of(rows));
            return ExitCode.SUCCESS;
        }
        for (var change : changes) {
            tell(session, change);
        }
        session.report()
                .message(
                        Amounts.count(changes.size(), "change")
                                + " of `"
                                + session.shown(environment.root())
                                + "`");
        return ExitCode.SUCCESS;
    }

    private static Map<String, Object> row(Change change) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", change.number());
        row.put("when", change.when().toString());
        row.put("command", change.command());
        row.put("undoes", change.undoes());
        row.put("undoable", change.undoable());
        row.put("installed", packages(change.installed()));
        row.put("removed", packages(change.removed()));
        return row;
    }

    private static List<Map<String, Object>> packages(List<Change.Pin> packages) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : packages) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            rows.add(row);
        }
        return rows;
    }

    private static void tell(Session session, Change change) {
        var when =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneId.systemDefault())
                        .format(change.when());
        var report = session.report();
        var colours = report.answerColours();
        report.answer(
                colours.bold(String.valueOf(change.number()))
                        + "  "
                        + when
                        + "  "
                        + change.command()
                        + (change.undoable() ? "" : colours.dim("  (can no longer be undone)")));
        var old = new HashMap<String, String>();
        for (var gone : change.removed()) {
            old.put(gone.name(), gone.version());
        }
        for (var come : change.installed()) {
            var replaced = old.remove(come.name());
            report.answer(
                    colours.green("   + ")
                            + come.name()
                            + "=="
                            + come.version()
                            + (replaced == null ? "" : " (was " + replaced + ")"));
        }
        for (var gone : change.removed()) {
            if (old.containsKey(gone.name())) {
                report.answer(colours.red("   - ") + gone.name() + "==" + gone.version());
            }
        }
    }
}
