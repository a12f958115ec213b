package dev.wardian.cli.command;

import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.stack.library.LibraryReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells which shared libraries packages lack, and what brings them.
final class LibraryNotice {
    private static final int SHOWN = 20;

    private LibraryNotice() {}

    /// A warning for each library, and the command that helps.
    static void warn(Session session, LibraryReport found) {
        var report = session.report();
        for (var finding : found.findings().subList(0, Math.min(SHOWN, found.findings().size()))) {
            report.warning(finding.message());
        }
        if (found.findings().size() > SHOWN) {
            report.warning("and " + (found.findings().size() - SHOWN) + " more libraries");
        }
        for (var note : found.notes()) {
            report.detail(note.message());
        }
        found.command()
                .ifPresent(
                        command -> {
                            report.message(report.colours().cyan("hint:") + " " + command);
                            if (command.contains("apt-get ")) {
                                report.message(
                                        report.colours().cyan("hint:")
                                                + " without root: `wardian install --with-system`");
                            }
                        });
    }

    /// The findings as `--json` tells them.
    static List<Map<String, Object>> rows(List<LibraryFinding> findings) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var finding : findings) {
            var row = new LinkedHashMap<String, Object>();
            row.put("kind", kind(finding));
            row.put("library", finding.library());
            row.put("message", finding.message());
            row.put("brings", brings(finding));
            row.put("packages", finding.packages());
            row.put("files", finding.needers().stream().map(one -> one.file()).toList());
            rows.add(row);
        }
        return rows;
    }

    private static Optional<String> brings(LibraryFinding finding) {
        return switch (finding) {
            case LibraryFinding.Absent(_, var brings, _) -> brings;
            case LibraryFinding.DriverAbsent _, LibraryFinding.TooOld _ -> Optional.empty();
        };
    }

    private static String kind(LibraryFinding finding) {
        return switch (finding) {
            case LibraryFinding.Absent _ -> "absent";
            case LibraryFinding.DriverAbsent _ -> "driver_absent";
            case LibraryFinding.TooOld _ -> "too_old";
        };
    }
}
