package dev.wardian.stack.internal.origin;

import dev.wardian.stack.exchange.Location;
import java.util.List;
import java.util.Map;

/// How a package that has an address of its own shall be taken from there.
///
/// @param location where it lies
/// @param given the address as a person wrote it
/// @param editable whether it stays there and is only linked to
/// @param hashes digests it may have, `sha256:…`
/// @param configSettings what its build backend is told
public record DirectOrigin(
        Location location,
        String given,
        boolean editable,
        List<String> hashes,
        Map<String, List<String>> configSettings) {
    public DirectOrigin {
        hashes = List.copyOf(hashes);
        configSettings = Map.copyOf(configSettings);
    }

    /// The address that stands for it in requirements: with the subdirectory, without digests.
    public String url() {
        return location.url()
                + location.subdirectory().map(folder -> "#subdirectory=" + folder).orElse("");
    }
}
