package dev.wardian.host.internal;

import dev.wardian.host.PackageSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which package manager a machine has by the database it keeps, and in what state that is.
public final class PackageSystems {
    private static final List<String> RPM_DATABASES =
            List.of(
                    "/usr/lib/sysimage/rpm/rpmdb.sqlite",
                    "/var/lib/rpm/rpmdb.sqlite",
                    "/usr/lib/sysimage/rpm/Packages.db",
                    "/var/lib/rpm/Packages.db",
                    "/var/lib/rpm/Packages");

    private PackageSystems() {}

    /// The one of the machine with this root; empty where there is none.
    public static Optional<PackageSystem> find(Path root) {
        Path dpkg = Path.of("/var/lib/dpkg/status");
        if (exists(root, dpkg.toString())) {
            return Optional.of(debian(root, dpkg));
        }
        for (String database : RPM_DATABASES) {
            if (exists(root, database)) {
                return Optional.of(plain(root, PackageSystem.Kind.RPM, rpmTool(root), database));
            }
        }
        if (exists(root, "/lib/apk/db/installed")) {
            return Optional.of(alpine(root));
        }
        return exists(root, "/var/lib/pacman/local") ? Optional.of(arch(root)) : Optional.empty();
    }

    private static PackageSystem debian(Path root, Path database) {
        int installed = 0;
        List<String> unfinished = new ArrayList<>();
        List<String> held = new ArrayList<>();
        String name = "";
        for (String line : SmallFile.below(root, database.toString()).lines()) {
            if (line.startsWith("Package: ")) {
                name = line.substring(9).strip();
            } else if (line.startsWith("Status: ")) {
                String[] words = line.substring(8).strip().split(" +", -1);
                String state = words[words.length - 1];
                installed += state.equals("installed") ? 1 : 0;
                if (words[0].equals("hold")) {
                    held.add(name);
                }
                if (isUnfinished(state)) {
                    unfinished.add(name);
                }
            }
        }
        return new PackageSystem(
                PackageSystem.Kind.DEB,
                "apt-get",
                database,
                Optional.of(installed),
                unfinished,
                held,
                newest(root.resolve("var/lib/apt/lists"), "_Packages"));
    }

    /// The states of dpkg(1) in which something is left to do.
    private static boolean isUnfinished(String state) {
        return switch (state) {
            case "half-installed",
                    "unpacked",
                    "half-configured",
                    "triggers-awaited",
                    "triggers-pending" ->
                    true;
            default -> false;
        };
    }

    private static String rpmTool(Path root) {
        for (String tool : List.of("dnf", "dnf5", "microdnf", "yum", "zypper")) {
            if (exists(root, "/usr/bin/" + tool)) {
                return tool.equals("dnf5") ? "dnf" : tool;
            }
        }
        return "rpm";
    }

    private static PackageSystem alpine(Path root) {
        String database = "/lib/apk/db/installed";
        int installed = 0;
        for (String line : SmallFile.below(root, database).lines()) {
            installed += line.startsWith("P:") ? 1 : 0;
        }
        return new PackageSystem(
                PackageSystem.Kind.APK,
                "apk",
                Path.of(database),
                Optional.of(installed),
                List.of(),
                List.of(),
                newest(root.resolve("var/cache/apk"), ".tar.gz"));
    }

    private static PackageSystem arch(Path root) {
        Path local = root.resolve("var/lib/pacman/local");
        int folders = 0;
        for (Path one : SmallFile.children(local)) {
            folders += Files.isDirectory(one) ? 1 : 0;
        }
        return new PackageSystem(
                PackageSystem.Kind.PACMAN,
                "pacman",
                Path.of("/var/lib/pacman/local"),
                Optional.of(folders),
                List.of(),
                List.of(),
                newest(root.resolve("var/lib/pacman/sync"), ".db"));
    }

    private static PackageSystem plain(
            Path root, PackageSystem.Kind kind, String tool, String database) {
        return new PackageSystem(
                kind,
                tool,
                Path.of(database),
                Optional.empty(),
                List.of(),
                List.of(),
                newest(root.resolve("var/cache/dnf"), ".solv"));
    }

    private static Optional<Instant> newest(Path folder, String ending) {
        Optional<Instant> newest = Optional.empty();
        for (Path file : SmallFile.children(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(ending) || name.contains(ending + ".")) {
                Optional<Instant> time = modified(file);
                if (time.isPresent() && (newest.isEmpty() || time.get().isAfter(newest.get()))) {
                    newest = time;
                }
            }
        }
        return newest;
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean exists(Path root, String absolute) {
        return Files.exists(root.resolve(absolute.substring(1)));
    }
}
