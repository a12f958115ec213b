package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.environment.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `wardian env diff`.
final class EnvDiffing {

    private EnvDiffing() {}

    static ExitCode run(Session session, String left, String right) {
        var difference = session.wardian().inspector().difference(left, right);
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(difference)));
        } else {
            tell(session, difference);
        }
        return difference.isEmpty() || !session.arguments().has(EnvCommand.EXIT_CODE)
                ? ExitCode.SUCCESS
                : ExitCode.REFUSED;
    }

    private static void tell(Session session, Difference difference) {
        var report = session.report();
        var colours = report.answerColours();
        difference
                .python()
                .ifPresent(
                        both -> report.answer(" ~ Python " + both.left() + " -> " + both.right()));
        for (var change : difference.changes()) {
            if (change.left().isEmpty()) {
                report.answer(colours.green(" + ") + named(change, change.right()));
            } else if (change.right().isEmpty()) {
                report.answer(colours.red(" - ") + named(change, change.left()));
            } else {
                report.answer(
                        colours.yellow(" ~ ")
                                + named(change, change.left())
                                + " -> "
                                + change.right().get());
            }
        }
        report.message(
                "%s, %d the same"
                        .formatted(
                                Amounts.count(difference.changes().size(), "difference"),
                                difference.same()));
    }

    private static String named(Difference.Change change, Optional<Difference.Pin> pin) {
        return change.name() + " " + pin.orElseThrow();
    }

    private static Map<String, Object> tree(Difference difference) {
        var changes = new ArrayList<Map<String, Object>>();
        for (var change : difference.changes()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", change.name());
            row.put("left", change.left().map(EnvDiffing::tree));
            row.put("right", change.right().map(EnvDiffing::tree));
            changes.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("left", difference.left());
        tree.put("right", difference.right());
        tree.put("left_python", difference.python().map(Difference.Pythons::left));
        tree.put("right_python", difference.python().map(Difference.Pythons::right));
        tree.put("changes", changes);
        tree.put("same", difference.same());
        return tree;
    }

    private static Map<String, Object> tree(Difference.Pin pin) {
        var row = new LinkedHashMap<String, Object>();
        row.put("version", pin.version());
        row.put("url", pin.url());
        row.put("editable", pin.editable());
        return row;
    }
}
