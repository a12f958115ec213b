package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.doctor.Diagnosis;
import dev.wardian.stack.doctor.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Looks at everything and says what is wrong and what to do.
final class DoctorCommand implements Command {

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "Say what is wrong with this machine, its Pythons and an environment, and what to"
                + " do";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(HostOptionGroup.GPU));
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian doctor",
                "wardian doctor --venv ~/env --json",
                "wardian doctor --gpu L4,driver=550   # what if this machine had that GPU");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var diagnosis =
                session.wardian()
                        .checker()
                        .examine(
                                EnvironmentOptionGroup.read(
                                        arguments, session.workingFolder(), IfMissing.REFUSE),
                                HostOptionGroup.read(arguments));
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(diagnosis)));
        } else {
            tell(session, diagnosis);
        }
        return diagnosis.wrong().isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    private static void tell(Session session, Diagnosis diagnosis) {
        var report = session.report();
        var remedies = new LinkedHashSet<String>();
        for (var one : diagnosis.symptoms()) {
            report.answer(mark(session, one) + " " + area(one) + ": " + one.text());
            one.remedy().ifPresent(remedies::add);
        }
        if (!remedies.isEmpty()) {
            report.answer("");
            report.answer("What to do:");
            for (var remedy : remedies) {
                report.answer("  " + remedy);
            }
        }
        var wrong = diagnosis.wrong().size();
        report.message(
                wrong == 0 ? "Nothing is wrong" : "Found " + Amounts.count(wrong, "problem"));
    }

    private static String mark(Session session, Symptom one) {
        var colours = session.report().answerColours();
        return switch (one.gravity()) {
            case SOUND -> colours.green("ok   ");
            case NOTE -> colours.yellow("note ");
            case WRONG -> colours.red("wrong");
        };
    }

    private static String area(Symptom one) {
        return one.area().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> tree(Diagnosis diagnosis) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : diagnosis.symptoms()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("area", area(one));
            row.put("gravity", one.gravity().name().toLowerCase(Locale.ROOT));
            row.put("message", one.text());
            row.put("remedy", one.remedy());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("ok", diagnosis.wrong().isEmpty());
        tree.put("symptoms", rows);
        return tree;
    }
}
