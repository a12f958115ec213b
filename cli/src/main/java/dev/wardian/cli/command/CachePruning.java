package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.cache.PruneChoices;
import dev.wardian.stack.size.SizeText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;

/// `wardian cache prune`.
final class CachePruning {

    static final Option KEEP =
            Option.value("keep", "AGE", "prune: keep what was used in that time: 30d, 12h, 2w");
    static final Option MAX_SIZE =
            Option.value("max-size", "SIZE", "prune: keep no more than that unpacked: 20G, 500M");
    static final Option CI =
            Option.flag("ci", "prune: keep what was built, not what can be downloaded again");

    private CachePruning() {}

    static void run(Session session) {
        var arguments = session.arguments();
        var dryRun = arguments.has(InstallOptionGroup.DRY_RUN);
        var choices =
                new PruneChoices(
                        age(arguments), size(arguments), arguments.has(CI), dryRun, Instant.now());
        var pruned = session.wardian().cache().prune(choices);
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("dry_run", dryRun);
            tree.put("archives", pruned.archives());
            tree.put("files", pruned.files());
            tree.put("bytes", pruned.bytes());
            tree.put("freed_bytes", pruned.freed());
            tree.put("in_use", pruned.inUse());
            session.report().answer(JsonText.of(tree));
        }
        session.report()
                .message(
                        (dryRun ? "Would remove " : "Removed ")
                                + Amounts.count(pruned.archives(), "archive")
                                + ", "
                                + Amounts.count(pruned.files(), "file")
                                + " ("
                                + Amounts.bytes(pruned.bytes())
                                + ", of which "
                                + Amounts.bytes(pruned.freed())
                                + " no environment shares)");
        if (pruned.inUse() > 0) {
            session.report()
                    .message(
                            Amounts.count(pruned.inUse(), "archive")
                                    + (pruned.inUse() == 1 ? " is" : " are")
                                    + " in use and stayed");
        }
    }

    private static Optional<Duration> age(Arguments arguments) {
        return arguments.value(KEEP).map(CachePruning::age);
    }

    private static Duration age(String text) {
        var number = number(text);
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays(7 * number);
            default -> throw noAge(text);
        };
    }

    private static OptionalLong size(Arguments arguments) {
        var text = arguments.value(MAX_SIZE);
        return text.isPresent() ? OptionalLong.of(size(text.get())) : OptionalLong.empty();
    }

    private static long size(String text) {
        try {
            return SizeText.bytes(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static long number(String text) {
        try {
            var number = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException other) {
            // said below
        }
        throw noAge(text);
    }

    private static UsageException noAge(String text) {
        return new UsageException("`" + text + "` is not an age: write 30d, 12h, 90m or 2w");
    }
}
