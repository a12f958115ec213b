package dev.wardian.cli.command;

import dev.wardian.stack.system.BuildLack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what the machine lacks to build sources, before they are built.
final class LackNotice {
    private LackNotice() {}

    /// A warning, and what helps.
    static void warn(Session session, BuildLack lack) {
        warn(session, List.of(lack), lack.command());
    }

    /// A warning for each build, and what helps all of them.
    static void warn(Session session, List<BuildLack> lacks) {
        if (!lacks.isEmpty()) {
            warn(session, lacks, session.wardian().system().bringing(lacks));
        }
    }

    private static void warn(Session session, List<BuildLack> lacks, Optional<String> all) {
        var report = session.report();
        if (session.arguments().has(BuildOptionGroup.WITH_SYSTEM)) {
            lacks.forEach(lack -> report.message("To be brought: " + lack.message()));
            return;
        }
        lacks.forEach(lack -> report.warning(lack.message()));
        all.ifPresent(
                command ->
                        report.message(
                                report.colours().cyan("hint:")
                                        + " `"
                                        + command
                                        + "`"
                                        + (lacks.getFirst().offeredRootless()
                                                ? "; without root: `--with-system`"
                                                : "")));
    }

    /// What `--json` tells.
    static List<Map<String, Object>> rows(List<BuildLack> lacks) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var lack : lacks) {
            for (var one : lack.lacks()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("source", lack.source());
                row.put("kind", one.need().kind());
                row.put("name", one.need().name());
                row.put("sure", one.sure());
                row.put("where", one.where());
                row.put("brings", one.brings());
                rows.add(row);
            }
        }
        return rows;
    }
}
