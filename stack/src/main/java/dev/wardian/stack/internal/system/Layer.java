package dev.wardian.stack.internal.system;

import dev.wardian.host.system.ControlStanza;
import dev.wardian.stack.system.LayerPackage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The distribution's packages in one environment: a root of their own in `lib/wardian-system`,
/// with the same lists in `var/lib/dpkg` that `dpkg` keeps of a system's packages, so that tools
/// which read those understand it.
///
/// @param environment the folder of the environment
public record Layer(Path environment) {
    static final String FOLDER = "lib/wardian-system";

    /// The field that tells the digest of the package's file.
    static final String DIGEST = "X-Wardian-Sha256";

    /// The field that tells whether it was asked for.
    static final String REQUESTED = "X-Wardian-Requested";

    /// Where the packages' files begin.
    public Path root() {
        return environment.resolve(FOLDER);
    }

    /// The list of packages, in dpkg's form.
    public Path status() {
        return root().resolve("var/lib/dpkg/status");
    }

    Path info(String name, String kind) {
        return root().resolve("var/lib/dpkg/info").resolve(name + "." + kind);
    }

    /// The folders in which the loader is to look, one line each, below [#root].
    Path loaderPath() {
        return root().resolve("ld.path");
    }

    /// What Wardian wrote itself, one line each, below the environment.
    Path written() {
        return root().resolve("var/lib/wardian/written");
    }

    /// What is there, by name.
    public SortedMap<String, LayerPackage> packages() {
        return packages(status());
    }

    /// What was there when a list was as this file is.
    public static SortedMap<String, LayerPackage> packages(Path status) {
        SortedMap<String, LayerPackage> found = new TreeMap<>();
        for (ControlStanza stanza : stanzas(status)) {
            String name = stanza.field("Package").orElse("");
            found.put(
                    name,
                    new LayerPackage(
                            name,
                            stanza.field("Version").orElse(""),
                            stanza.field("Architecture").orElse(""),
                            stanza.field(DIGEST).orElse(""),
                            stanza.field(REQUESTED).filter("yes"::equals).isPresent()));
        }
        return found;
    }

    private static List<ControlStanza> stanzas(Path status) {
        List<ControlStanza> found = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(status)) {
            ControlStanza.all(reader).forEach(found::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /// The folders in which the loader is to look.
    public List<Path> libraryFolders() {
        return lines(loaderPath()).stream().map(root()::resolve).toList();
    }

    /// The files and links of a package, below [#root].
    List<String> files(String name) {
        return lines(info(name, "list")).stream()
                .filter(path -> path.startsWith("/") && !path.equals("/."))
                .map(path -> path.substring(1))
                .toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
