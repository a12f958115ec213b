package dev.wardian.python.index;

import java.net.URI;
import java.util.Optional;

/// One place that offers files: an index, a find-links page or folder, or a file named directly.
///
/// The address never holds credentials, so it may be shown and written anywhere; what is secret
/// lies in the [IndexSettings].
///
/// @param name what the user calls the place, if it was given a name
/// @param url an absolute address without credentials
/// @param form how the place is read
public record IndexLocation(Optional<String> name, URI url, Form form) {
    /// How a place is read.
    public enum Form {
        /// The simple repository API: one page per project (PEP 503 and 691).
        SIMPLE,
        /// One page or folder that lists files of many projects (`--find-links`).
        FLAT,
        /// A file that a requirement names itself.
        DIRECT
    }

    /// Refuses an address with credentials.
    public IndexLocation {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("credentials do not belong into a location");
        }
    }

    /// An index with the simple repository API.
    public static IndexLocation simple(String url) {
        return new IndexLocation(Optional.empty(), URI.create(url), Form.SIMPLE);
    }

    /// A page or folder that lists files.
    public static IndexLocation flat(String url) {
        return new IndexLocation(Optional.empty(), URI.create(url), Form.FLAT);
    }

    /// The place of a file that is named by its own address.
    public static IndexLocation direct(URI url) {
        return new IndexLocation(Optional.empty(), url, Form.DIRECT);
    }

    @Override
    public String toString() {
        return name.isPresent() ? name.get() + " (" + url + ")" : url.toString();
    }
}
