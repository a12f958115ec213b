package dev.wardian.stack.internal.system;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.Linkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// All files of the packages that will be in an environment, and what follows from them that
/// maintainers' scripts and `ldconfig(8)` would have made: links of alternatives, links by the
/// names that libraries have for others, and the folders in which the loader must look.
final class LayerTree {
    private static final String USUAL = "usr/lib";

    /// Where each path is read from now.
    private final SortedMap<String, Path> files = new TreeMap<>();

    private final List<Alternatives.Link> alternatives = new ArrayList<>();
    private final Set<String> outside = new LinkedHashSet<>();

    /// Adds a file; the first of two packages that have the same path keeps it.
    ///
    /// @return whether it is new
    boolean add(String path, Path source) {
        return files.putIfAbsent(path, source) == null;
    }

    /// Adds a folder that something outside names absolutely.
    void name(String folder) {
        name(folder, outside);
    }

    void add(List<Alternatives.Link> links) {
        alternatives.addAll(links);
    }

    /// The links to be made, by their paths, with what they lead to.
    Map<String, String> links() {
        Map<String, String> links = new TreeMap<>();
        Map<String, Integer> priorities = new HashMap<>();
        for (Alternatives.Link one : alternatives) {
            boolean better =
                    one.priority() > priorities.getOrDefault(one.path(), Integer.MIN_VALUE);
            if (better && files.containsKey(one.target()) && !files.containsKey(one.path())) {
                priorities.put(one.path(), one.priority());
                links.put(one.path(), relative(one.path(), one.target()));
            }
        }
        for (String path : files.keySet()) {
            if (isLibrary(path)) {
                soname(path)
                        .map(name -> folder(path) + "/" + name)
                        .filter(link -> !files.containsKey(link) && !links.containsKey(link))
                        .ifPresent(link -> links.put(link, relative(link, path)));
            }
        }
        return links;
    }

    private static String relative(String link, String target) {
        long up = link.chars().filter(c -> c == '/').count();
        return "../".repeat((int) up) + target;
    }

    private static boolean isLibrary(String path) {
        return path.startsWith(USUAL) && path.substring(path.lastIndexOf('/')).contains(".so");
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private Optional<String> soname(String path) {
        return linkage(path)
                .flatMap(Linkage::soname)
                .filter(name -> name.indexOf('/') < 0 && !path.endsWith("/" + name))
                .filter(_ -> folders().contains(folder(path)));
    }

    private Optional<Linkage> linkage(String path) {
        Path source = files.getOrDefault(path, Path.of("/nonexistent"));
        try {
            return Files.isSymbolicLink(source) || !Files.isRegularFile(source)
                    ? Optional.empty()
                    : Linkage.read(source);
        } catch (IOException | ElfException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Set<String>> known = Optional.empty();

    /// The folders in which the loader must look, in the order in which it does.
    Set<String> folders() {
        if (known.isEmpty()) {
            known = Optional.of(find());
        }
        return known.get();
    }

    private Set<String> find() {
        Set<String> holding = new LinkedHashSet<>();
        Set<String> named = new LinkedHashSet<>();
        for (Map.Entry<String, Path> one : files.entrySet()) {
            String path = one.getKey();
            if (isLibrary(path)) {
                holding.add(folder(path));
                linkage(path).ifPresent(it -> searched(it, named));
            } else if (path.matches("etc/ld\\.so\\.conf\\.d/[^/]+\\.conf")) {
                Layer.lines(one.getValue()).forEach(line -> name(line.strip(), named));
            }
        }
        Set<String> folders = new LinkedHashSet<>();
        for (String folder : holding) {
            // the machine's own folders: `/usr/lib`, and that of its architecture
            if (folder.matches(USUAL + "(64)?(/[a-z0-9_]+-linux-[a-z0-9]+)?")) {
                folders.add(folder);
            }
        }
        named.addAll(outside);
        named.retainAll(holding);
        folders.addAll(named);
        return folders;
    }

    /// A library that names a private folder by its absolute path would find it on a whole system.
    private static void searched(Linkage one, Set<String> named) {
        one.rpath().forEach(folder -> name(folder, named));
        one.runpath().forEach(folder -> name(folder, named));
    }

    private static void name(String folder, Set<String> named) {
        if (folder.startsWith("/")) {
            String plain = folder.substring(1).replaceAll("/+$", "");
            named.add(plain.matches("lib(64)?/.*") ? "usr/" + plain : plain);
        }
    }

    /// The programs, by their names; of two of the same name the one in `usr/bin`.
    Map<String, String> programs() {
        Map<String, String> programs = new TreeMap<>();
        for (String path : files.keySet()) {
            if (path.matches("usr/s?bin/[^/]+")) {
                programs.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), path);
            }
        }
        links().keySet().stream()
                .filter(path -> path.matches("usr/s?bin/[^/]+"))
                .forEach(
                        path ->
                                programs.putIfAbsent(
                                        path.substring(path.lastIndexOf('/') + 1), path));
        return programs;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }
}
