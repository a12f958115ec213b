package dev.wardian.stack.choice;

import java.nio.file.Path;
import java.util.Optional;

/// Where packages shall go. Interpreters are asked for as people do: `3.12`, `>=3.10`, `python3.11`
/// or a path.
public sealed interface EnvironmentRequest {

    /// What becomes of the request when there is no such virtual environment.
    enum IfMissing {
        /// It is refused.
        REFUSE,
        /// The environment is made.
        MAKE,
        /// Nothing is made: the environment is taken to be there and empty, as dry runs want it.
        ASSUME
    }

    /// The active virtual environment, else `.venv` in the working folder or above it, else one to
    /// be made as `.venv` in the working folder.
    record Project(Optional<String> python, IfMissing ifMissing) implements EnvironmentRequest {}

    /// The virtual environment in this folder.
    record Virtual(Path folder, Optional<String> python, IfMissing ifMissing)
            implements EnvironmentRequest {}

    /// The environment of an interpreter itself (`--python`), which may be virtual. One that its
    /// distribution manages (PEP 668) is refused on change unless `breakSystemPackages`.
    record OfInterpreter(Optional<String> python, boolean breakSystemPackages)
            implements EnvironmentRequest {}

    /// The environment of an installed interpreter, never a virtual one (`--system`).
    record Installed(Optional<String> python, boolean breakSystemPackages)
            implements EnvironmentRequest {}

    /// A folder that is no environment, for a given interpreter (`--target`).
    record TargetFolder(Path folder, Optional<String> python) implements EnvironmentRequest {}

    /// A prefix with the usual folders below it (`--prefix`).
    record Prefix(Path folder, Optional<String> python) implements EnvironmentRequest {}

    /// The user's own site packages (`--user`).
    record User(Optional<String> python, boolean breakSystemPackages)
            implements EnvironmentRequest {}
}
