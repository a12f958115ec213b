package dev.wardian.stack.choice;

import java.nio.file.Path;
import java.util.Optional;

/// Where packages shall go. Interpreters are asked for as people do: `3.12`, `>=3.10`, `python3.11`
/// or a path.
public sealed interface EnvironmentRequest {

    /// The active virtual environment, else `.venv` in the working folder or above it; `create`
    /// makes `.venv` in the working folder when there is none.
    record Project(Optional<String> python, boolean create) implements EnvironmentRequest {}

    /// The virtual environment in this folder; `create` makes it when it is missing.
    record Virtual(Path folder, Optional<String> python, boolean create)
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
