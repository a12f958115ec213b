package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells about installed packages.
final class ShowCommand implements Command {

    private static final Option FILES = Option.flag("files f", "list the package's files too");
    private static final List<String> FIELDS =
            List.of(
                    "Summary",
                    "Home-page",
                    "Author",
                    "Author-email",
                    "License",
                    "License-Expression");

    private static final List<String> LISTS = List.of("Project-URLs", "Entry-points");

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "Tell about installed packages";
    }

    @Override
    public String operands() {
        return "PACKAGE...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(FILES);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian show numpy", "wardian show --files six", "wardian show --json numpy");
    }

    @Override
    public ExitCode run(Session session) {
        var names = ResolveOptionGroup.names(session.arguments().operands());
        if (names.isEmpty()) {
            throw new UsageException("no package was named", Optional.of("wardian show numpy"));
        }
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), IfMissing.REFUSE));
        var found = new ArrayList<PackageDetails>();
        for (var name : names) {
            try {
                found.add(InstalledNames.show(session, environment, name));
            } catch (StackException missing) {
                if (!(missing.problem() instanceof StackProblem.NotInstalled)
                        || names.size() == 1) {
                    throw missing;
                }
                session.report().warning(missing.problem().message());
            }
        }
        var files = session.arguments().has(FILES);
        if (session.json()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var details : found) {
                rows.add(row(details, files));
            }
            session.report().answer(JsonText.of(rows));
        } else {
            for (var i = 0; i < found.size(); i++) {
                if (i > 0) {
                    session.report().answer("---");
                }
                text(session, found.get(i), files);
            }
        }
        return found.isEmpty() ? ExitCode.REFUSED : ExitCode.SUCCESS;
    }

    private static void text(Session session, PackageDetails details, boolean files) {
        var report = session.report();
        var installed = details.installed();
        report.answer(
                "Name: " + details.fields().getOrDefault("Name", installed.name().toString()));
        report.answer("Version: " + installed.version());
        for (var field : FIELDS) {
            var value = details.fields().get(field);
            if (value != null) {
                report.answer(field + ": " + value.lines().findFirst().orElse(""));
            }
        }
        report.answer("Location: " + installed.location());
        installed
                .editable()
                .ifPresent(folder -> report.answer("Editable project location: " + folder));
        report.answer("Requires: " + joined(details.requires()));
        report.answer("Required-by: " + joined(details.requiredBy()));
        for (var list : LISTS) {
            var lines = details.lists().getOrDefault(list, List.of());
            if (!lines.isEmpty()) {
                report.answer(list + ":");
                lines.forEach(line -> report.answer("  " + line.strip()));
            }
        }
        if (files) {
            report.answer("Files:");
            for (var file : details.files()) {
                report.answer("  " + file);
            }
        }
    }

    private static String joined(List<PackageName> names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            texts.add(name.toString());
        }
        return String.join(", ", texts);
    }

    private static Map<String, Object> row(PackageDetails details, boolean files) {
        var row = new LinkedHashMap<String, Object>();
        var installed = details.installed();
        row.put("name", installed.name());
        row.put("version", installed.version());
        row.put("location", installed.location());
        row.put("editable_project_location", installed.editable());
        row.put("url", installed.url());
        row.put("installer", installed.installer());
        row.put("requested", installed.requested());
        row.put("metadata", details.fields());
        row.put("requires", details.requires());
        row.put("required_by", details.requiredBy());
        row.put("entry_points", details.lists().getOrDefault("Entry-points", List.of()));
        row.put("project_urls", details.lists().getOrDefault("Project-URLs", List.of()));
        if (files) {
            row.put("files", details.files());
        }
        return row;
    }
}
