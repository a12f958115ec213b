package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells about the cache, or empties it.
final class CacheCommand implements Command {

    private static final Actions ACTIONS =
            new Actions(
                    "cache",
                    List.of("dir", "info", "size", "prune", "purge", "clean", "verify"),
                    "info");

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String summary() {
        return "Tell where the cache is and what it holds, prune, verify or empty it";
    }

    @Override
    public String operands() {
        return "dir|info|prune|purge|verify [PACKAGE]... (size: info, clean: purge)";
    }

    @Override
    public List<Option> options() {
        return List.of(
                CachePruning.KEEP,
                CachePruning.MAX_SIZE,
                CachePruning.CI,
                CacheChecking.REPAIR,
                InstallOptionGroup.DRY_RUN);
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian cache dir",
                "wardian cache info --json",
                "wardian cache prune           # what was not used for 30 days",
                "wardian cache prune --keep 7d --max-size 20G",
                "wardian cache prune --ci      # all but what was built here",
                "wardian cache verify --repair # take out what was changed or cut short",
                "wardian cache purge           # everything",
                "wardian cache purge numpy     # what belongs to numpy");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        switch (ACTIONS.of(words)) {
            case "dir" -> folder(session);
            case "info", "size" -> info(session);
            case "prune" -> CachePruning.run(session);
            case "verify" -> {
                return CacheChecking.run(session);
            }
            default -> purge(session, Actions.rest(words));
        }
        return ExitCode.SUCCESS;
    }

    private static void folder(Session session) {
        var folder = session.wardian().settings().cacheFolder();
        session.report()
                .answer(session.json() ? JsonText.of(Map.of("folder", folder)) : folder.toString());
    }

    private static void info(Session session) {
        var summary = session.wardian().cache().summary();
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("folder", summary.folder());
            tree.put("bytes", summary.bytes());
            var buckets = new ArrayList<Map<String, Object>>();
            for (var bucket : summary.buckets()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("name", bucket.name());
                row.put("entries", bucket.entries());
                row.put("files", bucket.files());
                row.put("bytes", bucket.bytes());
                buckets.add(row);
            }
            tree.put("buckets", buckets);
            session.report().answer(JsonText.of(tree));
            return;
        }
        session.report().answer("Cache: " + summary.folder());
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Part", "Entries", "Files", "Size"));
        for (var bucket : summary.buckets()) {
            rows.add(
                    List.of(
                            bucket.name(),
                            String.valueOf(bucket.entries()),
                            String.valueOf(bucket.files()),
                            Amounts.bytes(bucket.bytes())));
        }
        rows.add(List.of("total", "", "", Amounts.bytes(summary.bytes())));
        for (var line : Table.lines(rows)) {
            session.report().answer(line);
        }
    }

    private static void purge(Session session, List<String> packages) {
        var names = ResolveOptionGroup.names(packages);
        if (session.arguments().has(InstallOptionGroup.DRY_RUN)) {
            var bytes = session.wardian().cache().summary().bytes();
            session.report()
                    .message(
                            names.isEmpty()
                                    ? "Would remove " + Amounts.bytes(bytes)
                                    : "Would remove what belongs to "
                                            + String.join(", ", packages));
            return;
        }
        var purged = session.wardian().cache().purge(names);
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("files", purged.files());
            tree.put("bytes", purged.bytes());
            session.report().answer(JsonText.of(tree));
        }
        session.report()
                .message(
                        "Removed "
                                + Amounts.count(purged.files(), "file")
                                + " ("
                                + Amounts.bytes(purged.bytes())
                                + ")");
    }
}
