package dev.wardian.store.internal.http;

import dev.wardian.store.http.RetryLimits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/// What kind of failure a try ended with.
enum Setback {
    /// No connection came up.
    UNREACHED,
    /// The server took the connection and stayed silent.
    SILENT,
    /// The answer broke off, was damaged, or was one of passing failure.
    BROKEN;

    static Setback of(IOException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return SILENT;
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof ConnectException) {
                return UNREACHED;
            }
        }
        return BROKEN;
    }

    int limit(RetryLimits limits, boolean othersAreAnswered) {
        return switch (this) {
            case UNREACHED -> limits.unreached();
            case SILENT -> limits.silent();
            case BROKEN ->
                    othersAreAnswered
                            ? Math.max(limits.broken(), limits.whileOthersAreAnswered())
                            : limits.broken();
        };
    }
}
