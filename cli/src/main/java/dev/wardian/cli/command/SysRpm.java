package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmResolution;
import dev.wardian.stack.system.RpmPackages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches the indexes of RPM repositories, and says what installing would change.
final class SysRpm {
    private SysRpm() {}

    static ExitCode update(Session session, RpmPackages packages, List<String> rest) {
        if (!rest.isEmpty()) {
            throw new UsageException("unexpected `" + rest.getFirst() + "`");
        }
        var rows = new ArrayList<Map<String, Object>>();
        var code = ExitCode.SUCCESS;
        for (var one : packages.update()) {
            var row = new LinkedHashMap<String, Object>();
            row.put(
                    "uri",
                    one.source().bases().stream().findFirst().orElse(one.source().mirrors()));
            row.put("suite", one.source().id());
            row.put("components", List.of());
            switch (one) {
                case RpmPackages.Update.Done(var updated) -> {
                    row.put("bytes_fetched", updated.fetched());
                    row.put("warnings", updated.warnings());
                    updated.warnings().forEach(session.report()::warning);
                    if (!session.json()) {
                        session.report()
                                .answer(
                                        one.source()
                                                + ": verified, "
                                                + Amounts.bytes(updated.fetched())
                                                + " fetched");
                    }
                }
                case RpmPackages.Update.Failed(_, var problem) -> {
                    var failure = Failure.of(problem);
                    row.putAll(failure.tree());
                    code = code == ExitCode.SUCCESS ? failure.code() : code;
                    session.report().error(failure.message(), failure.details(), failure.hint());
                }
            }
            rows.add(row);
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        return code;
    }

    static ExitCode install(Session session, RpmPackages packages, List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("name a package");
        }
        if (!session.arguments().has(InstallOptionGroup.DRY_RUN)) {
            throw new UsageException(
                    "another machine's packages are not changed from here",
                    Optional.of("wardian sys install --dry-run " + String.join(" ", names)));
        }
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
