package dev.wardian.host.system;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.internal.LibraryFolders;
import dev.wardian.host.internal.SmallFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Which package of Debian has a file, by the lists of contents that `apt` keeps where `apt-file`
/// or `command-not-found` asked it to. They are large: a question reads all of them. Nothing is
/// known where there are none.
///
/// @param root where the machine's files begin
/// @param architecture its processor, as `uname -m` calls it
public record ContentsLists(Path root, String architecture) {
    private static final Comparator<Found> BEST =
            Comparator.comparingLong(Found::depth)
                    .thenComparingInt(Found::packages)
                    .thenComparingInt(one -> one.name().length())
                    .thenComparing(Found::name);

    /// A package that has the file: how deep it lies there, and how many packages have it there.
    private record Found(String name, long depth, int packages) {}

    /// The package that brings what a build needs. Where several have such a file, the one in which
    /// it lies nearest to where compilers and tools look.
    public Optional<String> bringing(BuildNeed need) {
        Predicate<String> asked = asked(need);
        Optional<Found> best = Optional.empty();
        for (Path list : lists()) {
            try (BufferedReader reader = DebianPackages.open(list)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    int end = line.lastIndexOf(' ');
                    int tab = line.lastIndexOf('\t');
                    int column = Math.max(end, tab);
                    if (column > 0 && asked.test(line.substring(0, column).stripTrailing())) {
                        Found one = found(line, column);
                        best =
                                best.filter(it -> BEST.compare(it, one) <= 0)
                                        .or(() -> Optional.of(one));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return best.map(Found::name);
    }

    private static Found found(String line, int column) {
        List<String> packages = List.of(line.substring(column + 1).split(",", -1));
        String first = packages.getFirst();
        long depth = line.substring(0, column).chars().filter(c -> c == '/').count();
        return new Found(first.substring(first.lastIndexOf('/') + 1), depth, packages.size());
    }

    private List<Path> lists() {
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
