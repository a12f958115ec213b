package dev.wardian.python.internal.index;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads pages of the simple repository API in both of their forms (PEP 503 and 691).
public final class PageParser {
    /// What to say in an `Accept` field: JSON is shorter to read and says more.
    public static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json,"
                    + " application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";

    private PageParser() {}

    /// The files on a page, in its order.
    ///
    /// @param contentType what the server says, possibly nothing
    /// @param url where the page came from in the end
    public static List<FileEntry> parse(byte[] page, Optional<String> contentType, URI url)
            throws PageFormatException {
        String type = mediaType(contentType.orElse(""));
        if (type.endsWith("json")) {
            return new JsonPage(page, url).files();
        }
        if (type.isEmpty() && firstSign(page) == '{') {
            return new JsonPage(page, url).files();
        }
        if (type.endsWith("html") || type.isEmpty() || type.equals("application/xhtml+xml")) {
            return new HtmlPage(page, url).files();
        }
        throw new PageFormatException("its content type is `" + type + "`");
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static int firstSign(byte[] page) {
        for (byte b : page) {
            if (b > ' ') {
                return b;
            }
        }
        return -1;
    }

    /// Refuses versions of the API that we do not know (PEP 629).
    static void checkVersion(String version) throws PageFormatException {
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        if (!major.equals("1")) {
            throw new PageFormatException(
                    "it has version `" + version + "` of the API, and only 1 is known");
        }
    }
}
