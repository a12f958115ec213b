package dev.wardian.stack.internal.origin;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person said about single packages beyond their versions.
///
/// @param direct the packages with an address
/// @param hashes the digests that files of a package may have; empty for any
/// @param configSettings what build backends are told, by package
public record Origins(
        Map<PackageName, DirectOrigin> direct,
        Map<PackageName, List<String>> hashes,
        Map<PackageName, Map<String, List<String>>> configSettings) {

    public static final Origins NONE = new Origins(Map.of(), Map.of(), Map.of());

    public Origins {
        direct = Map.copyOf(direct);
        hashes = Map.copyOf(hashes);
        configSettings = Map.copyOf(configSettings);
    }

    public Optional<DirectOrigin> of(PackageName name) {
        return Optional.ofNullable(direct.get(name));
    }
}
