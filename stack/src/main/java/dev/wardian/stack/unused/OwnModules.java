package dev.wardian.stack.unused;

import dev.wardian.python.internal.facts.ModuleNames;
import dev.wardian.python.link.ImportUse;
import dev.wardian.stack.module.ModuleRoots;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which modules are the project's own: what lies at the top of its folders (and of `src` in them),
/// and, for a file in a folder that is no package, what lies beside it. Used by one thread.
final class OwnModules {
    private final Set<String> certain;
    private final Set<String> perhaps = new HashSet<>();
    private final Map<Path, Set<String>> beside = new HashMap<>();
    private final ModuleRoots installed;

    /// @param known modules that somebody says are the project's own
    /// @param installed those that it is installed with
    OwnModules(List<Path> roots, Collection<String> known, ModuleRoots installed) {
        this.certain = new HashSet<>(known);
        this.installed = installed;
        for (var root : roots) {
            top(root);
            var src = root.resolve("src");
            if (Files.isDirectory(src) && !Files.exists(src.resolve("__init__.py"))) {
                top(src);
            }
        }
    }

    private void top(Path folder) {
        for (var entry : entries(folder)) {
            module(entry).ifPresent(certain::add);
            if (Files.isDirectory(entry) && holdsSources(entry, 6)) {
                perhaps.add(String.valueOf(entry.getFileName()));
            }
        }
    }

    /// Whether what is imported is the project's own.
    boolean has(ImportUse use, Path file) {
        var top = use.top();
        return certain.contains(top)
                || isInstalled(use)
                || Optional.ofNullable(file.getParent())
                        .filter(folder -> !Files.exists(folder.resolve("__init__.py")))
                        .filter(folder -> beside(folder).contains(top))
                        .isPresent();
    }

    private boolean isInstalled(ImportUse use) {
        if (use.names().isEmpty() || installed.hold(use.module())) {
            return installed.hold(use.module()) || installed.share(use.module());
        }
        return use.names().stream()
                .map(name -> use.module() + "." + name)
                .anyMatch(module -> installed.hold(module) || installed.share(module));
    }

    /// Whether it may be: a folder of that name holds sources somewhere below (PEP 420). Whatever
    /// is installed goes before it.
    boolean mayHave(String top) {
        return perhaps.contains(top);
    }

    private Set<String> beside(Path folder) {
        return beside.computeIfAbsent(folder, OwnModules::in);
    }

    /// The modules that lie at the top of a folder.
    static Set<String> in(Path folder) {
        var found = new HashSet<String>();
        entries(folder).forEach(entry -> module(entry).ifPresent(found::add));
        return found;
    }

    /// A source, or a folder with sources.
    private static Optional<String> module(Path entry) {
        var name = String.valueOf(entry.getFileName());
        if (name.endsWith(".py") && Files.isRegularFile(entry)) {
            return name.equals("__init__.py")
                    ? Optional.empty()
                    : Optional.of(name.substring(0, name.length() - 3));
        }
        return ModuleNames.isIdentifier(name) && Files.isDirectory(entry) && holdsSources(entry, 1)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static boolean holdsSources(Path folder, int depth) {
        var folders = new ArrayList<Path>();
        for (var entry : entries(folder)) {
            if (entry.toString().endsWith(".py")) {
                return true;
            }
            if (depth > 1 && Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) {
                folders.add(entry);
            }
        }
        return folders.stream().anyMatch(one -> holdsSources(one, depth - 1));
    }

    private static List<Path> entries(Path folder) {
        var found = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // a folder that cannot be read has no modules
        }
        return found;
    }
}
