package dev.wardian.python.index;

import dev.wardian.store.http.Authority;
import dev.wardian.store.http.PercentCoding;
import dev.wardian.store.http.SafeUrl;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// An address as requirements and pages write it, taken apart as pip does: with `egg`,
/// `subdirectory` and digests in its fragment, with `git+` and the like before its scheme, and with
/// characters that a strict reader refuses. Immutable.
public final class Link {
    private static final String[] DIGESTS = {"sha512", "sha384", "sha256", "sha224", "sha1", "md5"};
    private static final String NETWORK_SCHEMES = " http https file ftp sftp ssh git svn ";

    private final String text;
    private final String scheme;
    private final String netloc;
    private final boolean hasNetloc;
    private final String rawPath;
    private final String query;
    private final String fragment;

    private Link(String text) {
        this.text = text;
        int hash = text.indexOf('#');
        this.fragment = hash < 0 ? "" : text.substring(hash + 1);
        String rest = hash < 0 ? text : text.substring(0, hash);
        int colon = schemeEnd(rest);
        this.scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
        rest = colon < 0 ? rest : rest.substring(colon + 1);
        this.hasNetloc = rest.startsWith("//");
        int end = hasNetloc ? netlocEnd(rest) : 0;
        this.netloc = hasNetloc ? rest.substring(2, end) : "";
        rest = rest.substring(end);
        int question = rest.indexOf('?');
        this.query = question < 0 ? "" : rest.substring(question + 1);
        this.rawPath = question < 0 ? rest : rest.substring(0, question);
    }

    /// Takes an address or a relative reference apart; any text is one.
    public static Link parse(String text) {
        return new Link(text.strip());
    }

    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean further = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !further)) {
                return -1;
            }
        }
        return -1;
    }

    private static int netlocEnd(String text) {
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return text.length();
    }

    /// The scheme in lower case, `git+https` for example; empty if there is none.
    public String scheme() {
        return scheme;
    }

    /// Host and port with the credentials before them, as written: never to be shown.
    public String netloc() {
        return netloc;
    }

    /// The path, decoded.
    public String path() {
        return PercentCoding.decode(rawPath);
    }

    /// The last part of the path, decoded; the host where that is empty or leads elsewhere; empty
    /// where that leads elsewhere too.
    public String filename() {
        String path = withoutSlashes(path());
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!leadsElsewhere(name)) {
            return name;
        }
        String host = Authority.parse(netloc).location();
        return leadsElsewhere(host) ? "" : host;
    }

    private static boolean leadsElsewhere(String name) {
        return name.isEmpty() || name.equals(".") || name.equals("..");
    }

    /// What follows the last dot of the file name, with the dot and with a `.tar` before it.
    public String extension() {
        String path = withoutSlashes(path());
        String name = path.substring(path.lastIndexOf('/') + 1);
        int first = 0;
        while (first < name.length() && name.charAt(first) == '.') {
            first++;
        }
        int dot = name.lastIndexOf('.');
        if (dot < first) {
            return "";
        }
        boolean packed = name.substring(0, dot).toLowerCase(Locale.ROOT).endsWith(".tar");
        return name.substring(packed ? dot - ".tar".length() : dot);
    }

    /// The last part of the address, short enough for a progress line.
    public String shortName() {
        int hash = text.indexOf('#');
        String rest = hash < 0 ? text : text.substring(0, hash);
        int question = rest.indexOf('?');
        String clean = question < 0 ? rest : rest.substring(0, question);
        return clean.substring(clean.lastIndexOf('/') + 1);
    }

    /// The same address without its fragment.
    public String withoutFragment() {
        StringBuilder out = new StringBuilder(text.length() + 2);
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        boolean needsNetloc = NETWORK_SCHEMES.contains(" " + scheme + " ") && !scheme.isEmpty();
        if (hasNetloc || needsNetloc) {
            out.append("//").append(netloc);
        }
        out.append(rawPath);
        return query.isEmpty() ? out.toString() : out.append('?').append(query).toString();
    }

    /// The `egg` in the fragment: the name of a project, perhaps with extras.
    public Optional<String> egg() {
        return field("egg");
    }

    /// The `subdirectory` in the fragment: where in an archive or repository the project lies.
    public Optional<String> subdirectory() {
        return field("subdirectory");
    }

    /// The first digest in the fragment as `name=value`; the value is not checked.
    public Optional<String> digest() {
        int start = 0;
        while (start <= fragment.length()) {
            int ampersand = fragment.indexOf('&', start);
            int end = ampersand < 0 ? fragment.length() : ampersand;
            String part = fragment.substring(start, end);
            for (String name : DIGESTS) {
                if (part.startsWith(name + "=")) {
                    return Optional.of(part);
                }
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private Optional<String> field(String name) {
        int start = 0;
        while (start <= fragment.length()) {
            int ampersand = fragment.indexOf('&', start);
            int end = ampersand < 0 ? fragment.length() : ampersand;
            if (fragment.startsWith(name + "=", start)) {
                return Optional.of(fragment.substring(start + name.length() + 1, end));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /// Whether the file name ends as a wheel's does.
    public boolean isWheel() {
        return extension().equals(".whl");
    }

    /// Whether the address names a repository of a version control system.
    public boolean isVersionControl() {
        return scheme.startsWith("git+")
                || scheme.startsWith("hg+")
                || scheme.startsWith("svn+")
                || scheme.startsWith("bzr+");
    }

    /// Whether the address is one of this machine.
    public boolean isFile() {
        return scheme.equals("file");
    }

    /// The path on this machine; empty for other addresses and other machines.
    public Optional<Path> localPath() {
        boolean here = netloc.isEmpty() || netloc.equals("localhost");
        return isFile() && here ? Optional.of(Path.of(path())) : Optional.empty();
    }

    /// The address with every character of its path quoted that should be, and none twice; clean
    /// enough for `URI.create` unless other parts are broken.
    public String quoted() {
        StringBuilder out = new StringBuilder(text.length() + 16);
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        if (hasNetloc) {
            out.append("//").append(netloc);
        }
        out.append(quotedPath(rawPath));
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        return fragment.isEmpty() ? out.toString() : out.append('#').append(fragment).toString();
    }

    /// A path with every character quoted that should be; `@` and `%2F` mean something and stay.
    static String quotedPath(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        int start = 0;
        for (int i = 0; i < path.length(); i++) {
            int length = path.charAt(i) == '@' ? 1 : isQuotedSlash(path, i) ? 3 : 0;
            if (length > 0) {
                out.append(requoted(path.substring(start, i)));
                out.append(length == 1 ? "@" : "%2F");
                start = i + length;
                i = start - 1;
            }
        }
        return out.append(requoted(path.substring(start))).toString();
    }

    private static boolean isQuotedSlash(String path, int at) {
        return path.regionMatches(true, at, "%2F", 0, 3);
    }

    private static String requoted(String part) {
        return PercentCoding.encode(PercentCoding.decode(part), "/");
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /// The address as it may be shown: without secrets.
    @Override
    public String toString() {
        return SafeUrl.show(text);
    }
}
