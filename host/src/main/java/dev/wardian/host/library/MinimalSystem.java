package dev.wardian.host.library;

import dev.wardian.elf.ElfHeader;
import dev.wardian.elf.Linkage;
import dev.wardian.host.Distribution;
import dev.wardian.host.HostProfile;
import dev.wardian.host.Libc;
import dev.wardian.host.internal.LibraryFolders;
import dev.wardian.host.internal.ResourceTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The libraries that the loader finds on a minimal installation of a distribution, by the table
/// `minimal-systems.txt`: what may be counted on where a machine is named and cannot be looked at.
///
/// Symbols have the versions that the machine's C library and its `libstdc++` define; of other
/// libraries nothing is known but that they are there.
final class MinimalSystem {
    /// The sixth is the last micro release that any symbol of glibc is named after (2.2.6).
    private static final int MOST_MICRO = 6;

    private final HostProfile host;

    MinimalSystem(HostProfile host) {
        this.host = host;
    }

    /// What each of them says to the loader, by its path there.
    Map<Path, Linkage> libraries() {
        Map<Path, Linkage> libraries = new HashMap<>();
        Path folder = Path.of("/usr/lib", LibraryFolders.triplet(host.processor().architecture()));
        for (String name : names()) {
            libraries.put(
                    folder.resolve(name),
                    linkage(name, host.processor().architecture(), versions(name)));
        }
        return libraries;
    }

    /// A library of which its name is known and which symbol versions it defines.
    static Linkage linkage(String name, String architecture, List<String> versions) {
        return new Linkage(
                header(architecture),
                Optional.of(name),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                versions);
    }

    private static ElfHeader header(String architecture) {
        int machine =
                switch (architecture) {
                    case "i686" -> 3;
                    case "ppc64le" -> 21;
                    case "s390x" -> 22;
                    case "armv7l" -> 40;
                    case "aarch64" -> 183;
                    case "riscv64" -> 243;
                    case "loongarch64" -> 258;
                    default -> 62;
                };
        int bits = machine == 3 || machine == 40 ? 32 : 64;
        return new ElfHeader(bits, machine == 22, machine, ElfHeader.Type.SHARED);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        boolean glibc = isOf(Libc.Family.GLIBC);
        for (String[] row : ResourceTable.rows("minimal-systems.txt")) {
            boolean libraries = row[0].equals("libraries");
            if (libraries && (row[1].equals("glibc") ? glibc : isOf(row[1]))) {
                names.addAll(List.of(row).subList(2, row.length));
            }
        }
        if (isOf(Libc.Family.MUSL)) {
            names.add("libc.musl-" + host.processor().architecture() + ".so.1");
            names.add("ld-musl-" + host.processor().architecture() + ".so.1");
        }
        return names;
    }

    private boolean isOf(Libc.Family family) {
        return host.libc().filter(libc -> libc.family() == family).isPresent();
    }

    private boolean isOf(String family) {
        Distribution distribution = host.distribution();
        return switch (family) {
            case "debian" -> distribution.isOf("debian") || distribution.isOf("ubuntu");
            case "fedora" -> distribution.isOf("fedora") || distribution.isOf("rhel");
            default -> distribution.isOf(family);
        };
    }

    private List<String> versions(String name) {
        return switch (name) {
            case "libc.so.6",
                    "libm.so.6",
                    "libmvec.so.1",
                    "libpthread.so.0",
                    "libdl.so.2",
                    "librt.so.1",
                    "libutil.so.1",
                    "libresolv.so.2",
                    "libanl.so.1" ->
                    glibc();
            case "libstdc++.so.6" -> standardLibrary();
            default -> List.of();
        };
    }

    private List<String> glibc() {
        int newest = host.libc().map(libc -> libc.version().minor()).orElse(0);
        List<String> versions = new ArrayList<>(List.of("GLIBC_PRIVATE"));
        if (newest >= 36) {
            versions.add("GLIBC_ABI_DT_RELR");
        }
        for (int minor = 0; minor <= newest; minor++) {
            versions.add("GLIBC_2." + minor);
            for (int micro = 1; micro <= MOST_MICRO; micro++) {
                versions.add("GLIBC_2." + minor + "." + micro);
            }
        }
        return versions;
    }

    /// None, so that nothing is refused, where its version is not known.
    private List<String> standardLibrary() {
        Distribution own = host.distribution();
        List<String> versions = new ArrayList<>();
        for (String[] row : ResourceTable.rows("minimal-systems.txt")) {
            if (row[0].equals("c++") && row[1].equals(own.id()) && row[2].equals(own.version())) {
                count("GLIBCXX_3.4", Integer.parseInt(row[3]), versions);
                count("CXXABI_1.3", Integer.parseInt(row[4]), versions);
                versions.addAll(List.of("CXXABI_FLOAT128", "CXXABI_TM_1", "GLIBCXX_LDBL_3.4"));
            }
        }
        return versions;
    }

    private static void count(String series, int newest, List<String> versions) {
        versions.add(series);
        for (int number = 1; number <= newest; number++) {
            versions.add(series + "." + number);
        }
    }
}
