package dev.wardian.store.archive;

import dev.wardian.store.ByteSize;

/// An archive that unpacks to more than it may; it need not be made to deceive.
final class Excess extends Refused {
    private static final long serialVersionUID = 1L;

    private final transient ByteSize enough;

    Excess(String reason, ByteSize enough) {
        super(reason);
        this.enough = enough;
    }

    /// The limit that would admit what is known of it.
    ByteSize enough() {
        return enough;
    }
}
