package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;

/// Releases of which the later only mend the earlier: those with the same major and minor number.
///
/// Of `0.x` every release is a series of its own. Whoever numbers like that has promised nothing
/// yet: many months lie between langchain 0.0.232 and 0.0.354, or jax 0.4.13 and 0.4.38.
public final class PatchSeries {
    private PatchSeries() {}

    /// Whether two versions are of one series.
    public static boolean isSame(Version one, Version other) {
        return one.major() > 0 ? isSameMinor(one, other) : one.equals(other);
    }

    /// Whether two versions have the same major and minor number.
    static boolean isSameMinor(Version one, Version other) {
        return one.epoch() == other.epoch()
                && one.major() == other.major()
                && one.minor() == other.minor();
    }
}
