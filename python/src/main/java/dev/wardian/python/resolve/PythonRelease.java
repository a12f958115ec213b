package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A minor release of Python and the day of its first final version (PEPs 569, 596, 619, 664, 693,
/// 719 and 745). Nobody has run a package on it before.
///
/// @param version such as `3.11`
public record PythonRelease(String version, Instant released) {
    private static final Map<String, String> DAYS =
            Map.of(
                    "3.8", "2019-10-14",
                    "3.9", "2020-10-05",
                    "3.10", "2021-10-04",
                    "3.11", "2022-10-24",
                    "3.12", "2023-10-02",
                    "3.13", "2024-10-07",
                    "3.14", "2025-10-07");

    /// The release that an interpreter is of, if its day is known.
    static Optional<PythonRelease> of(Version python) {
        String minor = python.major() + "." + python.minor();
        return Optional.ofNullable(DAYS.get(minor))
                .map(day -> new PythonRelease(minor, Instant.parse(day + "T00:00:00Z")));
    }
}
