package dev.wardian.python.environment;

/// Which kinds of interpreters a search may answer with.
public enum EnvironmentPreference {
    /// A virtual environment when there is one, else an installation.
    ANY,
    /// Only installations: what a new environment is made from, and `--system`.
    ONLY_SYSTEM,
    /// Only virtual (or conda) environments.
    ONLY_VIRTUAL
}
