package dev.wardian.cli.command;

import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.explain.FixMemory;
import dev.wardian.stack.explain.KnownFix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells what packages import and nobody declares, and offers to bring it; nothing is brought
/// unasked.
final class UndeclaredNotice {
    private UndeclaredNotice() {}

    /// A warning for each module, and the command that brings those whose packages are known; `fix`
    /// knows it too.
    static void warn(Session session, List<CheckFinding> found) {
        var report = session.report();
        var requirements = new LinkedHashSet<String>();
        for (var finding : found) {
            report.warning(finding.message() + ", and it declares none that brings it");
            finding.evidence().stream().findFirst().ifPresent(report::detail);
            finding.remedy().ifPresent(requirements::add);
        }
        command(session, requirements)
                .ifPresent(
                        command -> {
                            report.message(report.colours().cyan("hint:") + " " + command);
                            remember(session, requirements, command);
                        });
    }

    private static void remember(Session session, Set<String> requirements, String command) {
        var text = "install " + String.join(", ", requirements) + ", which nobody declares";
        new FixMemory(session.wardian().settings().cacheFolder(), session.workingFolder())
                .remember(
                        List.of(
                                new KnownFix(
                                        text,
                                        List.of(),
                                        List.of(),
                                        List.of(text),
                                        Optional.of(command))));
    }

    /// The command that brings these into the environment that was just changed.
    static Optional<String> command(Session session, Set<String> requirements) {
        if (requirements.isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<String>(List.of("wardian", "install"));
        session.arguments()
                .value(EnvironmentOptionGroup.VENV)
                .ifPresent(folder -> words.addAll(List.of("--venv", folder)));
        for (var requirement : requirements) {
            words.add(
                    requirement.chars().allMatch(UndeclaredNotice::isPlain)
                            ? requirement
                            : "'" + requirement + "'");
        }
        return Optional.of(String.join(" ", words));
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
