package dev.wardian.cli.command;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.Environment;
import java.util.function.Supplier;

/// Sees to it that a command which comes to nothing leaves no new environment behind.
final class NewEnvironment {

    private NewEnvironment() {}

    /// Does the work, and takes an environment that was made for it back unless it was changed.
    static ExitCode keptIfUsed(
            Session session, Environment environment, boolean dryRun, Supplier<ExitCode> work) {
        var used = false;
        try {
            var code = work.get();
            used = code == ExitCode.SUCCESS && !dryRun;
            return code;
        } finally {
            if (!used && environment.created()) {
                session.wardian().discard(environment);
                session.report()
                        .message(
                                "Removed `"
                                        + session.shown(environment.root())
                                        + "` again: nothing was installed into it");
            }
        }
    }
}
