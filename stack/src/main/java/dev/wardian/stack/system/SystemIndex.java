package dev.wardian.stack.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a machine has and what its repositories offer, to be looked at: the same for Debian's
/// packages and for RPM's.
public interface SystemIndex {
    /// What the machine has, by name.
    SortedMap<String, SystemPackage> installed();

    /// The newest of each name that is offered.
    SortedMap<String, SystemPackage> offered();

    /// What is offered in a newer version than the machine has, of those that it prefers, sorted by
    /// name.
    List<Outdated> outdated();

    /// A package with what would take its place.
    record Outdated(SystemPackage installed, SystemPackage offered) {}

    /// Which packages have a file, given by its path or name, with the paths.
    SortedMap<String, List<String>> owners(String file);

    /// Which packages that are offered have each of these files, where that is not known with
    /// [#owners] already; lists of files may be fetched for it.
    Map<String, SortedMap<String, List<String>>> offering(List<String> files);

    /// Lists that are in a form which cannot be read.
    List<Path> unread();

    /// Debian's, as far as they are known without asking anybody.
    static SystemIndex of(SystemPackages machine) {
        var packages = machine.local();
        return new SystemIndex() {
            @Override
            public SortedMap<String, SystemPackage> installed() {
                var all = new TreeMap<String, SystemPackage>();
                packages.installed().forEach((name, one) -> all.put(name, SystemPackage.of(one)));
                return all;
            }

            @Override
            public SortedMap<String, SystemPackage> offered() {
                var all = new TreeMap<String, SystemPackage>();
                packages.offered().forEach((name, one) -> all.put(name, SystemPackage.of(one)));
                return all;
            }

            @Override
            public List<Outdated> outdated() {
                return machine.outdated();
            }

            @Override
            public SortedMap<String, List<String>> owners(String file) {
                return packages.owners(file);
            }

            @Override
            public Map<String, SortedMap<String, List<String>>> offering(List<String> files) {
                return machine.offering(files);
            }

            @Override
            public List<Path> unread() {
                return packages.unread();
            }
        };
    }
}
