package dev.wardian.host.build;

import dev.wardian.host.HostProfile;
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

/// Which packages bring what builds need. Fedora's packages provide headers, programs and modules
/// of pkg-config and CMake by name; for Debian a table knows what Python packages are built with.
public final class BuildPackages {
    private BuildPackages() {}

    /// The package that brings something on a machine; empty where it is not known.
    public static Optional<String> bringing(BuildNeed need, HostProfile host) {
        if (host.packages().isEmpty()) {
            return Optional.empty();
        }
        return switch (host.packages().get().kind()) {
            case DEB ->
                    need instanceof BuildNeed.Named(var name)
                            ? Optional.of(name)
                            : Optional.ofNullable(Table.ROWS.get(need.text()));
            case RPM -> Optional.of(provided(need)).filter(_ -> !(need instanceof BuildNeed.Named));
            case APK, PACMAN -> Optional.empty();
        };
    }

    private static String provided(BuildNeed need) {
        return switch (need) {
            case BuildNeed.Header(var name) -> "/usr/include/" + name;
            case BuildNeed.Module(var name) -> "pkgconfig(" + name + ")";
            case BuildNeed.Library(var name) -> "/usr/lib64/lib" + name + ".so";
            case BuildNeed.CmakePackage(var name) -> "cmake(" + name + ")";
            case BuildNeed.Program(var name) -> "/usr/bin/" + name;
            case BuildNeed.Named(var name) -> name;
        };
    }

    /// Whether the table knows something by this name.
    public static boolean isKnown(BuildNeed need) {
        return Table.ROWS.containsKey(need.text());
    }

    /// The command that installs what brings these; empty where nothing is known to bring any.
    public static Optional<String> command(Collection<BuildNeed> needs, HostProfile host) {
        Set<String> names = new LinkedHashSet<>();
        needs.forEach(need -> bringing(need, host).ifPresent(names::add));
        return installing(withCompanions(names), host);
    }

    /// The same with what they cannot do without and only recommend: Debian's compiler of C comes
    /// without the headers of C.
    public static Set<String> withCompanions(Collection<String> packages) {
        Set<String> names = new LinkedHashSet<>(packages);
        if (names.contains("gcc") || names.contains("clang")) {
            names.add("libc6-dev");
        }
        return names;
    }

    /// The command that installs packages; empty where none is named.
    public static Optional<String> installing(Collection<String> packages, HostProfile host) {
        if (packages.isEmpty() || host.packages().isEmpty()) {
            return Optional.empty();
        }
        PackageSystem system = host.packages().get();
        List<String> names = new ArrayList<>();
        packages.forEach(name -> names.add(name.indexOf('(') >= 0 ? "'" + name + "'" : name));
        String joined = String.join(" ", names);
        return Optional.of(
                switch (system.kind()) {
                    case DEB ->
                            (system.indexed().isEmpty() ? "apt-get update && " : "")
                                    + "apt-get install -y --no-install-recommends "
                                    + joined;
                    case RPM -> system.tool() + " install -y " + joined;
                    case APK, PACMAN -> joined;
                });
    }

    /// Read when first asked for.
    private static final class Table {
        static final Map<String, String> ROWS = read();

        private static Map<String, String> read() {
            Map<String, String> rows = new HashMap<>();
            for (String[] row : ResourceTable.rows("build-needs.txt")) {
                for (int i = 2; i < row.length; i++) {
                    rows.put(row[0] + " " + row[i], row[1]);
                }
            }
            return Map.copyOf(rows);
        }
    }
}
