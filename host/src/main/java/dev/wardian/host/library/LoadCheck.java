package dev.wardian.host.library;

import dev.wardian.elf.Linkage;
import dev.wardian.elf.VersionNeed;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Loads files as the dynamic loader of a machine would, without running any: follows what each
/// needs, in the order and the folders of `ld.so(8)`, and notes what is not there or too old. Not
/// thread-safe.
///
/// It is used for many files one after the other, as one process would load them: what was followed
/// once is not followed again.
public final class LoadCheck {
    private final HostLibraries host;
    private final Companions companions;
    private final LibrarySearch search;
    private final Set<Path> followed = new HashSet<>();
    private final Map<String, Path> loaded = new HashMap<>();

    /// @param companions the libraries that came along
    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    public LoadCheck(HostLibraries host, Companions companions, List<Path> libraryPath) {
        this.host = host;
        this.companions = companions;
        this.search = new LibrarySearch(host, libraryPath);
    }

    /// Notes what loading a program brings into every process of it; what it lacks is its own
    /// matter.
    public void begin(Path program) {
        load(program);
    }

    /// What keeps a file from being loaded; nothing if all is there. A file for another
    /// architecture is no file of this machine and has no faults.
    public List<LoadFault> load(Path file) {
        List<LoadFault> faults = new ArrayList<>();
        ArrayDeque<Loading> open = new ArrayDeque<>();
        Optional<Linkage> first = host.linkage(file).filter(_ -> host.fits(file));
        first.ifPresent(linkage -> open.add(new Loading(file, linkage, Optional.empty())));
        while (!open.isEmpty()) {
            Loading one = open.removeFirst();
            one.linkage().soname().ifPresent(name -> loaded.putIfAbsent(name, one.file()));
            if (followed.add(one.file())) {
                for (String library : one.linkage().needed()) {
                    Optional<Path> found = find(library, one);
                    if (found.isEmpty()) {
                        faults.add(new LoadFault.Absent(library, chain(one)));
                    } else {
                        tooOld(library, found.get(), one).ifPresent(faults::add);
                        host.linkage(found.get())
                                .map(next -> new Loading(found.get(), next, Optional.of(one)))
                                .ifPresent(open::addLast);
                    }
                }
            }
        }
        return faults;
    }

    /// What these files need that is none of their own: neither among them nor among what they lead
    /// to within the artifact that brings them.
    ///
    /// @param roots what is loaded first
    /// @param own all shared objects of the artifact
    public OutsideNeeds outside(List<Path> roots, Set<Path> own) {
        SortedMap<String, SortedSet<String>> libraries = new TreeMap<>();
        Set<String> present = new HashSet<>();
        Set<Path> seen = new HashSet<>();
        ArrayDeque<Loading> open = new ArrayDeque<>();
        for (Path root : roots) {
            host.linkage(root).ifPresent(it -> open.add(new Loading(root, it, Optional.empty())));
        }
        while (!open.isEmpty()) {
            Loading one = open.removeFirst();
            one.linkage().soname().ifPresent(present::add);
            if (seen.add(one.file())) {
                for (String library : one.linkage().needed()) {
                    Optional<Path> within = search.find(library, one).filter(own::contains);
                    within.flatMap(host::linkage)
                            .map(it -> new Loading(within.get(), it, Optional.of(one)))
                            .ifPresent(open::addLast);
                    if (within.isPresent()) {
                        present.add(library);
                    } else {
                        versions(library, one, libraries);
                    }
                }
            }
        }
        libraries.keySet().removeAll(present);
        return new OutsideNeeds(roots.size(), libraries);
    }

    private static void versions(
            String library, Loading needer, SortedMap<String, SortedSet<String>> libraries) {
        SortedSet<String> versions = libraries.computeIfAbsent(library, _ -> new TreeSet<>());
        for (VersionNeed need : needer.linkage().versionNeeds()) {
            if (need.library().equals(library)) {
                versions.addAll(need.versions());
            }
        }
    }

    private Optional<Path> find(String library, Loading needer) {
        Optional<Path> already = Optional.ofNullable(loaded.get(library));
        Optional<Path> found = already.isPresent() ? already : search.find(library, needer);
        if (found.isEmpty()) {
            found = companions.called(library).stream().filter(host::fits).findFirst();
        }
        found.ifPresent(path -> loaded.putIfAbsent(library, path));
        return found;
    }

    private static List<Path> chain(Loading last) {
        List<Path> chain = new ArrayList<>();
        for (Optional<Loading> at = Optional.of(last); at.isPresent(); at = at.get().loader()) {
            chain.add(at.get().file());
        }
        Collections.reverse(chain);
        return chain;
    }

    /// The loader refuses a file that needs a version which the library does not define, unless the
    /// library defines none at all.
    private Optional<LoadFault> tooOld(String library, Path found, Loading needer) {
        List<String> defined = host.linkage(found).map(Linkage::versions).orElse(List.of());
        if (defined.isEmpty()) {
            return Optional.empty();
        }
        List<String> lacking = new ArrayList<>();
        for (VersionNeed need : needer.linkage().versionNeeds()) {
            if (need.library().equals(library)) {
                lacking.addAll(need.versions());
            }
        }
        lacking.removeAll(defined);
        return lacking.stream()
                .max(SymbolVersion.ORDER)
                .map(
                        version ->
                                new LoadFault.TooOld(
                                        library,
                                        found,
                                        version,
                                        SymbolVersion.newest(version, defined),
                                        chain(needer)));
    }
}
