package dev.wardian.python.internal.index;

import dev.wardian.store.http.Origins;
import dev.wardian.store.http.PercentCoding;
import java.net.URI;

/// Makes absolute addresses out of those on a page (RFC 3986, section 5).
public final class AddressResolver {
    /// What may stand in an address as it is; a page has thousands of addresses, so each character
    /// is looked up and not searched for.
    private static final boolean[] CLEAN = clean();

    private final URI base;
    private final String origin;
    private final String folder;

    /// A resolver for the page, or the `base` element, at an absolute address.
    public AddressResolver(URI base) {
        this.base = Origins.withoutCredentials(base);
        String text = withoutQuery(this.base.toString());
        int authority = text.indexOf("://");
        int path = authority < 0 ? -1 : text.indexOf('/', authority + 3);
        this.origin = path < 0 ? text : text.substring(0, path);
        this.folder = path < 0 ? text + "/" : text.substring(0, text.lastIndexOf('/') + 1);
    }

    /// The absolute form of an address without its fragment, clean enough to be parsed.
    public String resolve(String reference) {
        if (reference.startsWith("https://") || reference.startsWith("http://")) {
            return clean(reference);
        }
        if (reference.startsWith("../") && folder.length() > origin.length()) {
            return clean(above(reference));
        }
        if (reference.startsWith("/") && !reference.startsWith("//")) {
            return clean(origin + reference);
        }
        return general(reference);
    }

    private String above(String reference) {
        int end = folder.length() - 1;
        int start = 0;
        while (reference.startsWith("../", start)) {
            int slash = folder.lastIndexOf('/', end - 1);
            end = slash > origin.length() - 1 ? slash : origin.length();
            start += 3;
        }
        String rest = reference.substring(start);
        return rest.contains("./") ? general(reference) : folder.substring(0, end) + "/" + rest;
    }

    private String general(String reference) {
        try {
            return Origins.withoutCredentials(base.resolve(clean(reference))).toString();
        } catch (IllegalArgumentException _) {
            return folder + PercentCoding.encode(reference, "/");
        }
    }

    private static String withoutQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean[] clean() {
        boolean[] clean = new boolean[0x7f];
        for (char c = '!'; c < clean.length; c++) {
            clean[c] = "\"<>\\^`{|}[]@".indexOf(c) < 0;
        }
        return clean;
    }

    /// Quotes what may not stand in an address, and drops credentials: those of the index count.
    private static String clean(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c >= CLEAN.length || !CLEAN[c]) {
                return quoted(address);
            }
        }
        return address;
    }

    private static String quoted(String address) {
        String quoted = PercentCoding.encode(address.strip(), "%:/?#[]@!$&'()*+,;=");
        try {
            return Origins.withoutCredentials(URI.create(quoted)).toString();
        } catch (IllegalArgumentException _) {
            return PercentCoding.encode(address.strip(), "%:/?#@!$&'()*+,;=");
        }
    }
}
