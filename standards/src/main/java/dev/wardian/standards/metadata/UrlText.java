package dev.wardian.standards.metadata;

import java.util.Locale;

/// The few things that PEP 610 wants to know of a URL, which need not be one that
/// [java.net.URI] can read.
final class UrlText {
    private UrlText() {}

    /// Whether this is a `file:` URL whose path is absolute.
    static boolean isAbsoluteFile(String url) {
        if (!scheme(url).equals("file")) {
            return false;
        }
        int path = url.indexOf(':') + 1;
        if (url.startsWith("//", path)) {
            path = authorityEnd(url, path + 2);
        }
        return url.startsWith("/", path);
    }

    /// The URL with its scheme in lower case and without user name and password, unless they say
    /// nothing secret: `git`, or `${NAME}` and `${NAME}:${NAME}`.
    static String withoutSecrets(String url) {
        String scheme = scheme(url);
        if (scheme.isEmpty()) {
            return url;
        }
        int start = scheme.length() + 1;
        if (!url.startsWith("//", start)) {
            String slashes = scheme.equals("file") && url.startsWith("/", start) ? "//" : "";
            return scheme + ":" + slashes + url.substring(start);
        }
        int end = authorityEnd(url, start + 2);
        String authority = url.substring(start + 2, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0 && !isNoSecret(authority.substring(0, at))) {
            authority = authority.substring(at + 1);
        }
        return scheme + "://" + authority + url.substring(end);
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        for (int index = 0; index < colon; index++) {
            char character = url.charAt(index);
            boolean valid =
                    Character.isLetterOrDigit(character)
                            || character == '+'
                            || character == '-'
                            || character == '.';
            if (character > '~' || !valid) {
                return "";
            }
        }
        return colon <= 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static int authorityEnd(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isNoSecret(String user) {
        if (user.equals("git")) {
            return true;
        }
        int colon = user.indexOf(':');
        return colon < 0
                ? isReference(user)
                : isReference(user.substring(0, colon)) && isReference(user.substring(colon + 1));
    }

    private static boolean isReference(String text) {
        if (!text.startsWith("${") || !text.endsWith("}") || text.length() < 4) {
            return false;
        }
        for (int index = 2; index < text.length() - 1; index++) {
            char character = text.charAt(index);
            boolean valid =
                    Character.isLetterOrDigit(character) || character == '-' || character == '_';
            if (character > '~' || !valid) {
                return false;
            }
        }
        return true;
    }
}
