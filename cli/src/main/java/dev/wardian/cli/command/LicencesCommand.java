package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.inspect.PackageLicence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Lists under which licences the packages of an environment are, by what their metadata says.
final class LicencesCommand implements Command {

    private static final Option SUMMARY =
            Option.flag("summary", "how many packages there are of each licence");

    @Override
    public String name() {
        return "licenses";
    }

    @Override
    public String summary() {
        return "List the licences of the packages of an environment";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(SUMMARY));
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian licenses",
                "wardian licenses numpy scipy",
                "wardian licenses --summary     # how many of each",
                "wardian licenses --json");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var names = ResolveOptionGroup.names(arguments.operands());
        List<PackageDetails> packages;
        if (names.isEmpty()) {
            packages = wardian.inspector().showAll(environment);
        } else {
            packages = new ArrayList<>();
            for (var name : names) {
                packages.add(InstalledNames.show(session, environment, name));
            }
        }
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(packages.stream().map(this::row).toList()));
        } else if (arguments.has(SUMMARY)) {
            counts(session, packages);
        } else {
            table(session, packages);
        }
        return ExitCode.SUCCESS;
    }

    private Map<String, Object> row(PackageDetails one) {
        var licence = PackageLicence.of(one);
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.installed().name());
        row.put("version", one.installed().version());
        row.put("license", licence.name());
        row.put("said_by", said(licence));
        row.put("classifiers", licence.classifiers());
        row.put("files", licence.files());
        return row;
    }

    private static String said(PackageLicence licence) {
        return licence.source().name().toLowerCase(Locale.ROOT);
    }

    private static String shown(PackageLicence licence) {
        return switch (licence.source()) {
            case EXPRESSION, CLASSIFIERS, FIELD -> licence.name().orElseThrow();
            case TEXT -> "(a text of its own)";
            case NOTHING -> "(says nothing)";
        };
    }

    private static void table(Session session, List<PackageDetails> packages) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Package", "Version", "Licence", "Said by"));
        for (var one : packages) {
            var licence = PackageLicence.of(one);
            var installed = one.installed();
            rows.add(
                    List.of(
                            installed.name().toString(),
                            installed.version().toString(),
                            shown(licence),
                            said(licence)));
        }
        Table.lines(rows).forEach(session.report()::answer);
    }

    private static void counts(Session session, List<PackageDetails> packages) {
        var counts = new TreeMap<String, Integer>();
        for (var one : packages) {
            counts.merge(shown(PackageLicence.of(one)), 1, Integer::sum);
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Licence", "Packages"));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(it -> rows.add(List.of(it.getKey(), it.getValue().toString())));
        Table.lines(rows).forEach(session.report()::answer);
        session.report().message(Amounts.count(packages.size(), "package"));
    }
}
