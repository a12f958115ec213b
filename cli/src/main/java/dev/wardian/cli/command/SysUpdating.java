package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.stack.system.SystemPackages.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fetches the indexes of the repositories that the machine is configured with.
final class SysUpdating {

    private SysUpdating() {}

    static ExitCode run(Session session, SystemPackages packages, List<String> rest) {
        if (!rest.isEmpty()) {
            throw new UsageException("unexpected `" + rest.getFirst() + "`");
        }
        var rows = new ArrayList<Map<String, Object>>();
        var code = ExitCode.SUCCESS;
        var sources = packages.update();
        for (var one : sources) {
            var row = new LinkedHashMap<String, Object>();
            row.put("uri", one.source().uri());
            row.put("suite", one.source().suite());
            row.put("components", one.source().components());
            switch (one) {
                case Update.Done(var updated) -> {
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
                case Update.Failed(_, var problem) -> {
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
}
