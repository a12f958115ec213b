package dev.wardian.store.http;

import java.io.IOException;

/// Takes the bytes of a download as they arrive. Called by one thread at a time.
public interface BodySink {
    /// Called before the first byte and again after every interruption.
    ///
    /// @param offset where the next byte belongs: what was taken so far when the server goes on, 0
    ///     when it begins anew and everything taken so far must be forgotten
    /// @param total the whole length in bytes, or -1 when the server does not say
    void begin(long offset, long total) throws IOException;

    /// Takes some bytes.
    void write(byte[] buffer, int offset, int length) throws IOException;
}
