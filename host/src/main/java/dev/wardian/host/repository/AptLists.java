package dev.wardian.host.repository;

import dev.wardian.host.internal.SmallFile;
import dev.wardian.host.system.PackageOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The indexes that `apt` itself fetched and keeps, with what their repositories say of themselves.
/// Their names are the addresses that they came from.
///
/// @param root where the machine's files begin
/// @param architecture as Debian names it
public record AptLists(Path root, String architecture) {
    private static final List<String> ENDINGS = List.of("", ".lz4", ".gz");

    /// An index.
    ///
    /// @param automatic whether its packages are taken without being asked for by name
    public record Kept(Path file, PackageOrigin origin, boolean automatic) {}

    /// Those of a source that are there.
    public List<Kept> of(AptSource source) {
        Optional<ReleaseFile> release = release(source);
        List<Kept> found = new ArrayList<>();
        for (String path : source.packages(architecture)) {
            for (String ending : ENDINGS) {
                Path file = file(source, path).resolveSibling(name(source, path) + ending);
                if (Files.isRegularFile(file)) {
                    found.add(
                            new Kept(
                                    file,
                                    release.map(it -> it.packageOrigin(source, path))
                                            .orElse(PackageOrigin.UNKNOWN),
                                    release.map(ReleaseFile::automatic).orElse(true)));
                    break;
                }
            }
        }
        return found;
    }

    private Optional<ReleaseFile> release(AptSource source) {
        for (String name : List.of("InRelease", "Release")) {
            Optional<String> text = new SmallFile(file(source, name)).text();
            if (text.isPresent()) {
                try {
                    return Optional.of(
                            ReleaseFile.parse(
                                    source.toString(), ReleaseFile.withoutSignature(text.get())));
                } catch (RepositoryException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Path file(AptSource source, String path) {
        return root.resolve("var/lib/apt/lists").resolve(name(source, path));
    }

    /// As `apt` writes an address as the name of a file.
    private static String name(AptSource source, String path) {
        String plain =
                (source.uri() + source.folder() + path)
                        .replaceFirst("^[a-z+]+:/*", "")
                        .replaceFirst("^[^/@]*@", "");
        StringBuilder name = new StringBuilder();
        for (byte one : plain.getBytes(StandardCharsets.UTF_8)) {
            if (one == '/') {
                name.append('_');
            } else if (one <= ' ' || "\\|{}[]<>\"^~_=!@#$%&*".indexOf(one) >= 0) {
                name.append('%').append("%02x".formatted(one));
            } else {
                name.append((char) one);
            }
        }
        return name.toString();
    }
}
