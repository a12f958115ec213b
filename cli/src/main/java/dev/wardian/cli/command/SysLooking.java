package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.system.SystemIndex;
import dev.wardian.stack.system.SystemPackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// Tells what the system has and what its repositories offer; changes nothing and runs nothing.
final class SysLooking {

    private SysLooking() {}

    static ExitCode all(Session session, Collection<SystemPackage> packages) {
        var rows = new ArrayList<Map<String, Object>>();
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("Package", "Version", "Summary"));
        for (var one : packages) {
            rows.add(row(one));
            lines.add(List.of(one.name(), one.version(), one.summary()));
        }
        return answer(session, rows, lines);
    }

    private static ExitCode answer(
            Session session, List<Map<String, Object>> rows, List<List<String>> lines) {
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        } else if (lines.size() > 1) {
            for (var line : Table.lines(lines)) {
                session.report().answer(line);
            }
        }
        session.report().message("Found " + Amounts.count(rows.size(), "package"));
        return ExitCode.SUCCESS;
    }

    private static Map<String, Object> row(SystemPackage one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("architecture", one.architecture());
        row.put("section", one.section());
        row.put("summary", one.summary());
        row.put("bytes", one.size());
        row.put("held", one.held());
        row.put("depends", one.depends());
        return row;
    }

    static ExitCode search(Session session, SystemIndex packages, List<String> words) {
        if (words.isEmpty()) {
            throw new UsageException("name what to search for");
        }
        warnOfUnread(session, packages);
        var found = new ArrayList<SystemPackage>();
        for (var one : packages.offered().values()) {
            var text = (one.name() + " " + one.summary()).toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))) {
                found.add(one);
            }
        }
        return all(session, found);
    }

    static ExitCode info(Session session, SystemIndex packages, List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("name a package");
        }
        warnOfUnread(session, packages);
        var installed = packages.installed();
        var offered = packages.offered();
        var rows = new ArrayList<Map<String, Object>>();
        var missing = 0;
        for (var name : names) {
            var here = installed.get(name);
            var newest = offered.get(name);
            var one = here == null ? newest : here;
            if (one == null) {
                session.report().warning("`" + name + "` is neither installed nor offered");
                missing++;
            } else {
                var installedVersion = here == null ? "" : here.version();
                var offeredVersion = newest == null ? "" : newest.version();
                var row = row(one);
                row.put("installed", installedVersion);
                row.put("offered", offeredVersion);
                rows.add(row);
                if (!session.json()) {
                    describe(session, one, installedVersion, offeredVersion);
                }
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        return missing == 0 ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    private static void describe(
            Session session, SystemPackage one, String installed, String offered) {
        var report = session.report();
        report.answer(one.name() + " " + one.version() + " (" + one.architecture() + ")");
        report.answer("  " + one.summary());
        report.answer("  installed: " + shown(installed));
        report.answer("  offered:   " + shown(offered));
        report.answer("  size:      " + Amounts.bytes(one.size()));
        if (!one.depends().isEmpty()) {
            report.answer("  depends:   " + String.join(", ", one.depends()));
        }
        for (var line : one.description()) {
            report.answer("  " + (line.equals(".") ? "" : line));
        }
    }

    private static String shown(String version) {
        return version.isEmpty() ? "no" : version;
    }

    static ExitCode provides(Session session, SystemIndex packages, List<String> files) {
        if (files.isEmpty()) {
            throw new UsageException("name a file");
        }
        var rows = new ArrayList<Map<String, Object>>();
        var missing = 0;
        var all = new LinkedHashMap<String, SortedMap<String, List<String>>>();
        var strange = new ArrayList<String>();
        for (var file : files) {
            var owners = packages.owners(file);
            all.put(file, owners);
            if (owners.isEmpty()) {
                strange.add(file);
            }
        }
        var offering =
                strange.isEmpty()
                        ? Map.<String, SortedMap<String, List<String>>>of()
                        : packages.offering(strange);
        var installed = packages.installed();
        for (var entry : all.entrySet()) {
            var file = entry.getKey();
            var here = entry.getValue();
            var owners = here.isEmpty() ? offering.getOrDefault(file, here) : here;
            missing += owners.isEmpty() ? 1 : 0;
            if (here.isEmpty() && !owners.isEmpty()) {
                session.report().message("No installed package has `" + file + "`; these do:");
            }
            owners.forEach(
                    (name, paths) -> {
                        var row = new LinkedHashMap<String, Object>();
                        row.put("name", name);
                        row.put("files", paths);
                        row.put("installed", installed.containsKey(name));
                        rows.add(row);
                        if (!session.json()) {
                            session.report().answer(name + ": " + String.join(" ", paths));
                        }
                    });
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        if (missing > 0) {
            session.report()
                    .message("No package has " + Amounts.count(missing, "file") + " asked for");
        }
        return missing == 0 ? ExitCode.SUCCESS : ExitCode.REFUSED;
    }

    static ExitCode outdated(Session session, SystemIndex packages) {
        warnOfUnread(session, packages);
        var rows = new ArrayList<Map<String, Object>>();
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("Package", "Installed", "Offered"));
        for (var one : packages.outdated()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.installed().name());
            row.put("installed", one.installed().version());
            row.put("offered", one.offered().version());
            row.put("held", one.installed().held());
            rows.add(row);
            lines.add(
                    List.of(
                            one.installed().name(),
                            one.installed().version(),
                            one.offered().version()));
        }
        return answer(session, rows, lines);
    }

    private static void warnOfUnread(Session session, SystemIndex packages) {
        for (var list : packages.unread()) {
            session.report().warning("`" + list + "` is in a form that cannot be read");
        }
    }
}
