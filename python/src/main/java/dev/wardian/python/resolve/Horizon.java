package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.time.Duration;
import java.time.Instant;

/// The time that a package is looked at in, because a pin of that time leads to it.
///
/// @param pin the pinned package that leads to it
/// @param version the version that it is pinned to
/// @param published when the first file of that version was uploaded
public record Horizon(PackageName pin, Version version, Instant published) {
    /// How long after a pin its dependencies still count as of its time: what it was made for is
    /// often released some weeks after it, what breaks it seldom so soon.
    public static final Duration WINDOW = Duration.ofDays(60);

    /// The last moment that is of this time.
    public Instant end() {
        return published.plus(WINDOW);
    }

    boolean isAfter(Horizon other) {
        return published.isAfter(other.published);
    }
}
