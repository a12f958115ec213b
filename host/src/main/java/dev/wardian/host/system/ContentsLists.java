package dev.wardian.host.system;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.internal.LibraryFolders;
import dev.wardian.host.internal.SmallFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Which package of Debian has a file, by the lists of contents that `apt` keeps where `apt-file`
/// or `command-not-found` asked it to, else by others. They are large: a question reads all of
/// those of `apt`; beside others a [FileLookup] is made with the first question. Nothing is known
/// where there are none.
///
/// @param root where the machine's files begin
/// @param architecture its processor, as `uname -m` calls it
/// @param others what is read where `apt` keeps none: files that never change, as they are named by
///     their digest, in a folder that may be written
public record ContentsLists(Path root, String architecture, List<Path> others) {
    private static final Comparator<Found> BEST =
            Comparator.comparingLong(Found::depth)
                    .thenComparingInt(Found::packages)
                    .thenComparingInt(one -> one.name().length())
                    .thenComparing(Found::name);

    public ContentsLists {
        others = List.copyOf(others);
    }

    /// Those that `apt` keeps.
    public ContentsLists(Path root, String architecture) {
        this(root, architecture, List.of());
    }

    /// Whether there are any.
    public boolean areThere() {
        return !(kept().isEmpty() && others.isEmpty());
    }

    /// The packages that have files, by each of these paths or names, with the paths.
    public Map<String, SortedMap<String, List<String>>> owners(Collection<String> files) {
        var all = new LinkedHashMap<String, SortedMap<String, List<String>>>();
        var names = new HashSet<String>();
        for (var file : files) {
            all.put(file, new TreeMap<>());
            names.add(name(file));
        }
        each(
                names,
                (path, packages) ->
                        all.forEach(
                                (file, owners) -> {
                                    if (isMeant(file, path)) {
                                        add(owners, path, packages);
                                    }
                                }));
        return all;
    }

    private static boolean isMeant(String file, String path) {
        return file.startsWith("/")
                ? file.length() == path.length() + 1 && file.endsWith(path)
                : path.equals(file) || path.endsWith("/" + file);
    }

    private static void add(
            SortedMap<String, List<String>> owners, String path, List<String> packages) {
        for (var one : packages) {
            owners.computeIfAbsent(one.substring(one.lastIndexOf('/') + 1), _ -> new ArrayList<>())
                    .add("/" + path);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// A package that has the file: how deep it lies there, and how many packages have it there.
    private record Found(String name, long depth, int packages) {}

    /// The package that brings what a build needs. Where several have such a file, the one in which
    /// it lies nearest to where compilers and tools look.
    public Optional<String> bringing(BuildNeed need) {
        Predicate<String> asked = asked(need);
        var found = new ArrayList<Found>();
        each(
                names(need),
                (path, packages) -> {
                    if (asked.test(path)) {
                        found.add(found(path, packages));
                    }
                });
        return found.stream().min(BEST).map(Found::name);
    }

    /// Hears of each path that ends with one of these names, perhaps of others, and of the packages
    /// that have it.
    private void each(Set<String> names, BiConsumer<String, List<String>> hit) {
        var kept = kept();
        try {
            for (Path list : kept) {
                scan(list, names, hit);
            }
            for (Path list : kept.isEmpty() ? others : List.<Path>of()) {
                var lookup = lookup(list);
                if (lookup.isEmpty()) {
                    scan(list, names, hit);
                    continue;
                }
                try (var opened = lookup.get()) {
                    for (var name : names) {
                        opened.each(name, line -> hear(line, Set.of(name), hit));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void scan(Path list, Set<String> names, BiConsumer<String, List<String>> hit)
            throws IOException {
        try (BufferedReader reader = DebianPackages.open(list)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(line, names, hit);
            }
        }
    }

    private static void hear(String line, Set<String> names, BiConsumer<String, List<String>> hit) {
        int column = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        if (column > 0) {
            String path = line.substring(0, column).stripTrailing();
            if (names.contains(name(path))) {
                hit.accept(path, List.of(line.substring(column + 1).split(",", -1)));
            }
        }
    }

    /// The table beside a list, made where it is not there; none where it cannot be, so that the
    /// list is read.
    private static Optional<FileLookup> lookup(Path list) throws IOException {
        Path table = list.resolveSibling(list.getFileName() + ".lookup");
        try {
            return Optional.of(FileLookup.open(table));
        } catch (IOException missing) {
            try (InputStream in = DebianPackages.unpacked(list)) {
                FileLookup.make(in, table);
            } catch (FileSystemException refused) {
                return Optional.empty();
            }
            return Optional.of(FileLookup.open(table));
        }
    }

    private static Found found(String path, List<String> packages) {
        String first = packages.getFirst();
        long depth = path.chars().filter(c -> c == '/').count();
        return new Found(first.substring(first.lastIndexOf('/') + 1), depth, packages.size());
    }

    private List<Path> kept() {
        return SmallFile.children(root.resolve("var/lib/apt/lists")).stream()
                .filter(
                        list ->
                                String.valueOf(list.getFileName())
                                        .matches(".*_Contents-(?!udeb)[a-z0-9]+(\\.gz|\\.lz4)?"))
                .toList();
    }

    private Predicate<String> asked(BuildNeed need) {
        String own = "usr/lib/" + LibraryFolders.triplet(architecture) + "/";
        return switch (need) {
            case BuildNeed.Header(var name) ->
                    path -> path.startsWith("usr/include/") && path.endsWith("/" + name);
            case BuildNeed.Module(var name) -> path -> path.endsWith("/pkgconfig/" + name + ".pc");
            case BuildNeed.Library(var name) ->
                    path ->
                            path.equals(own + "lib" + name + ".so")
                                    || path.equals("usr/lib/lib" + name + ".so");
            case BuildNeed.CmakePackage(var name) ->
                    path ->
                            path.endsWith("/" + name + "Config.cmake")
                                    || path.endsWith(
                                            "/" + name.toLowerCase(Locale.ROOT) + "-config.cmake");
            case BuildNeed.Program(var name) ->
                    path -> path.equals("usr/bin/" + name) || path.equals("bin/" + name);
            case BuildNeed.Named _ -> _ -> false;
        };
    }

    /// The last parts of the paths that [#asked] can mean.
    private static Set<String> names(BuildNeed need) {
        return switch (need) {
            case BuildNeed.Header(var name) -> Set.of(name(name));
            case BuildNeed.Module(var name) -> Set.of(name + ".pc");
            case BuildNeed.Library(var name) -> Set.of("lib" + name + ".so");
            case BuildNeed.CmakePackage(var name) ->
                    Set.of(name + "Config.cmake", name.toLowerCase(Locale.ROOT) + "-config.cmake");
            case BuildNeed.Program(var name) -> Set.of(name);
            case BuildNeed.Named _ -> Set.of();
        };
    }
}
