package dev.wardian.stack.smoke;

import java.util.List;

/// What came of importing the packages of an environment.
///
/// @param isolation how the processes were kept apart, for people
/// @param results one for each package, sorted by name
public record SmokeReport(String isolation, List<SmokeResult> results) {
    public SmokeReport {
        results = List.copyOf(results);
    }

    /// What went wrong.
    public List<SmokeResult> failures() {
        return results.stream().filter(one -> !one.isSound()).toList();
    }
}
