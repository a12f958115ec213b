package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.ShellText;
import dev.wardian.stack.explain.FixMemory;
import dev.wardian.stack.explain.KnownFix;
import java.util.ArrayList;
import java.util.List;

/// Gives commands again, changed so that they may succeed this time.
final class Rerun {
    private Rerun() {}

    /// Runs the commands of a fix one after another until one fails; a dry run shows what each
    /// would do.
    static ExitCode all(Session session, KnownFix fix, boolean dryRun) {
        if (dryRun) {
            return each(session, fix, List.of(InstallOptionGroup.DRY_RUN.spelling()));
        }
        var memory = new FixMemory(session.cacheFolder(), session.workingFolder());
        var before = memory.recall();
        // what the commands come to may have fixes of its own, which stay
        memory.remember(List.of());
        var code = ExitCode.REFUSED;
        try {
            code = each(session, fix, List.of());
            return code;
        } finally {
            if (code != ExitCode.SUCCESS && memory.recall().isEmpty()) {
                memory.remember(before);
            }
        }
    }

    private static ExitCode each(Session session, KnownFix fix, List<String> options) {
        for (var run : fix.runs()) {
            var words = new ArrayList<>(run);
            words.addAll(1, options);
            if (session.json()) {
                words.add(1, GlobalOptions.JSON.spelling());
            }
            var code = one(session, words);
            if (code != ExitCode.SUCCESS) {
                return code;
            }
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode one(Session session, List<String> words) {
        session.report().message("Running: " + ShellText.of(before(words)));
        var command = Commands.named(words.getFirst()).orElseThrow();
        var arguments = Commands.parse(command, words.subList(1, words.size()));
        try (var again = session.again(words, arguments)) {
            try {
                return command.run(again);
            } catch (RuntimeException failure) {
                FailedBuild.remember(again, failure);
                throw failure;
            }
        }
    }

    private static List<String> before(List<String> words) {
        var all = new ArrayList<>(words);
        all.addFirst("wardian");
        return all;
    }
}
