package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmResolution;
import dev.wardian.stack.system.RpmPackages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what installing packages of RPM repositories would change.
final class SysRpm {
    private SysRpm() {}

    static ExitCode install(Session session, RpmPackages packages, List<String> names) {
        SysInstalling.requireDryRun(session, names);
        var pool = packages.pool();
        return switch (packages.resolve(pool, names)) {
            case RpmResolution.Solved(var changes) -> tell(session, changes);
            case RpmResolution.Unsolvable(var reasons) ->
                    SysInstalling.refuse(session, names, reasons);
        };
    }

    private static ExitCode tell(Session session, List<RpmResolution.Change> changes) {
        var rows = new ArrayList<Map<String, Object>>();
        var bytes = 0L;
        for (var change : changes) {
            var one = change.coming();
            bytes += one.size();
            rows.add(row(change));
            if (!session.json()) {
                var from = change.replaced().map(it -> it.version() + " -> ").orElse("");
                session.report().answer(" + " + one.name() + " " + from + one.version());
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        session.report().message(SysInstalling.summary(rows.size(), bytes));
        return ExitCode.SUCCESS;
    }

    private static Map<String, Object> row(RpmResolution.Change change) {
        var one = change.coming();
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("architecture", one.architecture());
        row.put("replaces", change.replaced().map(RpmPackage::version));
        row.put("requested", change.requested());
        one.file()
                .ifPresent(
                        file -> {
                            row.put("bytes", one.size());
                            row.put("sha256", file.digest().replaceFirst("^sha256:", ""));
                        });
        return row;
    }
}
