package dev.wardian.stack;

import dev.wardian.host.build.BuildLog;
import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.build.BuildPackages;
import dev.wardian.python.BuildProblem;
import dev.wardian.stack.choice.HostChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells what a failed build lacked of the system, and the command that brings it.
final class SystemAdvice {
    private static final int LONGEST_LOG = 4 << 20;

    private SystemAdvice() {}

    /// What to do; empty where the log does not show that something of the system was lacking.
    static Optional<String> of(BuildProblem.BuildFailed failed, Settings settings) {
        var needs = BuildLog.needs(lines(failed));
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        var host =
                Machines.of(settings.environment(), settings.workingFolder())
                        .chosen(HostChoice.here(), List.of());
        return BuildPackages.command(needs, host)
                .map(command -> "it needs " + told(needs) + ": " + command);
    }

    private static String told(Set<BuildNeed> needs) {
        var names = new ArrayList<String>();
        needs.forEach(need -> names.add("`" + need.name() + "`"));
        return String.join(", ", names);
    }

    private static List<String> lines(BuildProblem.BuildFailed failed) {
        try (var in = Files.newInputStream(failed.log())) {
            var text = new String(in.readNBytes(LONGEST_LOG), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException gone) {
            return failed.lastLines();
        }
    }
}
