package dev.wardian.host.system;

import dev.wardian.host.internal.SmallFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// What a Debian machine has installed and what its indexes offer, read from the files of `dpkg`
/// and from indexes that were verified: by us, or by `apt` that keeps them as its lists. Neither is
/// run. Every question reads the files anew. Lists that are kept compressed with anything but gzip
/// or LZ4 are told by [#unread], not passed over in silence.
///
/// @param root where the machine's files begin
/// @param indexes the indexes to read instead of apt's lists; none for those
public record DebianPackages(Path root, List<Path> indexes) {
    public DebianPackages {
        indexes = List.copyOf(indexes);
    }

    /// What apt's lists offer.
    public DebianPackages(Path root) {
        this(root, List.of());
    }

    /// Every installed package by its name; of one that is installed for several architectures the
    /// newest.
    public SortedMap<String, DebianPackage> installed() {
        SortedMap<String, DebianPackage> found = new TreeMap<>();
        Path status = root.resolve("var/lib/dpkg/status");
        if (Files.exists(status)) {
            read(status, stanza -> stanza.field("Status").orElse("").endsWith(" installed"), found);
        }
        return found;
    }

    /// The newest version of every package that the lists offer.
    public SortedMap<String, DebianPackage> offered() {
        SortedMap<String, DebianPackage> found = new TreeMap<>();
        for (Path list : indexes.isEmpty() ? lists() : indexes) {
            if (isReadable(list)) {
                read(list, _ -> true, found);
            }
        }
        return found;
    }

    /// The installed packages that have a file: one at this absolute path, or, where no slash is
    /// given, of this name in any folder.
    public SortedMap<String, List<String>> owners(String file) {
        SortedMap<String, List<String>> owners = new TreeMap<>();
        for (Path list : SmallFile.children(root.resolve("var/lib/dpkg/info"))) {
            String name = String.valueOf(list.getFileName());
            if (name.endsWith(".list")) {
                List<String> paths = paths(list, file);
                if (!paths.isEmpty()) {
                    int end = name.indexOf(':') > 0 ? name.indexOf(':') : name.length() - 5;
                    owners.put(name.substring(0, end), paths);
                }
            }
        }
        return owners;
    }

    private static List<String> paths(Path list, String file) {
        boolean whole = file.startsWith("/");
        List<String> paths = new ArrayList<>();
        for (String path : new SmallFile(list).lines()) {
            if (whole ? path.equals(file) : path.endsWith("/" + file)) {
                paths.add(path);
            }
        }
        return paths;
    }

    /// The lists that are there and cannot be read.
    public List<Path> unread() {
        return indexes.isEmpty()
                ? lists().stream().filter(list -> !isReadable(list)).toList()
                : List.of();
    }

    private List<Path> lists() {
        return SmallFile.children(root.resolve("var/lib/apt/lists")).stream()
                .filter(list -> String.valueOf(list.getFileName()).contains("_Packages"))
                .filter(list -> !String.valueOf(list.getFileName()).contains("_source_"))
                .toList();
    }

    private boolean isReadable(Path list) {
        String name = String.valueOf(list.getFileName());
        return indexes.contains(list)
                || name.endsWith("_Packages")
                || name.endsWith("_Packages.gz")
                || name.endsWith("_Packages.lz4");
    }

    private static void read(
            Path file, Predicate<ControlStanza> asked, Map<String, DebianPackage> found) {
        try (BufferedReader reader = open(file)) {
            for (ControlStanza stanza : ControlStanza.all(reader)) {
                if (asked.test(stanza)) {
                    Optional<DebianPackage> one = PackageStanza.read(stanza);
                    one.ifPresent(it -> found.merge(it.name(), it, DebianPackages::newer));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DebianPackage newer(DebianPackage one, DebianPackage other) {
        return other.version().compareTo(one.version()) > 0 ? other : one;
    }

    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(unpacked(file), StandardCharsets.UTF_8), 1 << 16);
    }

    /// What a list holds, unpacked as its name says: `.gz`, `.lz4` or plain.
    ///
    /// @throws IOException when it cannot be read
    public static InputStream unpacked(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(in, 1 << 16)
                    : file.toString().endsWith(".lz4")
                            ? new Lz4Input(new BufferedInputStream(in, 1 << 16))
                            : in;
        } catch (IOException notPacked) {
            in.close();
            throw notPacked;
        }
    }
}
