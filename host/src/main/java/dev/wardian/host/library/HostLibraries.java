package dev.wardian.host.library;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.Linkage;
import dev.wardian.host.HostProfile;
import dev.wardian.host.internal.LibraryFolders;
import dev.wardian.host.internal.SmallFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shared libraries that the loader of a machine finds by their name alone: through its cache,
/// the folders it is configured with, and the folders it always looks into. Not thread-safe.
public final class HostLibraries {
    private static final int DEEPEST_INCLUDE = 8;

    private final MachineFiles files;
    private final String architecture;
    private final LoaderCache cache;
    private final List<String> folders;
    private final Map<Path, Optional<Linkage>> read = new HashMap<>();
    private final Map<String, Optional<Path>> found = new HashMap<>();

    /// The libraries of the machine whose files begin at this root, for programs of this
    /// architecture.
    public HostLibraries(Path root, String architecture) {
        this.files = new MachineFiles(root);
        this.architecture = architecture;
        this.cache = LoaderCache.read(root.resolve("etc/ld.so.cache"));
        List<String> all = new ArrayList<>();
        configured(Path.of("/etc/ld.so.conf"), all, 0);
        all.addAll(LibraryFolders.of(architecture));
        this.folders = List.copyOf(all);
    }

    private HostLibraries(String architecture) {
        this.files = new MachineFiles(Path.of("/"));
        this.architecture = architecture;
        this.cache = LoaderCache.parse(new byte[0]);
        this.folders = List.of();
    }

    /// The libraries of a machine that was named: those of a minimal installation of its
    /// distribution. No file of this machine is looked at.
    public static HostLibraries named(HostProfile host) {
        HostLibraries libraries = new HostLibraries(host.processor().architecture());
        new MinimalSystem(host)
                .libraries()
                .forEach(
                        (path, linkage) -> {
                            libraries.read.put(path, Optional.of(linkage));
                            libraries.found.put(
                                    String.valueOf(path.getFileName()), Optional.of(path));
                        });
        return libraries;
    }

    /// Says that a file which is not at hand is a library for this architecture of which nothing
    /// else is known: it lacks nothing and satisfies who needs its name.
    public void assume(Path file) {
        String name = String.valueOf(file.getFileName());
        read.put(file, Optional.of(MinimalSystem.linkage(name, architecture, List.of())));
    }

    /// `ld.so.conf`: a folder a line, and `include` with a pattern.
    private void configured(Path file, List<String> all, int depth) {
        for (String line : SmallFile.below(files.root(), file.toString()).lines()) {
            String word = line.replaceFirst("#.*", "").strip();
            if (word.startsWith("include ") && depth < DEEPEST_INCLUDE) {
                Path pattern = file.resolveSibling(word.substring(8).strip()).normalize();
                for (Path one : matching(pattern)) {
                    configured(one, all, depth + 1);
                }
            } else if (word.startsWith("/")) {
                all.add(word);
            }
        }
    }

    private List<Path> matching(Path pattern) {
        Path folder = pattern.getParent();
        List<Path> matching = new ArrayList<>();
        if (folder != null) {
            PathMatcher matcher =
                    FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
            Path there = files.root().resolve(folder.toString().substring(1));
            for (Path one : SmallFile.children(there)) {
                if (matcher.matches(one.getFileName())) {
                    matching.add(folder.resolve(one.getFileName()));
                }
            }
        }
        return matching;
    }

    public String architecture() {
        return architecture;
    }

    /// The file that the loader takes for a library's name; empty where it finds none.
    public Optional<Path> find(String soname) {
        return found.computeIfAbsent(soname, this::search);
    }

    private Optional<Path> search(String soname) {
        for (String path : cache.paths(soname)) {
            Optional<Path> file = files.file(path).filter(this::fits);
            if (file.isPresent()) {
                return file;
            }
        }
        for (String folder : folders) {
            Optional<Path> file = files.file(folder + "/" + soname).filter(this::fits);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /// Whether the loader finds by their names alone all that an artifact needs, as new as it needs
    /// it.
    public boolean have(OutsideNeeds needs) {
        return needs.libraries().entrySet().stream()
                .allMatch(need -> has(need.getKey(), need.getValue()));
    }

    private boolean has(String library, Collection<String> versions) {
        List<String> defined =
                find(library).flatMap(this::linkage).map(Linkage::versions).orElse(List.of());
        return find(library).isPresent() && (defined.isEmpty() || defined.containsAll(versions));
    }

    /// Whether a file is a library for this architecture; the loader passes over others.
    boolean fits(Path file) {
        return linkage(file)
                .map(one -> one.header().architecture().equals(architecture))
                .orElse(false);
    }

    /// What a file says to the loader; empty where it is no library, or a damaged one.
    Optional<Linkage> linkage(Path file) {
        return read.computeIfAbsent(file, HostLibraries::readLinkage);
    }

    private static Optional<Linkage> readLinkage(Path file) {
        try {
            return Linkage.read(file);
        } catch (IOException | ElfException unreadable) {
            return Optional.empty();
        }
    }
}
