package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.unused.Rule;
import dev.wardian.stack.unused.UnusedFinding;
import dev.wardian.stack.unused.UnusedReport;
import dev.wardian.stack.unused.UnusedSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what a project imports and does not declare, and what it declares and does not import.
final class UnusedCommand implements Command {

    private static final Option GITHUB =
            Option.flag("github", "write annotations for GitHub's pages too");

    @Override
    public String name() {
        return "unused";
    }

    @Override
    public String summary() {
        return "Tell what is imported and not declared, and what is declared and not imported";
    }

    @Override
    public String operands() {
        return "[FOLDER]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                GITHUB,
                                EnvironmentOptionGroup.PYTHON,
                                EnvironmentOptionGroup.VENV,
                                EnvironmentOptionGroup.SYSTEM));
        options.addAll(0, UnusedOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian unused                          # the project here, with its .venv if there is one",
                "wardian unused src worker --ignore DEP003",
                "wardian unused --per-rule-ignores 'DEP002=psycopg2|uvicorn'",
                "wardian unused --github --json          # in continuous integration");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var folder = session.workingFolder();
        var roots = new ArrayList<Path>();
        for (var operand : arguments.operands()) {
            roots.add(folder.resolve(operand).normalize());
        }
        if (roots.isEmpty()) {
            roots.add(folder);
        }
        var present = environment(session);
        var report =
                new UnusedSearch(
                                session.wardian()
                                        .checker()
                                        .importTools(
                                                present.orElseGet(() -> interpreter(session)),
                                                present.isPresent()))
                        .run(
                                roots,
                                folder.resolve(UnusedOptionGroup.config(arguments)),
                                UnusedOptionGroup.read(arguments));
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(report, present)));
        } else {
            tell(session, report);
        }
        if (arguments.has(GITHUB)) {
            // runners read them on standard error too, where they are in no program's way
            report.findings().forEach(it -> annotate(session, it));
        }
        return report.findings().isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    private static Optional<Environment> environment(Session session) {
        var request =
                EnvironmentOptionGroup.read(
                        session.arguments(), session.workingFolder(), IfMissing.REFUSE);
        try {
            return Optional.of(session.wardian().environment(request));
        } catch (StackException failure) {
            if (request instanceof EnvironmentRequest.Project
                    && failure.problem() instanceof StackProblem.NoEnvironment) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Environment interpreter(Session session) {
        session.report()
                .message(
                        "There is no environment here: what is there only because others need it"
                                + " cannot be told from what is missing");
        return session.wardian()
                .environment(new EnvironmentRequest.OfInterpreter(Optional.empty(), true));
    }

    private static void tell(Session session, UnusedReport found) {
        var report = session.report();
        var colours = report.colours();
        for (var one : found.findings()) {
            report.answer(
                    one.file()
                            + ":"
                            + one.line()
                            + ":"
                            + one.column()
                            + ": "
                            + colours.red(one.rule().code())
                            + " "
                            + one.message()
                            + one.cell().map(cell -> " (cell " + cell + ")").orElse(""));
        }
        found.remarks().forEach(report::warning);
        var files = Amounts.count(found.files(), "file");
        var against = " against `" + String.join("`, `", found.declared()) + "`";
        report.message(
                found.findings().isEmpty()
                        ? "Nothing unused and nothing missing: compared " + files + against
                        : "Found "
                                + Amounts.count(found.findings().size(), "problem")
                                + " in "
                                + files
                                + against);
    }

    /// GitHub's workflow commands; one line each.
    private static void annotate(Session session, UnusedFinding one) {
        session.report()
                .message(
                        "::error file="
                                + one.file()
                                + ",line="
                                + one.line()
                                + ",col="
                                + one.column()
                                + ",title="
                                + one.rule().code()
                                + "::"
                                + one.message().replace("%", "%25"));
    }

    private static Map<String, Object> tree(UnusedReport found, Optional<Environment> present) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : found.findings()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("code", one.rule().code());
            row.put("kind", kind(one.rule()));
            row.put("name", one.name());
            row.put("distribution", one.distribution());
            row.put("message", one.message());
            row.put("file", one.file());
            row.put("line", one.line());
            row.put("column", one.column());
            row.put("cell", one.cell());
            row.put("caught", one.caught());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("ok", found.findings().isEmpty());
        tree.put("environment", present.map(PlanReport::environment));
        tree.put("files", found.files());
        tree.put("declared", found.declared());
        tree.put("findings", rows);
        tree.put("remarks", found.remarks());
        return tree;
    }

    private static String kind(Rule rule) {
        return switch (rule) {
            case MISSING -> "missing";
            case UNUSED -> "unused";
            case TRANSITIVE -> "transitive";
            case MISPLACED -> "misplaced";
            case STANDARD -> "standard_library";
        };
    }
}
