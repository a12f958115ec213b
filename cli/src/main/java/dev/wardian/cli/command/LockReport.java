package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.workspace.Edited;
import dev.wardian.stack.workspace.LockChange;
import dev.wardian.stack.workspace.Locking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is told of the lock of a project: what changed in it, as lines and for programs.
///
/// @param lockFile the file that holds it
/// @param showsLock whether the versions that changed are listed
record LockReport(Session session, Path lockFile, boolean showsLock) {

    /// Tells of a lock; empty if all is well.
    Optional<ExitCode> tell(Locking locking) {
        return switch (locking) {
            case Locking.Refused(var reason) -> Optional.of(new PlanReport(session).refuse(reason));
            case Locking.Locked locked -> {
                for (var warning : locked.warnings()) {
                    session.report().warning(warning);
                }
                lines(locked);
                yield Optional.empty();
            }
        };
    }

    private void lines(Locking.Locked locked) {
        if (locked.milliseconds() == 0) {
            return;
        }
        session.endProgress();
        var report = session.report();
        report.message(
                (locked.written() ? "Locked " : "Resolved ")
                        + Amounts.count(locked.lock().packages().size(), "package")
                        + " in "
                        + report.colours().dim(Amounts.duration(locked.milliseconds())));
        if (showsLock) {
            changes(locked.change()).forEach(report::message);
        }
    }

    /// A line for each package whose version changed.
    List<String> changes(LockChange change) {
        var colours = session.report().colours();
        var lines = new ArrayList<String>();
        for (var moved : change.packages()) {
            var name = colours.bold(moved.name().toString());
            if (moved.before().isEmpty()) {
                lines.add(colours.green(" + ") + name + " " + versions(moved.after()));
            } else if (moved.after().isEmpty()) {
                lines.add(colours.red(" - ") + name + " " + versions(moved.before()));
            } else {
                lines.add(
                        colours.yellow(" ~ ")
                                + name
                                + " "
                                + versions(moved.before())
                                + " -> "
                                + versions(moved.after()));
            }
        }
        for (var moved : change.system()) {
            var sign =
                    moved.before().isEmpty()
                            ? colours.green(" + ")
                            : moved.after().isEmpty() ? colours.red(" - ") : colours.yellow(" ~ ");
            lines.add(
                    sign
                            + colours.bold(moved.name())
                            + " "
                            + Stream.of(moved.before(), moved.after())
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.joining(" -> "))
                            + " (of "
                            + moved.machine().distribution()
                            + ")");
        }
        return lines;
    }

    private static String versions(List<String> versions) {
        return String.join(", ", versions);
    }

    /// What JSON tells of a lock.
    Map<String, Object> tree(Locking.Locked locked) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var moved : locked.change().packages()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", moved.name());
            row.put("before", moved.before());
            row.put("after", moved.after());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("file", lockFile);
        tree.put("written", locked.written());
        tree.put("packages", locked.lock().packages().size());
        tree.put("changes", rows);
        var system = new ArrayList<Map<String, Object>>();
        for (var moved : locked.change().system()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", moved.name());
            row.put("distribution", moved.machine().distribution());
            row.put("architecture", moved.machine().architecture());
            row.put("before", moved.before());
            row.put("after", moved.after());
            system.add(row);
        }
        tree.put("system_changes", system);
        return tree;
    }

    /// What JSON tells of the edits of a project file.
    static List<Map<String, Object>> edits(List<Edited.Line> lines) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var row = new LinkedHashMap<String, Object>();
            row.put("section", line.section());
            row.put("before", line.before().isEmpty() ? Optional.empty() : line.before());
            row.put("after", line.after().isEmpty() ? Optional.empty() : line.after());
            rows.add(row);
        }
        return rows;
    }
}
