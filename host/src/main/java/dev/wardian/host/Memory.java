package dev.wardian.host;

import java.util.Optional;

/// Working memory, in bytes.
///
/// @param total what the machine has; 0 where nothing tells it
/// @param available what could be had now
/// @param limit what the control group allows, where it allows less than all
public record Memory(long total, long available, Optional<Long> limit) {
    /// Memory of which nothing is known.
    public static Memory unknown() {
        return new Memory(0, 0, Optional.empty());
    }
}
