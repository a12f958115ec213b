package dev.wardian.host;

import java.nio.file.Path;

/// A Python interpreter of the machine.
///
/// @param program its executable
/// @param version its full version
/// @param implementation `cpython`, `pypy` …
/// @param reason where it was found
public record PythonInstallation(
        Path program, String version, String implementation, String reason) {}
