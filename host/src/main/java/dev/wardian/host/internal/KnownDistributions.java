package dev.wardian.host.internal;

import dev.wardian.host.Distribution;
import dev.wardian.host.Libc;
import dev.wardian.host.MajorMinor;
import dev.wardian.host.PackageSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Distributions that may be named instead of looked at. The table is `distributions.txt` of this
/// module.
public final class KnownDistributions {
    /// One line of the table.
    ///
    /// @param distribution its name and version
    /// @param libc its C library
    /// @param tool the command that installs its packages
    public record Known(Distribution distribution, Libc libc, String tool) {
        /// Its package manager, of which no state is known.
        public PackageSystem packages() {
            boolean deb = tool.equals("apt-get");
            boolean apk = tool.equals("apk");
            return new PackageSystem(
                    deb
                            ? PackageSystem.Kind.DEB
                            : apk ? PackageSystem.Kind.APK : PackageSystem.Kind.RPM,
                    tool,
                    Path.of(
                            deb
                                    ? "/var/lib/dpkg/status"
                                    : apk ? "/lib/apk/db/installed" : "/var/lib/rpm"),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
    }

    private KnownDistributions() {}

    /// The one of this id and version, or of this codename alone.
    public static Optional<Known> find(String name, String version) {
        return all().stream()
                .filter(one -> isCalled(one.distribution(), name, version))
                .findFirst();
    }

    private static boolean isCalled(Distribution one, String name, String version) {
        boolean inFull = one.id().equals(name) && one.version().equals(version);
        return inFull || (version.isEmpty() && one.codename().equals(name));
    }

    /// All of them, in the order of the table.
    public static List<Known> all() {
        List<Known> all = new ArrayList<>();
        for (String[] row : ResourceTable.rows("distributions.txt")) {
            all.add(known(row));
        }
        return all;
    }

    private static Known known(String[] parts) {
        String codename = parts[2].equals("-") ? "" : parts[2];
        Distribution distribution =
                new Distribution(
                        parts[0], parts[1], codename, like(parts[0]), parts[0] + " " + parts[1]);
        Libc.Family family = Libc.family(parts[3]).orElseThrow();
        return new Known(
                distribution,
                new Libc(family, MajorMinor.tryParse(parts[4]).orElseThrow()),
                parts[5]);
    }

    private static List<String> like(String id) {
        return switch (id) {
            case "ubuntu" -> List.of("debian");
            case "rhel", "amzn" -> List.of("fedora");
            case "centos", "rocky", "almalinux" -> List.of("rhel", "fedora");
            case "opensuse-leap" -> List.of("suse");
            default -> List.of();
        };
    }
}
