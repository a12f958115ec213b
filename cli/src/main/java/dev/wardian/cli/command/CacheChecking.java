package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.cache.DamagedArchive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `wardian cache verify`.
final class CacheChecking {

    static final Option REPAIR =
            Option.flag("repair", "verify: take damaged archives out, to be fetched again");

    private CacheChecking() {}

    static ExitCode run(Session session) {
        var damaged = session.wardian().cache().verify(session.arguments().has(REPAIR));
        if (session.json()) {
            session.report().answer(JsonText.of(tree(damaged)));
        } else {
            for (var archive : damaged) {
                session.report().answer(archive.wheel() + (archive.removed() ? " (removed)" : ""));
                for (var file : archive.files()) {
                    session.report().answer("    " + file);
                }
            }
        }
        session.report()
                .message(
                        damaged.isEmpty()
                                ? "All archives are as they were unpacked"
                                : "Found " + Amounts.count(damaged.size(), "damaged archive"));
        var left = damaged.stream().anyMatch(archive -> !archive.removed());
        return left ? ExitCode.REFUSED : ExitCode.SUCCESS;
    }

    private static Map<String, Object> tree(List<DamagedArchive> damaged) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var archive : damaged) {
            var row = new LinkedHashMap<String, Object>();
            row.put("sha256", archive.sha256());
            row.put("wheel", archive.wheel());
            row.put("files", archive.files());
            row.put("removed", archive.removed());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("ok", damaged.isEmpty());
        tree.put("damaged", rows);
        return tree;
    }
}
