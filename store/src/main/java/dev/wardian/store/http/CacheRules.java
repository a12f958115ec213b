package dev.wardian.store.http;

import java.time.Duration;
import java.time.InstantSource;

/// When an answer kept on disk may be used without asking.
///
/// @param offline whether whatever is kept is used and no server asked
/// @param keeping whether anything is read from or written to the disk
/// @param refreshing whether what was kept before [#startedAt] must be asked for again
/// @param startedAt the beginning of this run, in milliseconds since 1970
/// @param ownFreshness how long an answer counts as fresh if its server says nothing
/// @param clock tells the time
public record CacheRules(
        boolean offline,
        boolean keeping,
        boolean refreshing,
        long startedAt,
        Duration ownFreshness,
        InstantSource clock) {
    private static final Duration OWN_FRESHNESS = Duration.ofMinutes(10);

    /// The usual rules; a silent server's answers stay fresh for ten minutes.
    public static CacheRules standard() {
        InstantSource clock = InstantSource.system();
        return new CacheRules(false, true, false, clock.millis(), OWN_FRESHNESS, clock);
    }

    /// The same, but asking no server.
    public CacheRules withoutNetwork() {
        return new CacheRules(true, keeping, refreshing, startedAt, ownFreshness, clock);
    }

    /// The same, but neither reading nor writing the disk.
    public CacheRules withoutDisk() {
        return new CacheRules(offline, false, refreshing, startedAt, ownFreshness, clock);
    }

    /// The same, but asking again for everything kept before this run.
    public CacheRules refreshed() {
        return new CacheRules(offline, keeping, true, startedAt, ownFreshness, clock);
    }

    /// The same by another clock.
    public CacheRules at(InstantSource other) {
        return new CacheRules(offline, keeping, refreshing, other.millis(), ownFreshness, other);
    }
}
