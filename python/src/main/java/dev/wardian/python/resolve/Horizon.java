package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time that a package is looked at in, because a pin of that time leads to it.
///
/// Where the Python came out later still, what was there by then is of the time: whoever runs the
/// pin on that Python has to have found wheels for it and what does without removed modules.
///
/// @param pin the pinned package that leads to it
/// @param version the version that it is pinned to
/// @param published when the first file of that version was uploaded
/// @param python the Python that it is looked at for, if that came out after the pin's time
public record Horizon(
        PackageName pin, Version version, Instant published, Optional<PythonRelease> python) {
    /// How long after a pin its dependencies still count as of its time: what it was made for is
    /// often released some weeks after it, what breaks it seldom so soon.
    public static final Duration WINDOW = Duration.ofDays(60);

    /// Keeps the Python only where it matters.
    public Horizon {
        Instant end = published.plus(WINDOW);
        python = python.filter(one -> one.released().isAfter(end));
    }

    /// The last moment that is of this time.
    public Instant end() {
        return python.map(PythonRelease::released).orElse(published.plus(WINDOW));
    }

    /// The last moment of which the pin and the Python were there together, or that of the pin.
    Instant seen() {
        return python.map(PythonRelease::released).orElse(published);
    }

    boolean isAfter(Horizon other) {
        return published.isAfter(other.published);
    }
}
