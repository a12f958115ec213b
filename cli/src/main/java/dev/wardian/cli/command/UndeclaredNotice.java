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
        if (!requirements.isEmpty()) {
            var words = words(session, requirements);
            report.message(report.colours().cyan("hint:") + " " + SameCommand.shown(words));
            remember(session, requirements, words);
        }
    }

    private static void remember(Session session, Set<String> requirements, List<String> words) {
        var text = "install " + String.join(", ", requirements) + ", which nobody declares";
        var command = Optional.of(SameCommand.shown(words));
        var runs = SameCommand.isRepeatable(session) ? List.of(words) : List.<List<String>>of();
        new FixMemory(session.cacheFolder(), session.workingFolder())
                .remember(
                        List.of(
                                new KnownFix(
                                        text, List.of(), List.of(), List.of(text), command, runs)));
    }

    /// The command with these added to what it asks for, so that they are chosen to go with that:
    /// a package of 2023 was compiled for the NumPy of 2023, also where it does not say that it
    /// needs one.
    private static List<String> words(Session session, Set<String> requirements) {
        var words = new ArrayList<>(SameCommand.words(session));
        if (!words.getFirst().equals("install") && !words.getFirst().equals("add")) {
            words = new ArrayList<>(List.of("install"));
            var folder = session.arguments().value(EnvironmentOptionGroup.VENV);
            if (folder.isPresent()) {
                words.addAll(List.of("--venv", folder.get()));
            }
        }
        var more = new ArrayList<>(requirements);
        more.removeAll(words);
        words.addAll(more);
        return words;
    }
}
