package dev.wardian.stack.internal.environment;

import dev.wardian.stack.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where the past of virtual environments lies: in the user's state folder (`XDG_STATE_HOME`, else
/// `~/.local/state`, by the XDG Base Directory Specification), a folder for each environment. It is
/// not the cache's, so it outlives a purge; it ends with its environment at the next prune.
public final class PastFolders {
    private final Path root;

    public PastFolders(Settings settings) {
        var named = settings.environment().getOrDefault("XDG_STATE_HOME", "");
        var state =
                named.startsWith("/")
                        ? Path.of(named)
                        : settings.home().resolve(".local").resolve("state");
        this.root = state.resolve("wardian").resolve("history");
    }

    /// The folder for an environment; none if the environment is gone. Another environment in its
    /// place has another one.
    public Optional<Path> of(Path environment) {
        try {
            var attributes = Files.readAttributes(environment, BasicFileAttributes.class);
            var identity =
                    environment + "\n" + attributes.fileKey() + "\n" + attributes.creationTime();
            var name = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
            return Optional.of(root.resolve(name.toString()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// The folders of environments that are no more.
    public List<Path> abandoned() {
        var abandoned = new ArrayList<Path>();
        try (var folders = Files.newDirectoryStream(root)) {
            for (var folder : folders) {
                if (!isOf(folder)) {
                    abandoned.add(folder);
                }
            }
        } catch (IOException none) {
            return List.of();
        }
        return abandoned;
    }

    private boolean isOf(Path folder) {
        try {
            var environment = Path.of(Files.readString(folder.resolve("environment")));
            return of(environment).equals(Optional.of(folder));
        } catch (IOException | InvalidPathException unknown) {
            return false;
        }
    }
}
