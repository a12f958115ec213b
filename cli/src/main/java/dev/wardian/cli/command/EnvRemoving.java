package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `wardian env remove`.
final class EnvRemoving {

    private EnvRemoving() {}

    static ExitCode run(Session session, List<String> operands) {
        var arguments = session.arguments();
        var force = arguments.has(EnvCommand.FORCE);
        var folders = new ArrayList<Path>();
        for (var operand : operands) {
            var folder = session.workingFolder().resolve(operand).normalize();
            // all are looked at before the first is removed
            session.wardian().environments().requireRemovable(folder, force);
            folders.add(folder);
        }
        var dryRun = arguments.has(InstallOptionGroup.DRY_RUN);
        var removed = new ArrayList<Path>();
        for (var folder : folders) {
            if (dryRun) {
                session.report().message("Would remove `" + session.shown(folder) + "`");
                removed.add(folder);
            } else if (arguments.has(EnvCommand.YES)
                    || Question.agreed(session, "Remove `" + folder + "` with all it holds?")) {
                session.wardian().environments().remove(folder, force);
                session.report().message("Removed `" + session.shown(folder) + "`");
                removed.add(folder);
            }
        }
        if (session.json()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("dry_run", dryRun);
            row.put("removed", removed);
            session.report().answer(JsonText.of(row));
        }
        return ExitCode.SUCCESS;
    }
}
