package dev.wardian.stack.environment;

import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.Optional;

/// A place packages are installed into, together with the interpreter that runs them. Found or made
/// by `Wardian.environment`; immutable, what lies in it is read anew each time.
///
/// @param kind what sort of place it is
/// @param root its folder: the virtual environment, the prefix, or the target folder
/// @param python the interpreter's executable
/// @param pythonVersion the interpreter's version
/// @param implementation `cpython`, `pypy` …
/// @param presence whether it was there
/// @param externallyManaged the message of a distribution that manages it (PEP 668)
public record Environment(
        Kind kind,
        Path root,
        Path python,
        Version pythonVersion,
        String implementation,
        Presence presence,
        Optional<String> externallyManaged) {

    /// Whether this call made it.
    public boolean created() {
        return presence == Presence.MADE;
    }

    /// Whether it is only what would be made: an environment that holds nothing, with the
    /// interpreter that it would be made from.
    public boolean assumed() {
        return presence == Presence.ASSUMED;
    }

    /// Whether an environment was there when it was asked for.
    public enum Presence {
        FOUND,
        MADE,
        ASSUMED
    }

    /// What sort of place it is.
    public enum Kind {
        VIRTUAL,
        SYSTEM,
        TARGET,
        PREFIX,
        USER
    }
}
