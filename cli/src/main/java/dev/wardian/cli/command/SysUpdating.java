package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemPackages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fetches the indexes of the repositories that the machine is configured with, and tells the same
/// of each, whatever its kind.
final class SysUpdating {
    private final Session session;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private ExitCode code = ExitCode.SUCCESS;

    private SysUpdating(Session session) {
        this.session = session;
    }

    static ExitCode run(Session session, SystemPackages packages, List<String> rest) {
        refuse(rest);
        var told = new SysUpdating(session);
        for (var one : packages.update()) {
            var source = one.source();
            var row = row(source.uri(), source.suite(), source.components());
            switch (one) {
                case SystemPackages.Update.Done(var updated) ->
                        told.done(row, source, updated.fetched(), updated.warnings());
                case SystemPackages.Update.Failed(_, var problem) -> told.failed(row, problem);
            }
        }
        return told.end();
    }

    static ExitCode run(Session session, RpmPackages packages, List<String> rest) {
        refuse(rest);
        var told = new SysUpdating(session);
        for (var one : packages.update()) {
            var source = one.source();
            var address = source.bases().stream().findFirst().orElse(source.mirrors());
            var row = row(address, source.id(), List.of());
            switch (one) {
                case RpmPackages.Update.Done(var updated) ->
                        told.done(row, source, updated.fetched(), updated.warnings());
                case RpmPackages.Update.Failed(_, var problem) -> told.failed(row, problem);
            }
        }
        return told.end();
    }

    private static void refuse(List<String> rest) {
        if (!rest.isEmpty()) {
            throw new UsageException("unexpected `" + rest.getFirst() + "`");
        }
    }

    private static Map<String, Object> row(Object address, String suite, List<?> components) {
        var row = new LinkedHashMap<String, Object>();
        row.put("uri", address);
        row.put("suite", suite);
        row.put("components", components);
        return row;
    }

    private void done(Map<String, Object> row, Object source, long fetched, List<String> warnings) {
        row.put("bytes_fetched", fetched);
        row.put("warnings", warnings);
        warnings.forEach(session.report()::warning);
        if (!session.json()) {
            session.report().answer(source + ": verified, " + Amounts.bytes(fetched) + " fetched");
        }
        rows.add(row);
    }

    private void failed(Map<String, Object> row, RuntimeException problem) {
        var failure = Failure.of(problem);
        row.putAll(failure.tree());
        code = code == ExitCode.SUCCESS ? failure.code() : code;
        session.report().error(failure.message(), failure.details(), failure.hint());
        rows.add(row);
    }

    private ExitCode end() {
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        return code;
    }
}
