package dev.wardian.standards.marker;

import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Version;
import java.util.Optional;

/// Releases of an interpreter as numbers that are ordered as they are: an interpreter's version has
/// three numbers, and what comes before a release (`3.14.0rc1`) counts as that release.
final class ReleaseNumber {
    /// After all releases.
    static final long END = Long.MAX_VALUE;

    private static final int BITS = 20;
    private static final long LARGEST = (1L << BITS) - 1;

    private ReleaseNumber() {}

    static long of(long major, long minor, long micro) {
        return Math.min(major, LARGEST) << (2 * BITS)
                | Math.min(minor, LARGEST) << BITS
                | Math.min(micro, LARGEST);
    }

    static long of(Version version) {
        return of(version.major(), version.minor(), version.micro());
    }

    /// The first release of so many numbers above a place.
    static long above(Cut cut, int numbers) {
        Optional<Version> next = cut.nextRelease(numbers);
        return next.isPresent() ? of(next.get()) : END;
    }

    static long major(long release) {
        return release >> (2 * BITS);
    }

    static long minor(long release) {
        return release >> BITS & LARGEST;
    }

    static long micro(long release) {
        return release & LARGEST;
    }

    /// The first release of the next minor version.
    static long nextMinor(long release) {
        return of(major(release), minor(release) + 1, 0);
    }

    static boolean isMinor(long release) {
        return micro(release) == 0;
    }

    /// The release in two numbers if that is enough, else in three.
    static Version version(long release) {
        return isMinor(release) ? Version.of(major(release), minor(release)) : fullVersion(release);
    }

    static Version fullVersion(long release) {
        return Version.of(major(release), minor(release), micro(release));
    }
}
