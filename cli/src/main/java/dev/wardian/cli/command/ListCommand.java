package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.inspect.InstalledPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists what is installed.
final class ListCommand implements Command {

    private static final Option FORMAT =
            Option.value("format", "columns|freeze|json", "how the list is written");
    private static final Option EDITABLE = Option.flag("editable e", "editable projects alone");
    private static final Option EXCLUDE_EDITABLE =
            Option.flag("exclude-editable", "leave editable projects out");
    private static final Option EXCLUDE =
            Option.repeated("exclude", "PACKAGE", "leave this package out");

    private static final Option OUTDATED =
            Option.flag("outdated o", "those with newer versions, and who holds them back");

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "List the packages of an environment";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                FORMAT,
                                EDITABLE,
                                EXCLUDE_EDITABLE,
                                EXCLUDE,
                                OUTDATED,
                                ResolveOptionGroup.PRE));
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian list",
                "wardian list --format freeze",
                "wardian list --outdated   # and who holds what back",
                "wardian list --json");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.has(OUTDATED)) {
            return OutdatedCommand.ofEnvironment(session);
        }
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var left = ResolveOptionGroup.names(arguments.all(EXCLUDE));
        var packages = new ArrayList<InstalledPackage>();
        for (var one : wardian.inspector().list(environment)) {
            var editable = one.editable().isPresent();
            if (!left.contains(one.name())
                    && (!arguments.has(EDITABLE) || editable)
                    && (!arguments.has(EXCLUDE_EDITABLE) || !editable)) {
                packages.add(one);
            }
        }
        var format = session.json() ? "json" : arguments.value(FORMAT).orElse("columns");
        switch (format) {
            case "columns" -> columns(session, packages);
            case "freeze" -> {
                for (var one : packages) {
                    session.report().answer(one.name() + "==" + one.version());
                }
            }
            case "json" -> session.report().answer(JsonText.of(rows(packages)));
            default ->
                    throw new UsageException(
                            "`--format "
                                    + format
                                    + "` is not known: `columns`, `freeze` or `json`");
        }
        return ExitCode.SUCCESS;
    }

    private static List<Map<String, Object>> rows(List<InstalledPackage> packages) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : packages) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            one.editable().ifPresent(folder -> row.put("editable_project_location", folder));
            one.installer().ifPresent(installer -> row.put("installer", installer));
            rows.add(row);
        }
        return rows;
    }

    private static void columns(Session session, List<InstalledPackage> packages) {
        if (packages.isEmpty()) {
            return;
        }
        var anyEditable = packages.stream().anyMatch(one -> one.editable().isPresent());
        var rows = new ArrayList<List<String>>();
        rows.add(
                anyEditable
                        ? List.of("Package", "Version", "Editable project location")
                        : List.of("Package", "Version"));
        for (var one : packages) {
            var row = new ArrayList<String>();
            row.add(one.name().toString());
            row.add(one.version().toString());
            if (anyEditable) {
                row.add(one.editable().map(Object::toString).orElse(""));
            }
            rows.add(row);
        }
        for (var line : Table.lines(rows)) {
            session.report().answer(line);
        }
    }
}
