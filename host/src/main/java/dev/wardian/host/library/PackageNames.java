package dev.wardian.host.library;

import dev.wardian.host.Distribution;
import dev.wardian.host.HostProfile;
import dev.wardian.host.MajorMinor;
import dev.wardian.host.PackageSystem;
import dev.wardian.host.internal.ResourceTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The package of a distribution that brings a library, from the table `libraries.txt` of this
/// module, which serves without a network; and the command that installs it.
///
/// Where packages provide libraries under their own names, none need be known: `dnf` and `zypper`
/// install `libGL.so.1()(64bit)`, `apk` installs `so:libGL.so.1`.
public final class PackageNames {
    private static final int DEBIAN = 1;
    private static final int DEBIAN_SINCE_13 = 2;
    private static final int FEDORA = 3;
    private static final MajorMinor TRIXIE = new MajorMinor(13, 0);
    private static final MajorMinor NOBLE = new MajorMinor(24, 4);

    private PackageNames() {}

    /// The package that brings a library on a machine; empty where it is not known.
    public static Optional<String> bringing(String library, HostProfile host) {
        String[] row = Table.ROWS.get(library);
        int column = column(host.distribution());
        return row == null || column == 0
                ? Optional.empty()
                : Optional.of(row[column]).filter(name -> !name.equals("-"));
    }

    /// The packages that bring a library, a line for each family of distributions for which one is
    /// known: `libgl1` on Debian and Ubuntu, `libglvnd-glx` on Fedora and RHEL.
    public static List<String> everywhere(String library) {
        String[] row = Table.ROWS.get(library);
        List<String> lines = new ArrayList<>();
        if (row == null) {
            return lines;
        }
        if (row[DEBIAN].equals(row[DEBIAN_SINCE_13])) {
            line(row[DEBIAN], "Debian and Ubuntu", lines);
        } else {
            line(row[DEBIAN], "Debian up to 12 and Ubuntu up to 22.04", lines);
            line(row[DEBIAN_SINCE_13], "Debian 13 and Ubuntu 24.04", lines);
        }
        line(row[FEDORA], "Fedora and RHEL", lines);
        return lines;
    }

    private static void line(String name, String where, List<String> lines) {
        if (!name.equals("-")) {
            lines.add("`" + name + "` on " + where);
        }
    }

    private static int column(Distribution distribution) {
        Optional<MajorMinor> version = MajorMinor.tryParse(distribution.version());
        if (distribution.id().equals("ubuntu")) {
            return isSince(version, NOBLE) ? DEBIAN_SINCE_13 : DEBIAN;
        }
        if (distribution.isOf("debian") || distribution.isOf("ubuntu")) {
            boolean own = distribution.id().equals("debian");
            // testing and unstable have no number
            boolean late = own && (version.isEmpty() || isSince(version, TRIXIE));
            return late ? DEBIAN_SINCE_13 : DEBIAN;
        }
        return distribution.isOf("fedora") || distribution.isOf("rhel") ? FEDORA : 0;
    }

    private static boolean isSince(Optional<MajorMinor> version, MajorMinor first) {
        return version.isPresent() && version.get().compareTo(first) >= 0;
    }

    /// The command that installs what brings these libraries; empty where the machine has no
    /// package manager or nothing is known to bring any of them.
    public static Optional<String> command(Collection<String> libraries, HostProfile host) {
        if (host.packages().isEmpty()) {
            return Optional.empty();
        }
        PackageSystem system = host.packages().get();
        Set<String> wanted = new LinkedHashSet<>();
        for (String library : libraries) {
            name(library, host, system).ifPresent(wanted::add);
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(command(system, new ArrayList<>(wanted)));
    }

    private static Optional<String> name(String library, HostProfile host, PackageSystem system) {
        Optional<String> known = bringing(library, host);
        return switch (system.kind()) {
            case DEB, PACMAN -> known;
            case RPM -> known.or(() -> Optional.of("'" + library + "()(64bit)'"));
            case APK -> Optional.of("so:" + library);
        };
    }

    /// Lists that were never fetched must be fetched first: images of containers have none.
    private static String command(PackageSystem system, List<String> wanted) {
        String names = String.join(" ", wanted);
        return switch (system.kind()) {
            case DEB ->
                    (system.indexed().isEmpty() ? "apt-get update && " : "")
                            + "apt-get install -y --no-install-recommends "
                            + names;
            case RPM ->
                    (system.tool().equals("rpm") ? "dnf" : system.tool()) + " install -y " + names;
            case APK -> "apk add " + names;
            case PACMAN -> "pacman -S " + names;
        };
    }

    /// Read when first asked for.
    private static final class Table {
        static final Map<String, String[]> ROWS = read();

        private static Map<String, String[]> read() {
            Map<String, String[]> rows = new HashMap<>();
            for (String[] row : ResourceTable.rows("libraries.txt")) {
                rows.put(row[0], row);
            }
            return Map.copyOf(rows);
        }
    }
}
