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
        var code = ExitCode.SUCCESS;
        for (var run : fix.runs()) {
            var words = new ArrayList<>(run);
            if (dryRun) {
                words.add(1, InstallOptionGroup.DRY_RUN.spelling());
            }
            if (session.json()) {
                words.add(1, GlobalOptions.JSON.spelling());
            }
            code = one(session, words);
            if (code != ExitCode.SUCCESS) {
                return code;
            }
        }
        if (!dryRun) {
            new FixMemory(session.wardian().settings().cacheFolder(), session.workingFolder())
                    .remember(List.of());
        }
        return code;
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
