package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which distribution a file of an environment belongs to; reads every `RECORD` when it is first
/// asked, which happens only where files collide.
final class Owners {
    private final Scheme scheme;
    private @Nullable Map<Path, String> owners;

    Owners(Scheme scheme) {
        this.scheme = scheme;
    }

    /// The owner of a file as `name version`.
    Optional<String> of(Path file) {
        if (owners == null) {
            owners = read();
        }
        return Optional.ofNullable(owners.get(file.normalize()));
    }

    private Map<Path, String> read() {
        Map<Path, String> read = new HashMap<>();
        for (Path library : scheme.libraries()) {
            try (DirectoryStream<Path> infos = Files.newDirectoryStream(library, "*.dist-info")) {
                for (Path info : infos) {
                    add(read, library, info);
                }
            } catch (IOException _) {
                // its files then count as nobody's
            }
        }
        return read;
    }

    /// The owner of a folder of metadata as `name version`.
    static String name(Path info) {
        String folder = String.valueOf(info.getFileName());
        String stem = folder.substring(0, folder.length() - ".dist-info".length());
        int dash = stem.indexOf('-');
        if (dash < 0) {
            return stem;
        }
        String name = stem.substring(0, dash);
        return PackageName.tryOf(name).map(PackageName::toString).orElse(name)
                + " "
                + stem.substring(dash + 1);
    }

    private static void add(Map<Path, String> owners, Path library, Path info) {
        String owner = name(info);
        try {
            String text = Files.readString(info.resolve("RECORD"), StandardCharsets.UTF_8);
            for (RecordRow row : RecordRow.parse(text)) {
                owners.put(library.resolve(row.path()).normalize(), owner);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            owners.put(info, owner);
        }
    }
}
