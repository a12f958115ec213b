package dev.wardian.stack;

import dev.wardian.stack.Materials.Material;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.standards.metadata.DirectUrl;
import dev.wardian.store.Digest;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What `direct_url.json` says (PEP 610).
final class DirectUrls {

    private DirectUrls() {}

    /// What it shall say of what was installed from an address.
    static DirectUrl of(DirectOrigin origin, Material material, Digest wheel) {
        return of(origin, material, Optional.of(wheel));
    }

    /// The same where the digest of the wheel may not be known yet.
    static DirectUrl of(DirectOrigin origin, Material material, Optional<Digest> wheel) {
        var location = origin.location();
        return switch (location) {
            case Location.Repository repository ->
                    new DirectUrl(
                            repository.address(),
                            new DirectUrl.Vcs(
                                    repository.system(),
                                    material instanceof Material.Buildable buildable
                                            ? buildable.commit().orElse("")
                                            : "",
                                    repository.revision()),
                            location.subdirectory());
            case Location.Remote remote ->
                    new DirectUrl(
                            remote.address(),
                            new DirectUrl.Archive(hashes(material, wheel)),
                            location.subdirectory());
            case Location.Local local when Files.isDirectory(local.path()) ->
                    new DirectUrl(
                            local.url(),
                            new DirectUrl.Directory(
                                    origin.editable() ? Optional.of(true) : Optional.empty()),
                            location.subdirectory());
            case Location.Local local ->
                    new DirectUrl(
                            local.url(),
                            new DirectUrl.Archive(hashes(material, wheel)),
                            location.subdirectory());
        };
    }

    private static Map<String, String> hashes(Material material, Optional<Digest> wheel) {
        var digest =
                switch (material) {
                    case Material.Wheel _ -> wheel;
                    case Material.Buildable buildable -> buildable.digest();
                };
        var hashes = new LinkedHashMap<String, String>();
        digest.ifPresent(one -> hashes.put(one.algorithm(), one.hex()));
        return hashes;
    }
}
