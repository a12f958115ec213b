package dev.wardian.store.archive;

import java.io.IOException;

/// An archive that breaks a rule; the name of the archive is added by whoever knows it.
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason);
    }
}
