package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a requirement with an address of its own lies.
public sealed interface Location {

    /// A part of the archive, folder or repository below which the project lies.
    Optional<String> subdirectory();

    /// The address in the form that requirements and PEP 610 use.
    String url();

    /// A file behind `http` or `https`.
    ///
    /// @param address without fragment, perhaps with credentials
    /// @param hashes digests that the fragment names, hexadecimal by algorithm
    record Remote(String address, Optional<String> subdirectory, Map<String, String> hashes)
            implements Location {
        public Remote {
            hashes = Map.copyOf(hashes);
        }

        @Override
        public String url() {
            return address;
        }

        /// The file's name, with percent coding undone.
        public String filename() {
            return lastSegment(address);
        }
    }

    /// A file or folder of this machine; absolute.
    record Local(Path path, Optional<String> subdirectory, Map<String, String> hashes)
            implements Location {
        public Local {
            hashes = Map.copyOf(hashes);
        }

        @Override
        public String url() {
            var text = path.toUri().toString();
            return text.endsWith("/") && path.getParent() != null
                    ? text.substring(0, text.length() - 1)
                    : text;
        }
    }

    /// A repository under version control.
    ///
    /// @param system `git`, `hg`, `svn` or `bzr`
    /// @param address what the system itself is given, without `git+`
    /// @param revision a branch, tag or commit
    record Repository(
            String system, String address, Optional<String> revision, Optional<String> subdirectory)
            implements Location {
        @Override
        public String url() {
            return system + "+" + address + revision.map(name -> "@" + name).orElse("");
        }

        /// True for a full commit: forty hexadecimal digits.
        public static boolean isCommit(String revision) {
            for (var index = 0; index < revision.length(); index++) {
                if (Character.digit(revision.charAt(index), 16) < 0) {
                    return false;
                }
            }
            return revision.length() == 40;
        }
    }

    /// Reads a URL or a path; relative paths begin at `base`.
    ///
    /// @throws SyntaxException when it is neither
    static Location parse(String text, Path base) {
        var hash = text.indexOf('#');
        var address = hash < 0 ? text : text.substring(0, hash);
        var fragment = hash < 0 ? Map.<String, String>of() : fragment(text.substring(hash + 1));
        var subdirectory = Optional.ofNullable(fragment.get("subdirectory"));
        var scheme = scheme(address);
        if (address.startsWith("git+") && !scheme.startsWith("git+")) {
            // git's own short form, user@host:path
            return new Repository("git", address.substring(4), Optional.empty(), subdirectory);
        }
        var plus = scheme.indexOf('+');
        if (plus > 0 || scheme.equals("git")) {
            return repository(address, scheme, subdirectory);
        }
        return switch (scheme) {
            case "http", "https" -> new Remote(address, subdirectory, digests(fragment));
            case "file" -> new Local(ofFileUrl(address, base), subdirectory, digests(fragment));
            case "" -> new Local(path(address, base), subdirectory, digests(fragment));
            default ->
                    throw new SyntaxException(
                            text,
                            0,
                            "an address with http, https, file or git+ (not " + scheme + ")");
        };
    }

    private static Repository repository(
            String address, String scheme, Optional<String> subdirectory) {
        var plus = scheme.indexOf('+');
        var system = plus > 0 ? scheme.substring(0, plus) : scheme;
        switch (system) {
            case "git", "hg", "svn", "bzr" -> {}
            default ->
                    throw new SyntaxException(
                            address, 0, "git+, hg+, svn+ or bzr+ (not " + system + "+)");
        }
        var inner = plus > 0 ? address.substring(plus + 1) : address;
        var pathStart = inner.indexOf("://");
        var from = pathStart < 0 ? 0 : inner.indexOf('/', pathStart + 3);
        var at = from < 0 ? -1 : inner.lastIndexOf('@');
        if (from >= 0 && at > from) {
            return new Repository(
                    system,
                    inner.substring(0, at),
                    Optional.of(unquoted(inner.substring(at + 1))),
                    subdirectory);
        }
        return new Repository(system, inner, Optional.empty(), subdirectory);
    }

    /// The scheme before `:`, in lower case; empty when there is none.
    static String scheme(String text) {
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c == ':') {
                // one letter is a Windows drive
                return index > 1 ? text.substring(0, index).toLowerCase(Locale.ROOT) : "";
            }
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            var other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            var fits = letter || (index > 0 && other);
            if (!fits) {
                return "";
            }
        }
        return "";
    }

    private static Map<String, String> fragment(String text) {
        var parts = new LinkedHashMap<String, String>();
        var start = 0;
        while (start <= text.length()) {
            var end = text.indexOf('&', start);
            var part = text.substring(start, end < 0 ? text.length() : end);
            var equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), unquoted(part.substring(equals + 1)));
            }
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return parts;
    }

    private static Map<String, String> digests(Map<String, String> fragment) {
        var digests = new LinkedHashMap<String, String>();
        for (var algorithm : new String[] {"sha256", "sha384", "sha512", "sha224", "sha1", "md5"}) {
            var hex = fragment.get(algorithm);
            if (hex != null) {
                digests.put(algorithm, hex.toLowerCase(Locale.ROOT));
            }
        }
        return digests;
    }

    private static Path ofFileUrl(String address, Path base) {
        var rest = address.substring("file:".length());
        if (rest.startsWith("//")) {
            var slash = rest.indexOf('/', 2);
            var host = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest =
                    host.isEmpty() || host.equals("localhost")
                            ? rest.substring(slash < 0 ? rest.length() : slash)
                            : rest.substring(2);
        }
        return path(unquoted(rest), base);
    }

    private static Path path(String text, Path base) {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException bad) {
            throw new SyntaxException(text, Math.max(0, bad.getIndex()), "a path");
        }
    }

    private static String lastSegment(String address) {
        var end = address.length();
        var query = address.indexOf('?');
        if (query >= 0) {
            end = query;
        }
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return unquoted(address.substring(address.lastIndexOf('/', end - 1) + 1, end));
    }

    private static String unquoted(String text) {
        return PercentText.decode(text);
    }
}
