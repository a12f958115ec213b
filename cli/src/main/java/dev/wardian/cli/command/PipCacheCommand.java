package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import java.util.List;

/// `pip cache` over our cache.
final class PipCacheCommand implements Command {

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String summary() {
        return "Look into the cache and empty it";
    }

    @Override
    public String operands() {
        return "dir|info|list|remove|purge [PACKAGE]";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip cache dir", "wardian pip cache purge");
    }

    @Override
    public ExitCode run(Session session) {
        var operands = session.arguments().operands();
        var action = operands.isEmpty() ? "" : operands.getFirst();
        var rest = Actions.rest(operands);
        var wardian = session.wardian();
        switch (action) {
            case "dir" -> session.report().answer(wardian.settings().cacheFolder().toString());
            case "info" -> {
                var summary = wardian.cache().summary();
                session.report().answer("Cache location: " + summary.folder());
                session.report().answer("Cache size: " + Amounts.bytes(summary.bytes()));
                for (var bucket : summary.buckets()) {
                    session.report()
                            .answer(
                                    "%s: %d entries, %s"
                                            .formatted(
                                                    bucket.name(),
                                                    bucket.entries(),
                                                    Amounts.bytes(bucket.bytes())));
                }
            }
            case "list" -> {
                for (var bucket : wardian.cache().summary().buckets()) {
                    session.report().answer(" - " + bucket.name() + ": " + bucket.entries());
                }
            }
            case "remove" -> {
                if (rest.isEmpty()) {
                    PipOptions.error(session, "Please provide a pattern");
                    return ExitCode.REFUSED;
                }
                var purged = wardian.cache().purge(ResolveOptionGroup.names(rest));
                session.report().answer("Files removed: " + purged.files());
            }
            case "purge" -> {
                var purged = wardian.cache().purge(List.of());
                session.report()
                        .answer(
                                "Files removed: %d (%s)"
                                        .formatted(purged.files(), Amounts.bytes(purged.bytes())));
            }
            default -> {
                PipOptions.error(
                        session, "Need an action (dir, info, list, purge, remove) to perform.");
                return ExitCode.REFUSED;
            }
        }
        return ExitCode.SUCCESS;
    }
}
