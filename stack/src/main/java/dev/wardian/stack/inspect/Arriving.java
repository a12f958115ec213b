package dev.wardian.stack.inspect;

import dev.wardian.standards.metadata.CoreMetadata;
import java.util.Map;
import java.util.Optional;

/// A package that a plan brings.
///
/// @param url where its file, folder or repository is, without credentials
/// @param hashes digests of the file in hexadecimal by the name of their algorithm; none of folders
/// @param direct what PEP 610 says of its address, as a tree; nothing for what an index has
/// @param yanked whether its index has withdrawn it
/// @param requested whether it was asked for, not needed alone
/// @param metadata what it says of itself
public record Arriving(
        String url,
        Map<String, String> hashes,
        Optional<Map<String, Object>> direct,
        boolean yanked,
        boolean requested,
        CoreMetadata metadata) {

    public Arriving {
        hashes = Map.copyOf(hashes);
    }
}
