package dev.wardian.fuzz;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;

/// `METADATA` files: read, or refused as malformed.
public final class MetadataFuzz {
    private MetadataFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            CoreMetadata metadata = CoreMetadata.parse(bytes);
            if (metadata.name().toString().isEmpty()) {
                throw new AssertionError("no name");
            }
        } catch (SyntaxException refused) {
            // its documented refusal
        }
    }
}
