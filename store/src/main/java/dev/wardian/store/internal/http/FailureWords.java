package dev.wardian.store.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/// Tells what broke in words, and whether trying again may help.
public final class FailureWords {
    private static final String SILENT = "the server stays silent";

    private FailureWords() {}

    /// Whether the cause may pass: all but certificates that are refused and answers that would be
    /// the same.
    public static boolean isPassing(IOException broken) {
        return !isRefusedCertificate(broken) && !(broken instanceof FinalAnswerException);
    }

    /// The cause in words, with how long was waited.
    public static String describe(IOException broken, Duration readTimeout) {
        String words = describe(broken);
        if (!words.equals(SILENT)) {
            return words;
        }
        long millis = readTimeout.toMillis();
        return SILENT
                + " for "
                + (millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis / 1000.0 + "")
                + " s";
    }

    /// The cause in words.
    public static String describe(IOException broken) {
        if (isRefusedCertificate(broken)) {
            return "its certificate is not trusted: " + deepest(broken);
        }
        if (broken instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (Setback.of(broken) == Setback.SILENT) {
            return text(broken).startsWith("no connection") ? text(broken) : SILENT;
        }
        if (broken instanceof NoRouteToHostException) {
            return "no way leads to the host";
        }
        if (broken instanceof ConnectException) {
            return "the connection is refused";
        }
        if (broken instanceof EOFException || broken instanceof ZipException) {
            return text(broken).isEmpty() ? "the answer was cut short" : text(broken);
        }
        if (broken instanceof SSLException) {
            return "TLS failed: " + deepest(broken);
        }
        return text(broken).isEmpty() ? broken.getClass().getSimpleName() : text(broken);
    }

    /// What would help, empty if nothing is likely to.
    public static String advice(IOException broken) {
        if (isRefusedCertificate(broken)) {
            return "name your authority's PEM file by `SSL_CERT_FILE`";
        }
        return describe(broken).equals(SILENT)
                ? "`--timeout SECONDS` or `UV_HTTP_TIMEOUT` waits longer for a slow server"
                : "";
    }

    private static boolean isRefusedCertificate(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String deepest(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return text(cause);
    }

    private static String text(Throwable broken) {
        String message = broken.getMessage();
        return message == null ? "" : message;
    }
}
