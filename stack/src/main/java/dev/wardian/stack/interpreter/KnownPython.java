package dev.wardian.stack.interpreter;

import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.Optional;

/// An interpreter of this machine, and where it was found.
///
/// @param executable the program as it was found, absolute; links are kept
/// @param real the file behind all links
/// @param version its full version
/// @param implementation `cpython`, `pypy` …
/// @param freeThreaded true when it was built without the global lock (PEP 703)
/// @param platform its platform as `sysconfig` names it, such as `linux-x86_64`
/// @param prefix `sys.prefix`
/// @param kind what sort of place it stands in
/// @param supported false when it is too old to be worked with
/// @param externallyManaged the message of the distribution that manages it (PEP 668)
/// @param where why it was looked at, such as `installed by pyenv`
public record KnownPython(
        Path executable,
        Path real,
        Version version,
        String implementation,
        boolean freeThreaded,
        String platform,
        Path prefix,
        Kind kind,
        boolean supported,
        Optional<String> externallyManaged,
        String where) {

    /// What sort of place an interpreter stands in.
    public enum Kind {
        /// A virtual environment (PEP 405).
        VIRTUAL,
        /// A conda prefix: an installation and an environment in one.
        CONDA,
        /// An installation.
        INSTALLATION
    }
}
