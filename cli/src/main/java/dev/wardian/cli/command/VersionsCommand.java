package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.offer.OfferedVersion;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Lists the versions of a package, and which of them fit.
final class VersionsCommand implements Command {

    private static final int MOST = 25;
    private static final Option ALL = Option.flag("all a", "all versions, not only the newest");

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public String summary() {
        return "List the versions of a package: Python, date, and whether each fits here";
    }

    @Override
    public String operands() {
        return "PACKAGE";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(ALL);
        options.add(ResolveOptionGroup.PRE);
        options.add(ResolveOptionGroup.PYTHON_VERSION);
        options.add(ResolveOptionGroup.PLATFORM);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian versions numpy                                # for the environment here",
                "wardian versions torch --python-version 3.9 --platform macos",
                "wardian versions tensorflow --json");
    }

    @Override
    public ExitCode run(Session session) {
        var names = List.copyOf(ResolveOptionGroup.names(session.arguments().operands()));
        if (names.size() != 1) {
            throw new UsageException(
                    "`versions` takes one package", Optional.of("wardian versions numpy"));
        }
        var versions =
                session.wardian()
                        .inspector()
                        .versions(
                                EnvironmentOrInterpreter.find(session),
                                names.getFirst(),
                                ResolveOptionGroup.target(session.arguments()));
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(rows(versions)));
        } else {
            table(session, versions);
        }
        return ExitCode.SUCCESS;
    }

    private static List<Map<String, Object>> rows(List<OfferedVersion> versions) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : versions) {
            var row = new LinkedHashMap<String, Object>();
            row.put("version", one.version());
            row.put("requires_python", one.requiresPython());
            row.put("published", one.published());
            row.put("yanked", one.yanked());
            row.put("artifact", artifact(one));
            row.put("fits", one.fits());
            row.put("reason", one.fits() ? Optional.empty() : Optional.of(one.reason()));
            rows.add(row);
        }
        return rows;
    }

    private static String artifact(OfferedVersion one) {
        return one.artifact().name().toLowerCase(Locale.ROOT);
    }

    private static void table(Session session, List<OfferedVersion> versions) {
        var all = session.arguments().has(ALL);
        var prereleases = all || session.arguments().has(ResolveOptionGroup.PRE);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Version", "Python", "Published", "From", "Fits"));
        var left = 0;
        for (var one : versions) {
            if (one.version().isPrerelease() && !prereleases) {
                continue;
            }
            if (!all && rows.size() > MOST) {
                left++;
                continue;
            }
            rows.add(
                    List.of(
                            one.version().toString(),
                            one.requiresPython().orElse(""),
                            one.published()
                                    .map(it -> it.atZone(ZoneOffset.UTC).toLocalDate().toString())
                                    .orElse(""),
                            artifact(one) + (one.yanked().isPresent() ? ", yanked" : ""),
                            one.fits() ? "yes" : "no: " + one.reason()));
        }
        Table.lines(rows).forEach(session.report()::answer);
        if (left > 0) {
            session.report().message("and " + left + " older ones; `--all` lists them");
        }
    }
}
