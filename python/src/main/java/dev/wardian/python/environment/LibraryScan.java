package dev.wardian.python.environment;

import dev.wardian.python.environment.InstalledDistribution.Kind;
import dev.wardian.python.internal.environment.HeaderFile;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the names in library folders and finds distributions among them.
final class LibraryScan {
    private static final String DIST_INFO = ".dist-info";

    private final Map<PackageName, InstalledDistribution> found = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private LibraryScan() {}

    /// Looks through the folders in order; the first distribution of a name wins.
    static LibraryScan of(List<Path> libraries) {
        LibraryScan scan = new LibraryScan();
        List<Path> seen = new ArrayList<>();
        for (Path library : libraries) {
            Path real = real(library);
            if (!seen.contains(real)) {
                seen.add(real);
                scan.library(library, library, Optional.empty());
                scan.links(library);
            }
        }
        return scan;
    }

    Map<PackageName, InstalledDistribution> found() {
        return Collections.unmodifiableMap(found);
    }

    List<String> notes() {
        return notes;
    }

    /// A folder may be there under two names, `lib64` and `lib`.
    private static Path real(Path library) {
        try {
            return library.toRealPath();
        } catch (IOException absent) {
            return library;
        }
    }

    private void library(Path folder, Path library, Optional<Kind> as) {
        for (String name : names(folder)) {
            if (name.endsWith(DIST_INFO)) {
                distInfo(
                        folder.resolve(name),
                        library,
                        name.substring(0, name.length() - DIST_INFO.length()));
            } else if (name.endsWith(".egg-info")) {
                eggInfo(folder.resolve(name), library, as);
            } else if (name.endsWith(".egg")) {
                egg(folder.resolve(name), library);
            }
        }
    }

    /// The sorted names in a folder, none when it cannot be read. Thousands of names are common
    /// here, so none but those of interest becomes a path.
    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        if (names == null) {
            return new String[0];
        }
        Arrays.sort(names);
        return names;
    }

    private void distInfo(Path info, Path library, String stem) {
        if (stem.startsWith("~")) {
            notes.add("left over from an interrupted uninstall: `" + info + "`");
            return;
        }
        int dash = stem.indexOf('-');
        Optional<PackageName> name =
                dash < 0 ? Optional.empty() : PackageName.tryOf(stem.substring(0, dash));
        Optional<Version> version =
                dash < 0 ? Optional.empty() : Version.tryParse(stem.substring(dash + 1));
        if (name.isPresent() && version.isPresent()) {
            if (!new File(info.toFile(), "METADATA").exists()) {
                notes.add("no `METADATA` in `" + info + "`");
                return;
            }
            add(name.get(), version.get(), Kind.DIST_INFO, info, library);
        } else {
            fromHeaders(Kind.DIST_INFO, info, library, info.resolve("METADATA"));
        }
    }

    private void eggInfo(Path info, Path library, Optional<Kind> as) {
        if (Files.isDirectory(info)) {
            fromHeaders(as.orElse(Kind.EGG_INFO_FOLDER), info, library, info.resolve("PKG-INFO"));
        } else {
            fromHeaders(as.orElse(Kind.EGG_INFO_FILE), info, library, info);
        }
    }

    private void egg(Path egg, Path library) {
        Path info = egg.resolve("EGG-INFO");
        if (Files.isDirectory(info)) {
            fromHeaders(Kind.EGG, info, library, info.resolve("PKG-INFO"));
        } else if (Files.isRegularFile(egg)) {
            notes.add("a zipped egg is passed over: `" + egg + "`");
        }
    }

    private void links(Path library) {
        for (String name : names(library)) {
            if (name.endsWith(".egg-link")) {
                firstLine(library.resolve(name))
                        .map(line -> library.resolve(line).normalize())
                        .ifPresent(tree -> library(tree, library, Optional.of(Kind.EGG_LINK)));
            }
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void fromHeaders(Kind kind, Path info, Path library, Path file) {
        try {
            HeaderFile headers = new HeaderFile(Files.readAllBytes(file));
            Optional<PackageName> name = headers.first("Name").flatMap(PackageName::tryOf);
            Optional<Version> version = headers.first("Version").flatMap(Version::tryParse);
            if (name.isPresent() && version.isPresent()) {
                add(name.get(), version.get(), kind, info, library);
            } else {
                notes.add("no usable name and version in `" + file + "`");
            }
        } catch (IOException unreadable) {
            notes.add("cannot read `" + file + "`");
        }
    }

    private void add(PackageName name, Version version, Kind kind, Path info, Path library) {
        InstalledDistribution earlier = found.get(name);
        if (earlier == null) {
            found.put(name, new InstalledDistribution(name, version, kind, info, library));
        } else if (earlier.library().equals(library) && kind != Kind.EGG_LINK) {
            notes.add("`" + name + "` is there twice: `" + earlier.info() + "`, `" + info + "`");
        }
    }
}
