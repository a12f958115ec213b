package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// All packages that a machine has and that its repositories offer, by their names and by what they
/// provide. What is for another processor is left out. Not thread-safe while it is filled.
public final class RpmPool {
    private static final Set<String> EVERYWHERE = Set.of("noarch");

    private final String architecture;
    private final SortedMap<String, List<RpmPackage>> offered = new TreeMap<>();
    private final SortedMap<String, RpmPackage> installed = new TreeMap<>();

    /// Names of packages by what they provide, files among it.
    private final Map<String, Set<String>> providers = new HashMap<>();

    /// @param architecture the machine's, as RPM names it: `x86_64`
    public RpmPool(String architecture) {
        this.architecture = architecture;
    }

    /// Adds what the machine has.
    public void addInstalled(RpmPackage one) {
        installed.put(one.name(), one);
        provided(one);
    }

    /// Adds what a repository offers.
    ///
    /// @param content `primary.xml`
    /// @throws IllegalArgumentException where it is damaged
    public void add(String repository, byte[] content) {
        PrimaryIndex.read(repository, content, this::addOffered);
    }

    /// The paths that some package requires and none is known to have: `primary.xml` names only
    /// those of programs and configuration.
    public Set<String> unknownFiles() {
        var unknown = new TreeSet<String>();
        for (var all : offered.values()) {
            for (var one : all) {
                for (var need : one.requires()) {
                    if (need.name().startsWith("/") && !providers.containsKey(need.name())) {
                        unknown.add(need.name());
                    }
                }
            }
        }
        return unknown;
    }

    /// Adds which packages have some files.
    ///
    /// @param content `filelists.xml` of a repository that was added
    /// @param wanted the paths that count
    /// @throws IllegalArgumentException where it is damaged
    public void addFiles(byte[] content, Predicate<String> wanted) {
        FileIndex.read(
                content,
                (name, path) -> {
                    if (wanted.test(path)) {
                        offered.computeIfPresent(
                                name,
                                (_, all) ->
                                        new ArrayList<>(
                                                all.stream()
                                                        .map(one -> one.withFile(path))
                                                        .toList()));
                        providers.computeIfAbsent(path, _ -> new LinkedHashSet<>(1)).add(name);
                    }
                });
    }

    private void addOffered(RpmPackage one) {
        if (one.architecture().equals(architecture) || EVERYWHERE.contains(one.architecture())) {
            var all = offered.computeIfAbsent(one.name(), _ -> new ArrayList<>(1));
            all.add(one);
            all.sort(Comparator.comparing(RpmPackage::version).reversed());
            provided(one);
        }
    }

    private void provided(RpmPackage one) {
        for (var relation : one.provides()) {
            providers.computeIfAbsent(relation.name(), _ -> new LinkedHashSet<>(1)).add(one.name());
        }
        for (var file : one.files()) {
            providers.computeIfAbsent(file, _ -> new LinkedHashSet<>(1)).add(one.name());
        }
    }

    /// What is offered of each name, the newest version of it.
    public Map<String, RpmPackage> newest() {
        var newest = new LinkedHashMap<String, RpmPackage>();
        offered.forEach((name, all) -> newest.put(name, all.getFirst()));
        return newest;
    }

    /// What is installed, by name.
    public Map<String, RpmPackage> installed() {
        return Collections.unmodifiableMap(installed);
    }

    /// All versions of a name, the newest first; what is installed before what is offered.
    List<RpmPackage> candidates(String name) {
        var here = Optional.ofNullable(installed.get(name));
        var all = new ArrayList<RpmPackage>();
        here.ifPresent(all::add);
        for (var one : offered.getOrDefault(name, List.of())) {
            if (here.isEmpty() || one.version().compareTo(here.get().version()) != 0) {
                all.add(one);
            }
        }
        return all;
    }

    /// The names of packages that provide something, in alphabetical order.
    List<String> providing(String what) {
        return providers.getOrDefault(what, Set.of()).stream().sorted().toList();
    }

    /// The packages that provide a file or capability, installed or offered.
    public Collection<RpmPackage> providers(String what) {
        var need = RpmRelation.of(what);
        var found = new ArrayList<RpmPackage>();
        for (var name : providing(what)) {
            candidates(name).stream()
                    .filter(one -> one.provides(need))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    /// The same, and those with a file of the name in any folder.
    public Collection<RpmPackage> providersOf(String what) {
        var found = new LinkedHashSet<>(providers(what));
        if (!what.startsWith("/")) {
            for (var path : List.copyOf(providers.keySet())) {
                if (path.startsWith("/") && path.endsWith("/" + what)) {
                    found.addAll(providers(path));
                }
            }
        }
        return found;
    }

    /// The names of all packages there are.
    Set<String> names() {
        var names = new LinkedHashSet<>(offered.keySet());
        names.addAll(installed.keySet());
        return names;
    }
}
