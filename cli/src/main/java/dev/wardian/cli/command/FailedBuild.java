package dev.wardian.cli.command;

import dev.wardian.stack.FailedBuilds;
import dev.wardian.stack.explain.FixMemory;
import dev.wardian.stack.explain.KnownFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps for `wardian fix` what would help a build that failed for want of packages of the system:
/// bringing them without root, or into the system.
public final class FailedBuild {
    private FailedBuild() {}

    /// Keeps it, if what was thrown is such a failure; not being able to is no other failure.
    public static void remember(Session session, Throwable thrown) {
        var packages = FailedBuilds.lacked(thrown);
        if (!packages.isEmpty() && !session.invocation().words().getFirst().equals("fix")) {
            new FixMemory(session.cacheFolder(), session.workingFolder())
                    .remember(fixes(session, packages));
        }
    }

    private static List<KnownFix> fixes(Session session, List<String> packages) {
        var words = SameCommand.words(session);
        var rootless = new ArrayList<>(words);
        var option = BuildOptionGroup.WITH_SYSTEM.spelling();
        var fixes = new ArrayList<KnownFix>();
        if (takes(words.getFirst())
                && !session.arguments().has(BuildOptionGroup.WITH_SYSTEM)
                && session.wardian().system().bringsWithoutRoot()) {
            rootless.add(1, option);
            fixes.add(
                    fix(
                            "bring `"
                                    + String.join("`, `", packages)
                                    + "` without root, and what it"
                                    + " lacks besides, and try again",
                            session,
                            List.of(rootless)));
        }
        var install = new ArrayList<>(List.of("sys", "install"));
        install.addAll(packages);
        fixes.add(
                fix(
                        "install `"
                                + String.join("`, `", packages)
                                + "` into the system, as root, and try again",
                        session,
                        List.of(install, words)));
        return fixes;
    }

    private static boolean takes(String command) {
        return Commands.named(command)
                .map(Command::options)
                .orElse(List.of())
                .contains(BuildOptionGroup.WITH_SYSTEM);
    }

    /// What cannot be given again, a person has to.
    private static KnownFix fix(String text, Session session, List<List<String>> runs) {
        var shown = new ArrayList<String>();
        for (var run : runs) {
            shown.add(SameCommand.shown(run));
        }
        return new KnownFix(
                text,
                List.of(),
                List.of(),
                List.of(text),
                Optional.of(String.join(" && ", shown)),
                SameCommand.isRepeatable(session) ? runs : List.of());
    }
}
