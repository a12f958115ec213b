package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.stack.system.SystemPackages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what installing packages of the system would change.
final class SysInstalling {

    private SysInstalling() {}

    static ExitCode run(Session session, SystemPackages packages, List<String> names) {
        requireDryRun(session, names);
        var pool = packages.pool();
        return switch (packages.resolve(pool, names, Ground.SYSTEM)) {
            case SystemResolution.Solved solved -> tell(session, solved);
            case SystemResolution.Unsolvable(var reasons) -> refuse(session, names, reasons);
        };
    }

    /// Refuses what would change a machine, or names nothing.
    static void requireDryRun(Session session, List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("name a package");
        }
        if (!session.arguments().has(InstallOptionGroup.DRY_RUN)) {
            throw new UsageException(
                    "another machine's packages are not changed from here",
                    Optional.of("wardian sys install --dry-run " + String.join(" ", names)));
        }
    }

    static ExitCode refuse(Session session, List<String> names, List<String> reasons) {
        var message = "no versions of `" + String.join("`, `", names) + "` go together here";
        if (session.json()) {
            var told = new LinkedHashMap<String, Object>();
            told.put("message", message);
            told.put("details", reasons);
            session.report().answer(JsonText.of(Map.of("error", told)));
        }
        session.report().error(message, reasons, Optional.empty());
        return ExitCode.REFUSED;
    }

    private static ExitCode tell(Session session, SystemResolution.Solved solved) {
        var rows = new ArrayList<Map<String, Object>>();
        var bytes = 0L;
        for (var change : solved.packages()) {
            var one = change.coming();
            bytes += one.file().map(Candidate.PackageFile::size).orElse(0L);
            rows.add(row(change));
            if (!session.json()) {
                var from = change.replaced().map(it -> it.version() + " -> ").orElse("");
                session.report().answer(" + " + one.name() + " " + from + one.version());
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        session.report().message(summary(rows.size(), bytes));
        return ExitCode.SUCCESS;
    }

    /// How much would come.
    static String summary(int packages, long bytes) {
        return packages == 0
                ? "All of it is installed"
                : "Would install "
                        + Amounts.count(packages, "package")
                        + ", "
                        + Amounts.bytes(bytes)
                        + " to fetch";
    }

    /// A package that comes, as `--json` tells it.
    static Map<String, Object> row(SystemResolution.Change change) {
        var one = change.coming();
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("architecture", one.about().architecture());
        row.put("replaces", change.replaced().map(Candidate::version));
        row.put("requested", change.requested());
        one.file()
                .ifPresent(
                        file -> {
                            row.put("bytes", file.size());
                            row.put("sha256", file.sha256());
                        });
        return row;
    }
}
