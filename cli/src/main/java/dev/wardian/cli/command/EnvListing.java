package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.environment.KnownEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `wardian env list`.
final class EnvListing {

    private EnvListing() {}

    static ExitCode run(Session session, List<String> operands) {
        var tree =
                operands.isEmpty()
                        ? session.workingFolder()
                        : session.workingFolder().resolve(operands.getFirst()).normalize();
        var found = session.wardian().environments().below(tree);
        if (session.json()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var one : found) {
                rows.add(row(one));
            }
            session.report().answer(JsonText.of(rows));
            return ExitCode.SUCCESS;
        }
        if (found.isEmpty()) {
            session.report().message("No environment was found");
            return ExitCode.SUCCESS;
        }
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("", "Environment", "Python", "Packages", "Made by"));
        for (var one : found) {
            lines.add(
                    List.of(
                            one.active() ? "*" : "",
                            session.shown(one.root()),
                            one.broken() ? "lost its interpreter" : one.pythonVersion().orElse("?"),
                            String.valueOf(one.packages()),
                            one.maker()));
        }
        Table.lines(lines).forEach(session.report()::answer);
        return ExitCode.SUCCESS;
    }

    private static Map<String, Object> row(KnownEnvironment one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("root", one.root());
        row.put("python_version", one.pythonVersion());
        row.put("home", one.home());
        row.put("made_by", one.maker());
        row.put("packages", one.packages());
        row.put("active", one.active());
        row.put("broken", one.broken());
        row.put("noted", one.noted());
        return row;
    }
}
