package dev.wardian.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A folder deep below an empty one, so that what climbs out of it is seen.
final class Scratch implements AutoCloseable {
    private static final String WAY = "a/b/c";
    private static final Path BASE = base();

    private final Path top;
    private final Path folder;

    private Scratch(Path top, Path folder) {
        this.top = top;
        this.folder = folder;
    }

    private static Path base() {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.isDirectory(memory)
                    ? Files.createTempDirectory(memory, "wardian-fuzz-")
                    : Files.createTempDirectory("wardian-fuzz-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Scratch open() throws IOException {
        Path top = BASE.resolve("case");
        delete(top);
        return new Scratch(top, Files.createDirectories(top.resolve(WAY)));
    }

    /// A place in it.
    Path place(String name) {
        return folder.resolve(name);
    }

    /// A folder in it, made now.
    Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /// Fails if anything lies outside of the places named, or a link leads there.
    void expectOnly(String... places) throws IOException {
        Path at = top;
        for (Path step : Path.of(WAY)) {
            expect(at, List.of(step.toString()));
            at = at.resolve(step);
        }
        expect(folder, Arrays.asList(places));
    }

    private static void expect(Path folder, List<String> names) throws IOException {
        Set<String> found = new TreeSet<>(List.of(names(folder)));
        found.removeAll(names);
        if (!found.isEmpty()) {
            throw new AssertionError("escaped: " + found + " in " + folder);
        }
    }

    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? new String[0] : names;
    }

    /// Fails if a folder holds a link that leads out of it.
    void expectNoLinkOut(String name) throws IOException {
        Path inside = folder.resolve(name).toRealPath();
        try (Stream<Path> all = Files.walk(inside)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                if (Files.exists(link) && !link.toRealPath().startsWith(inside)) {
                    throw new AssertionError(link + " leads to " + link.toRealPath());
                }
            }
        }
    }

    /// Fails if a folder holds anything.
    void expectEmpty(String name) {
        File[] children = folder.resolve(name).toFile().listFiles();
        if (children != null && children.length > 0) {
            throw new AssertionError("left behind: " + Arrays.toString(children));
        }
    }

    @Override
    public void close() throws IOException {
        delete(top);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
