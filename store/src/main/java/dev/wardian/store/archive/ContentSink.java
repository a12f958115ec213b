package dev.wardian.store.archive;

import java.io.IOException;

/// Takes the contents of an entry, piece by piece.
@FunctionalInterface
interface ContentSink {
    void accept(byte[] bytes, int length) throws IOException;
}
