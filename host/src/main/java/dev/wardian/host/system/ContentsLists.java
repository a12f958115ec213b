package dev.wardian.host.system;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.internal.LibraryFolders;
import dev.wardian.host.internal.SmallFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Which package of Debian has a file, by the lists of contents that `apt` keeps where `apt-file`
/// or `command-not-found` asked it to, else by others. They are large: a question reads all of
/// them. Nothing is known where there are none.
///
/// @param root where the machine's files begin
/// @param architecture its processor, as `uname -m` calls it
/// @param others what is read where `apt` keeps none
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
        return !lists().isEmpty();
    }

    /// The packages that have a file, given by its path or name, with the paths.
    public SortedMap<String, List<String>> owners(String file) {
        var owners = new TreeMap<String, List<String>>();
        var wanted = file.startsWith("/") ? file.substring(1) : file;
        each(
                path ->
                        path.equals(wanted)
                                || (!file.startsWith("/") && path.endsWith("/" + wanted)),
                (path, packages) -> {
                    for (var one : packages) {
                        owners.computeIfAbsent(
                                        one.substring(one.lastIndexOf('/') + 1),
                                        _ -> new ArrayList<>())
                                .add("/" + path);
                    }
                });
        return owners;
    }

    /// A package that has the file: how deep it lies there, and how many packages have it there.
    private record Found(String name, long depth, int packages) {}

    /// The package that brings what a build needs. Where several have such a file, the one in which
    /// it lies nearest to where compilers and tools look.
    public Optional<String> bringing(BuildNeed need) {
        Predicate<String> asked = asked(need);
        var found = new ArrayList<Found>();
        each(asked, (path, packages) -> found.add(found(path, packages)));
        return found.stream().min(BEST).map(Found::name);
    }

    /// Hears of each path that counts and of the packages that have it.
    private void each(Predicate<String> asked, BiConsumer<String, List<String>> hit) {
        for (Path list : lists()) {
            try (BufferedReader reader = DebianPackages.open(list)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    int column = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
                    if (column > 0) {
                        String path = line.substring(0, column).stripTrailing();
                        if (asked.test(path)) {
                            hit.accept(path, List.of(line.substring(column + 1).split(",", -1)));
                        }
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static Found found(String path, List<String> packages) {
        String first = packages.getFirst();
        long depth = path.chars().filter(c -> c == '/').count();
        return new Found(first.substring(first.lastIndexOf('/') + 1), depth, packages.size());
    }

    private List<Path> lists() {
        var kept = kept();
        return kept.isEmpty() ? others : kept;
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
}
