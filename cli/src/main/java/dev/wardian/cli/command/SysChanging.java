package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.system.SystemChange;
import dev.wardian.stack.system.SystemManager;
import dev.wardian.stack.system.SystemManager.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Has the system's own package manager change the system.
final class SysChanging {
    private static final int SHOWN = 12;

    private SysChanging() {}

    static ExitCode run(Session session, SystemManager manager, Action action, List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("name a package");
        }
        for (var name : names) {
            if (name.startsWith("-")) {
                throw new UsageException("`" + name + "` is no package");
            }
        }
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        if (!dryRun && !session.wardian().system().isRoot()) {
            session.report()
                    .error(
                            "only root changes the system",
                            List.of(),
                            Optional.of(
                                    action == Action.INSTALL
                                            ? "wardian install --system-package "
                                                    + String.join(" --system-package ", names)
                                                    + " puts it into an environment"
                                            : "sudo "
                                                    + String.join(
                                                            " ", manager.command(action, names))));
            return ExitCode.ENVIRONMENT;
        }
        return switch (action) {
            case HOLD, UNHOLD -> hold(session, manager, action, names, dryRun);
            case INSTALL, REMOVE -> change(session, manager, action, names, dryRun);
        };
    }

    private static ExitCode hold(
            Session session,
            SystemManager manager,
            Action action,
            List<String> names,
            boolean dryRun) {
        if (!dryRun) {
            var ended = manager.carryOut(action, names, session.report()::detail);
            if (ended.code() != 0) {
                return refused(session, manager, action, names, ended);
            }
        }
        var held = action == Action.HOLD ? "held" : "no longer held";
        if (session.json()) {
            session.report()
                    .answer(
                            JsonText.of(
                                    Map.of(
                                            "packages",
                                            names,
                                            "held",
                                            action == Action.HOLD,
                                            "dry_run",
                                            dryRun)));
        }
        for (var name : names) {
            session.report().message((dryRun ? "Would be " : "Is ") + held + ": " + name);
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode change(
            Session session,
            SystemManager manager,
            Action action,
            List<String> names,
            boolean dryRun) {
        var preview = manager.preview(action, names);
        if (preview.refused()) {
            return refused(session, manager, action, names, preview.ended());
        }
        if (!dryRun && !preview.changes().isEmpty()) {
            var ended = manager.carryOut(action, names, session.report()::detail);
            if (ended.code() != 0) {
                return refused(session, manager, action, names, ended);
            }
        }
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(preview.changes(), dryRun)));
        } else {
            preview.changes().forEach(one -> session.report().answer(one.toString()));
        }
        var count = Amounts.count(preview.changes().size(), "package");
        session.report()
                .message(
                        preview.changes().isEmpty()
                                ? "Nothing to do"
                                : dryRun ? "Would change " + count : "Changed " + count);
        return ExitCode.SUCCESS;
    }

    private static Map<String, Object> tree(List<SystemChange> changes, boolean dryRun) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : changes) {
            var row = new LinkedHashMap<String, Object>();
            row.put("change", one.kind().name().toLowerCase(Locale.ROOT));
            row.put("name", one.name());
            row.put("from", one.from());
            row.put("to", one.to());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("dry_run", dryRun);
        tree.put("changes", rows);
        return tree;
    }

    private static ExitCode refused(
            Session session,
            SystemManager manager,
            Action action,
            List<String> names,
            SystemManager.Ended ended) {
        var lines = ended.lines().stream().filter(line -> !line.isBlank()).toList();
        var told = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        var command = String.join(" ", manager.command(action, names));
        if (session.json()) {
            session.report()
                    .answer(
                            JsonText.of(
                                    Map.of("error", Map.of("message", command, "details", told))));
        }
        session.report()
                .error("`" + command + "` ends with " + ended.code(), told, Optional.empty());
        return ExitCode.REFUSED;
    }
}
