package dev.wardian.stack.module;

import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.ModuleNames;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The modules with which a package begins: `numpy`, but `google.cloud.storage` where `google` and
/// `google.cloud` are folders that many packages share (PEP 420).
///
/// @param names full names
public record ModuleRoots(Set<String> names) {
    public ModuleRoots {
        names = Set.copyOf(names);
    }

    /// Those of some files.
    ///
    /// @param paths with slashes, relative to the folder that is searched
    /// @param suffix how the names of the interpreter's own extension modules end
    /// @param topLevel what `top_level.txt` says; what it shares with others is known better from
    ///     the files
    public static ModuleRoots of(
            Collection<String> paths, String suffix, Optional<String> topLevel) {
        var names = new ModuleNames(suffix);
        var packages = new HashSet<String>();
        var modules = new HashSet<String>();
        for (var path : paths) {
            var module = names.of(path, Path.of("")).map(CodeFile::module);
            module.ifPresent(modules::add);
            if (path.startsWith("__init__.", path.lastIndexOf('/') + 1)) {
                module.ifPresent(packages::add);
            }
        }
        var roots = new TreeSet<String>();
        for (var module : modules) {
            roots.add(root(module, packages));
        }
        topLevel.stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replace('/', '.'))
                .filter(name -> ModuleNames.isIdentifier(name.replace(".", "")))
                .filter(name -> roots.stream().noneMatch(root -> isBelow(root, name)))
                .toList()
                .forEach(roots::add);
        return new ModuleRoots(roots);
    }

    private static String root(String module, Set<String> packages) {
        for (var dot = module.indexOf('.'); dot > 0; dot = module.indexOf('.', dot + 1)) {
            if (packages.contains(module.substring(0, dot))) {
                return module.substring(0, dot);
            }
        }
        return module;
    }

    /// Whether a module is one of these or lies in one of them.
    public boolean hold(String module) {
        for (var at = module; !at.isEmpty(); at = parent(at)) {
            if (names.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String module) {
        return module.substring(0, Math.max(0, module.lastIndexOf('.')));
    }

    /// Whether some of these lie in a module that is shared with others.
    public boolean share(String module) {
        return names.stream().anyMatch(root -> isBelow(root, module));
    }

    private static boolean isBelow(String module, String parent) {
        return module.startsWith(parent + ".");
    }
}
