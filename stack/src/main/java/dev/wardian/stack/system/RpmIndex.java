package dev.wardian.stack.system;

import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// RPM's packages to be looked at.
final class RpmIndex implements SystemIndex {
    private final RpmPackages packages;
    private final RpmPool pool;
    private final Set<String> held;

    /// @param held the names of packages that may not change
    RpmIndex(RpmPackages packages, RpmPool pool, Set<String> held) {
        this.packages = packages;
        this.pool = pool;
        this.held = held;
    }

    private SystemPackage shown(RpmPackage one) {
        return SystemPackage.of(one, held.contains(one.name()));
    }

    @Override
    public SortedMap<String, SystemPackage> installed() {
        var all = new TreeMap<String, SystemPackage>();
        pool.installed().forEach((name, one) -> all.put(name, shown(one)));
        return all;
    }

    @Override
    public SortedMap<String, SystemPackage> offered() {
        var all = new TreeMap<String, SystemPackage>();
        pool.newest().forEach((name, one) -> all.put(name, shown(one)));
        return all;
    }

    @Override
    public List<Outdated> outdated() {
        var newest = pool.newest();
        var found = new ArrayList<Outdated>();
        pool.installed()
                .forEach(
                        (name, here) -> {
                            var other = newest.get(name);
                            if (other != null && other.version().compareTo(here.version()) > 0) {
                                found.add(new Outdated(shown(here), shown(other)));
                            }
                        });
        return found;
    }

    @Override
    public SortedMap<String, List<String>> owners(String file) {
        var owners = new TreeMap<String, List<String>>();
        for (var one : packages.providers(pool, file)) {
            var paths = new ArrayList<String>();
            for (var path : one.files()) {
                if (path.equals(file) || (!file.startsWith("/") && path.endsWith("/" + file))) {
                    paths.add(path);
                }
            }
            owners.put(one.name(), paths.isEmpty() ? List.of(file) : paths);
        }
        return owners;
    }

    @Override
    public Map<String, SortedMap<String, List<String>>> offering(List<String> files) {
        return Map.of();
    }

    @Override
    public List<Path> unread() {
        return List.of();
    }
}
