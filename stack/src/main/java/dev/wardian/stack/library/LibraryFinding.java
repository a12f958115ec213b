package dev.wardian.stack.library;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A shared library that packages cannot be loaded without and that the machine does not have as
/// they need it.
public sealed interface LibraryFinding {

    /// Its name for the loader.
    String library();

    /// Who needs it.
    List<Needer> needers();

    /// A file of a package that cannot be loaded for want of the library.
    ///
    /// @param file the extension module, or the library that the package opens by its path
    /// @param through the files between it and the library, in the order of loading
    record Needer(PackageName name, Version version, Path file, List<Path> through) {
        public Needer {
            through = List.copyOf(through);
        }
    }

    /// The machine has no such library.
    ///
    /// @param brings the package of the distribution that brings it
    record Absent(String library, Optional<String> brings, List<Needer> needers)
            implements LibraryFinding {
        public Absent {
            needers = List.copyOf(needers);
        }
    }

    /// A library of NVIDIA's driver, which the machine does not have.
    record DriverAbsent(String library, List<Needer> needers) implements LibraryFinding {
        public DriverAbsent {
            needers = List.copyOf(needers);
        }
    }

    /// The machine's library is older than the one that the packages were linked with.
    ///
    /// @param version the newest version of its symbols that is needed
    /// @param newest the newest of the kind that it has; empty where it has none
    record TooOld(String library, Path found, String version, String newest, List<Needer> needers)
            implements LibraryFinding {
        public TooOld {
            needers = List.copyOf(needers);
        }
    }

    /// The names of the packages that need it, each once.
    default List<PackageName> packages() {
        var names = new TreeSet<PackageName>();
        for (var needer : needers()) {
            names.add(needer.name());
        }
        return List.copyOf(names);
    }

    /// One line for a person.
    default String message() {
        return message("this machine");
    }

    /// The same of another machine.
    ///
    /// @param machine what it is called: `this machine`, `a minimal debian:12`
    default String message(String machine) {
        var who = new StringBuilder();
        for (var name : packages()) {
            who.append(who.isEmpty() ? "`" : ", `").append(name).append('`');
        }
        who.append(packages().size() == 1 ? " needs `" : " need `").append(library()).append('`');
        return who
                + switch (this) {
                    case Absent(_, var brings, _) ->
                            ", which "
                                    + machine
                                    + " does not have"
                                    + brings.map(it -> "; `" + it + "` brings it").orElse("");
                    case DriverAbsent _ ->
                            " of NVIDIA's driver, which " + machine + " does not have";
                    case TooOld(_, var found, var version, var newest, _) ->
                            " with "
                                    + version
                                    + ", but that of "
                                    + machine
                                    + " ("
                                    + found
                                    + ") "
                                    + (newest.isEmpty()
                                            ? "has none of that kind"
                                            : "has at most " + newest);
                };
    }
}
