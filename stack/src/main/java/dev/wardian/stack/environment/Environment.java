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
/// @param created true when this call made it
/// @param externallyManaged the message of a distribution that manages it (PEP 668)
public record Environment(
        Kind kind,
        Path root,
        Path python,
        Version pythonVersion,
        String implementation,
        boolean created,
        Optional<String> externallyManaged) {

    /// What sort of place it is.
    public enum Kind {
        VIRTUAL,
        SYSTEM,
        TARGET,
        PREFIX,
        USER
    }
}
