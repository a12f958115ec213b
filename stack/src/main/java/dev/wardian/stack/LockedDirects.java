package dev.wardian.stack;

import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.internal.lock.LockedArtifacts;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.standards.lock.LockedSource;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What comes from an address in the words of a lock.
final class LockedDirects {

    private final Materials materials;
    private final LockedArtifacts artifacts;

    LockedDirects(Materials materials, LockedArtifacts artifacts) {
        this.materials = materials;
        this.artifacts = artifacts;
    }

    /// Whether an origin is a folder, whose version may change with the next edit.
    static boolean isFolder(Optional<DirectOrigin> origin) {
        return origin.isPresent()
                && origin.get().location() instanceof Location.Local local
                && Files.isDirectory(local.path());
    }

    /// Where it comes from, as the lock writes it.
    LockedSource of(DirectOrigin origin) {
        var location = origin.location();
        return switch (location) {
            case Location.Repository repository ->
                    new LockedSource.Vcs(
                            repository.system(),
                            Optional.of(InstalledOrigins.withoutSecrets(repository.address())),
                            Optional.empty(),
                            repository.revision(),
                            commit(origin),
                            location.subdirectory());
            case Location.Local local when Files.isDirectory(local.path()) ->
                    new LockedSource.Directory(
                            artifacts.beside(local.path()),
                            origin.editable() ? Optional.of(true) : Optional.empty(),
                            location.subdirectory());
            case Location.Local local ->
                    new LockedSource.Archive(
                            Optional.empty(),
                            Optional.of(artifacts.beside(local.path())),
                            OptionalLong.empty(),
                            Optional.empty(),
                            digests(origin),
                            location.subdirectory());
            case Location.Remote remote ->
                    new LockedSource.Archive(
                            Optional.of(InstalledOrigins.withoutSecrets(remote.address())),
                            Optional.empty(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            digests(origin),
                            location.subdirectory());
        };
    }

    private String commit(DirectOrigin origin) {
        return materials.of(origin) instanceof Materials.Material.Buildable buildable
                ? buildable.commit().orElse("")
                : "";
    }

    private Map<String, String> digests(DirectOrigin origin) {
        var digest = materials.digest(origin);
        return Map.of(digest.algorithm(), digest.hex());
    }
}
