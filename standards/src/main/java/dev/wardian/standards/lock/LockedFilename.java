package dev.wardian.standards.lock;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The name of a locked file, of which PEP 751 lets it be said in three places.
final class LockedFilename {
    private LockedFilename() {}

    static String of(Optional<String> name, Optional<String> path, Optional<String> url) {
        if (name.isPresent() && !name.get().isEmpty()) {
            return name.get();
        }
        if (path.isPresent() && !path.get().isEmpty()) {
            return lastOfPath(path.get());
        }
        return url.isPresent() ? lastOfUrl(url.get()) : "";
    }

    /// Backslashes separate only in a path without slashes, since a name may hold one.
    private static String lastOfPath(String path) {
        int slash = path.lastIndexOf('/');
        return path.substring((slash >= 0 ? slash : path.lastIndexOf('\\')) + 1);
    }

    private static String lastOfUrl(String url) {
        int end = url.length();
        int fragment = url.indexOf('#');
        if (fragment >= 0) {
            end = fragment;
        }
        int query = url.indexOf('?');
        if (query >= 0 && query < end) {
            end = query;
        }
        int authority = url.indexOf("://");
        int start = authority >= 0 && authority < end ? url.indexOf('/', authority + 3) : 0;
        if (start < 0 || start >= end) {
            return "";
        }
        String path = url.substring(start, end);
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int index = 0; index < bytes.length; index++) {
            int high = index + 2 < bytes.length ? Character.digit(bytes[index + 1], 16) : -1;
            int low = index + 2 < bytes.length ? Character.digit(bytes[index + 2], 16) : -1;
            if (bytes[index] == '%' && high >= 0 && low >= 0) {
                bytes[length++] = (byte) (high * 16 + low);
                index += 2;
            } else {
                bytes[length++] = bytes[index];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
