package dev.wardian.stack.unused;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.ModuleNames;
import dev.wardian.stack.module.ModuleRoots;
import dev.wardian.standards.name.PackageName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which packages bring which modules. What is installed is read when it is first asked for. Used
/// by one thread.
final class Providers {
    private final Optional<PythonEnvironment> environment;
    private final String suffix;
    private final Map<PackageName, ModuleRoots> known = new HashMap<>();
    private boolean all;

    /// @param environment what is installed, if there is an environment
    /// @param suffix how the names of the interpreter's own extension modules end
    Providers(Optional<PythonEnvironment> environment, String suffix) {
        this.environment = environment;
        this.suffix = suffix;
    }

    /// Says what the modules of a package are.
    void know(PackageName name, ModuleRoots modules) {
        known.put(name, modules);
    }

    /// The modules of a package; none if it is not known.
    ModuleRoots modules(PackageName name) {
        return known.getOrDefault(name, new ModuleRoots(Set.of()));
    }

    /// Looks whether a package is installed, and if so, at its modules.
    boolean isInstalled(PackageName name) {
        var found = environment.flatMap(it -> it.find(name));
        found.ifPresent(it -> known.computeIfAbsent(name, _ -> roots(it)));
        return found.isPresent();
    }

    private ModuleRoots roots(InstalledDistribution one) {
        var paths =
                CodeFiles.of(one, new ModuleNames(suffix)).files().stream()
                        .map(CodeFile::path)
                        .toList();
        var roots = new HashSet<>(ModuleRoots.of(paths, suffix, one.text("top_level.txt")).names());
        one.editableLocation()
                .ifPresent(
                        folder -> {
                            roots.removeIf(name -> name.startsWith("__editable__"));
                            if (roots.isEmpty()) {
                                roots.addAll(OwnModules.in(folder));
                                roots.addAll(OwnModules.in(folder.resolve("src")));
                            }
                        });
        return new ModuleRoots(roots);
    }

    /// Those of some packages that bring a module. Where one certainly does, those that merely
    /// share a folder with it do not count.
    ///
    /// @param module a full name
    List<PackageName> of(String module, Collection<PackageName> some) {
        var certain = new TreeSet<PackageName>();
        var sharing = new TreeSet<PackageName>();
        for (var name : some) {
            var modules = modules(name);
            if (modules.hold(module)) {
                certain.add(name);
            } else if (modules.share(module)) {
                sharing.add(name);
            }
        }
        return List.copyOf(certain.isEmpty() ? sharing : certain);
    }

    /// Whether some of these packages certainly bring a module.
    boolean bring(String module, Collection<PackageName> some) {
        return some.stream().anyMatch(name -> modules(name).hold(module));
    }

    /// All that is installed or known.
    Set<PackageName> everything() {
        if (!all) {
            all = true;
            environment.ifPresent(
                    it ->
                            it.installed()
                                    .forEach(
                                            one ->
                                                    known.computeIfAbsent(
                                                            one.name(), _ -> roots(one))));
        }
        return known.keySet();
    }
}
