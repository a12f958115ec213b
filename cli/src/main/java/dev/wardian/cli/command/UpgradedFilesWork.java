package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.UpgradedFiles;
import dev.wardian.stack.workspace.UpgradedFiles.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Raises versions in requirement files, for `upgrade -r`. The environment stays as it is.
final class UpgradedFilesWork {

    private final Session session;

    UpgradedFilesWork(Session session) {
        this.session = session;
    }

    ExitCode run(List<String> files, boolean latest) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        GraphOptionGroup.interpreter(arguments, session.workingFolder()));
        var names = ResolveOptionGroup.names(arguments.operands());
        return switch (new UpgradedFiles(wardian, environment, latest).of(files, names)) {
            case Outcome.Refused(var reason) -> new PlanReport(session).refuse(reason);
            case Outcome.Raised raised -> take(raised, files);
        };
    }

    private ExitCode take(Outcome.Raised raised, List<String> files) {
        session.endProgress();
        var report = session.report();
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        if (!dryRun) {
            raised.files().forEach(it -> it.write());
        }
        for (var line : raised.lines()) {
            if (line.after().isPresent()) {
                report.message(
                        (dryRun ? "Would change `" : "Changed `")
                                + line.before()
                                + "` to `"
                                + line.after().get()
                                + "` in "
                                + line.place());
            } else {
                report.warning(
                        "`"
                                + line.before()
                                + "` in "
                                + line.place()
                                + " is written in a way that cannot be changed in place");
            }
        }
        if (session.json()) {
            report.answer(JsonText.of(Map.of("edits", rows(raised))));
        } else if (raised.lines().isEmpty()) {
            report.message("All versions are the newest that fit together");
        } else if (!dryRun) {
            report.hint("`wardian install -r " + String.join(" -r ", files) + "` installs them");
        }
        return ExitCode.SUCCESS;
    }

    private static List<Map<String, Object>> rows(Outcome.Raised raised) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : raised.lines()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("place", line.place());
            row.put("before", line.before());
            row.put("after", line.after());
            rows.add(row);
        }
        return rows;
    }
}
