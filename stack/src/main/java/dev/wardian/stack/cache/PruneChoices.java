package dev.wardian.stack.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What of the cache may go. What a running operation is about to use stays whatever is chosen.
///
/// @param keep what was used in that time stays, and all that was not goes
/// @param maxBytes unpacked archives beyond that size go, those used longest ago first
/// @param ci whether all that can be downloaded again goes, and only what was built stays
/// @param dryRun whether nothing is deleted, only counted
/// @param now the time
public record PruneChoices(
        Optional<Duration> keep, OptionalLong maxBytes, boolean ci, boolean dryRun, Instant now) {

    /// What people have without asking: what was not used for that long goes.
    public static final Duration USUAL = Duration.ofDays(30);

    /// The time from which on a use keeps something; empty when nothing goes for its age.
    public Optional<Instant> cutoff() {
        if (keep.isEmpty() && maxBytes.isEmpty() && !ci) {
            return Optional.of(now.minus(USUAL));
        }
        return keep.map(now::minus);
    }
}
