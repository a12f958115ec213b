package dev.wardian.python.internal.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page says of one file, on its way from the parser to the packed form. Used by one thread.
public final class FileEntry {
    public String filename = "";
    public String address = "";
    public @Nullable String requiresPython;
    public @Nullable String yanked;
    public long uploadMicros = Long.MIN_VALUE;
    public long size = -1;
    public boolean metadataAnnounced;
    private final List<String> hashes = new ArrayList<>(2);
    private final List<String> metadataHashes = new ArrayList<>(2);

    /// Alternating names and hexadecimal digests of the file.
    public List<String> hashes() {
        return hashes;
    }

    /// Alternating names and hexadecimal digests of its metadata.
    public List<String> metadataHashes() {
        return metadataHashes;
    }

    /// Adds a digest written as `name=digest`; anything else says nothing.
    static void addHash(List<String> hashes, String text) {
        int equals = text.indexOf('=');
        if (equals > 0 && HashNames.isKnown(text.substring(0, equals))) {
            hashes.add(text.substring(0, equals));
            hashes.add(text.substring(equals + 1));
        }
    }
}
