package dev.wardian.stack.smoke;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;

/// What came of importing one package.
///
/// @param modules what was imported: its top-level modules, and of a namespace that it shares with
///     others (PEP 420) its own packages
/// @param outcome how it ended
/// @param milliseconds how long it took
public record SmokeResult(
        PackageName name,
        Version version,
        List<String> modules,
        Outcome outcome,
        long milliseconds) {
    public SmokeResult {
        modules = List.copyOf(modules);
    }

    /// How it ended.
    public sealed interface Outcome {
        /// Every module was imported.
        record Imported() implements Outcome {}

        /// It has nothing to import.
        record NothingToImport() implements Outcome {}

        /// A module raised an exception.
        ///
        /// @param module the first that did
        /// @param error the exception in one line
        /// @param trace the last frames of its trace, for people
        record Failed(String module, String error, List<String> trace) implements Outcome {
            public Failed {
                trace = List.copyOf(trace);
            }
        }

        /// The process ended by itself in the middle of a module.
        ///
        /// @param how its exit code, or the signal that ended it
        record Died(String module, String how) implements Outcome {}

        /// The time was over.
        record TimedOut(String module) implements Outcome {}
    }

    /// Whether nothing is wrong.
    public boolean isSound() {
        return outcome instanceof Outcome.Imported || outcome instanceof Outcome.NothingToImport;
    }
}
