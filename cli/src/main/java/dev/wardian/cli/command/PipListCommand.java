package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.inspect.InstalledPackage;
import dev.wardian.stack.offer.OfferedVersion;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pip list` in its three formats.
final class PipListCommand implements Command {

    private static final Option FORMAT =
            Option.value("format", "columns|freeze|json", "how the list is written");
    private static final Option OUTDATED = Option.flag("outdated o", "what has a newer version");
    private static final Option UPTODATE = Option.flag("uptodate u", "what has none");
    private static final Option EDITABLE = Option.flag("editable e", "editable projects alone");
    private static final Option INCLUDE_EDITABLE =
            Option.flag("include-editable", "editable projects too (the default)");
    private static final Option NOT_REQUIRED =
            Option.flag("not-required", "what no other package needs");

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "List what is installed";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<>(
                        List.of(
                                FORMAT,
                                OUTDATED,
                                UPTODATE,
                                EDITABLE,
                                INCLUDE_EDITABLE,
                                PipOptions.EXCLUDE_EDITABLE,
                                NOT_REQUIRED,
                                PipOptions.EXCLUDE,
                                PipOptions.LOCAL,
                                PipOptions.PATH,
                                EnvironmentOptionGroup.USER,
                                ResolveOptionGroup.PRE));
        options.addAll(PipOptions.index());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip list --format json", "wardian pip list --outdated");
    }

    /// A package with the newest version there is, where that was asked for.
    private record Row(InstalledPackage installed, Optional<OfferedVersion> latest) {}

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var format = arguments.value(FORMAT).orElse("columns");
        if (!List.of("columns", "freeze", "json").contains(format)) {
            throw new UsageException(
                    "option --format: invalid choice: '"
                            + format
                            + "' (choose from 'columns', 'freeze', 'json')");
        }
        if (arguments.has(OUTDATED) && arguments.has(UPTODATE)) {
            PipOptions.error(session, "Options --outdated and --uptodate cannot be combined.");
            return ExitCode.REFUSED;
        }
        if (arguments.has(OUTDATED) && format.equals("freeze")) {
            PipOptions.error(
                    session, "List format 'freeze' cannot be used with the --outdated option.");
            return ExitCode.REFUSED;
        }
        var environment = PipOptions.environment(session);
        var rows = rows(session, environment, chosen(session, environment));
        session.endProgress();
        switch (format) {
            case "freeze" -> freeze(session, rows);
            case "json" -> session.report().answer(json(session, rows));
            default -> columns(session, rows);
        }
        return ExitCode.SUCCESS;
    }

    private static List<InstalledPackage> chosen(Session session, Environment environment) {
        var arguments = session.arguments();
        var left = PipOptions.excluded(arguments);
        var chosen = new ArrayList<InstalledPackage>();
        for (var one : session.wardian().inspector().list(environment)) {
            var editable = one.editable().isPresent();
            if (!left.contains(one.name())
                    && (!arguments.has(EDITABLE) || editable)
                    && (!arguments.has(PipOptions.EXCLUDE_EDITABLE) || !editable)) {
                chosen.add(one);
            }
        }
        if (arguments.has(NOT_REQUIRED)) {
            var needed = new HashSet<PackageName>();
            for (var one : chosen) {
                needed.addAll(
                        session.wardian().inspector().show(environment, one.name()).requires());
            }
            chosen.removeIf(one -> needed.contains(one.name()));
        }
        chosen.sort(Comparator.comparing(one -> one.name().toString()));
        return chosen;
    }

    private static List<Row> rows(
            Session session, Environment environment, List<InstalledPackage> packages) {
        var arguments = session.arguments();
        var rows = new ArrayList<Row>();
        for (var one : packages) {
            if (!arguments.has(OUTDATED) && !arguments.has(UPTODATE)) {
                rows.add(new Row(one, Optional.empty()));
                continue;
            }
            var latest = latest(session, environment, one.name());
            if (latest.isPresent()) {
                var order = latest.get().version().compareTo(one.version());
                if (arguments.has(OUTDATED) ? order > 0 : order == 0) {
                    rows.add(new Row(one, latest));
                }
            }
        }
        return rows;
    }

    /// The newest version that fits the machine, whoever objects; nothing if no index knows it.
    static Optional<OfferedVersion> latest(
            Session session, Environment environment, PackageName name) {
        return available(session, environment, name).stream().findFirst();
    }

    /// The versions that have a file for the environment, newest first.
    static List<OfferedVersion> available(
            Session session, Environment environment, PackageName name) {
        var pre = session.arguments().has(ResolveOptionGroup.PRE);
        try {
            return session
                    .wardian()
                    .inspector()
                    .versions(environment, name, TargetChoice.ofInterpreter())
                    .stream()
                    .filter(it -> it.artifact() != OfferedVersion.Artifact.NONE)
                    .filter(it -> it.yanked().isEmpty())
                    .filter(it -> pre || !it.version().isPrerelease())
                    .sorted(Comparator.comparing(OfferedVersion::version).reversed())
                    .toList();
        } catch (dev.wardian.stack.problem.StackException unknown) {
            return List.of();
        }
    }

    private static void freeze(Session session, List<Row> rows) {
        for (var row : rows) {
            var line = row.installed().displayName() + "==" + row.installed().version();
            session.report()
                    .answer(
                            session.arguments().has(GlobalOptions.VERBOSE)
                                    ? line + " (" + row.installed().location() + ")"
                                    : line);
        }
    }

    private static String json(Session session, List<Row> rows) {
        var all = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("name", row.installed().displayName());
            tree.put("version", row.installed().version());
            if (session.arguments().has(GlobalOptions.VERBOSE)) {
                tree.put("location", row.installed().location());
                tree.put("installer", row.installed().installer().orElse(""));
            }
            row.latest()
                    .ifPresent(
                            latest -> {
                                tree.put("latest_version", latest.version());
                                tree.put("latest_filetype", kind(latest));
                            });
            row.installed()
                    .editable()
                    .ifPresent(folder -> tree.put("editable_project_location", folder));
            all.add(tree);
        }
        return PipJson.line(all);
    }

    private static String kind(OfferedVersion latest) {
        return latest.artifact() == OfferedVersion.Artifact.WHEEL ? "wheel" : "sdist";
    }

    private static void columns(Session session, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var verbose = session.arguments().has(GlobalOptions.VERBOSE);
        var outdated = session.arguments().has(OUTDATED);
        var editables = rows.stream().anyMatch(row -> row.installed().editable().isPresent());
        var table = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("Package", "Version"));
        if (outdated) {
            head.addAll(List.of("Latest", "Type"));
        }
        if (editables) {
            head.add("Editable project location");
        }
        if (verbose) {
            head.addAll(List.of("Location", "Installer"));
        }
        table.add(head);
        for (var row : rows) {
            var installed = row.installed();
            var cells =
                    new ArrayList<>(
                            List.of(installed.displayName(), installed.version().toString()));
            if (outdated) {
                cells.add(row.latest().map(it -> it.version().toString()).orElse(""));
                cells.add(row.latest().map(PipListCommand::kind).orElse(""));
            }
            if (editables) {
                cells.add(installed.editable().map(Object::toString).orElse(""));
            }
            if (verbose) {
                cells.add(installed.location().toString());
                cells.add(installed.installer().orElse(""));
            }
            table.add(cells);
        }
        Table.lines(table).forEach(session.report()::answer);
    }
}
