package dev.wardian.store.internal.http;

import dev.wardian.store.http.Headers;
import java.io.Closeable;
import java.io.InputStream;

/// One answer whose body is still to be read. Closing it early gives the connection up, closing it
/// at the end of the body gives it back. Used by one thread.
public interface Exchange extends Closeable {
    /// The status code.
    int status();

    /// The header fields.
    Headers headers();

    /// The body, free of transfer coding but not of content coding; throws when it is cut short.
    InputStream body();

    /// Ends the exchange.
    @Override
    void close();
}
