package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every module that an environment can import, by its full name.
final class ModuleTable {
    private static final String INITIAL = ".__init__";

    private final Map<String, Module> modules = new HashMap<>();

    /// Folders without a module of their own in which modules lie (PEP 420).
    private final Set<String> namespaces = new HashSet<>();

    /// Names below which anything may be.
    private final Set<String> opaque = new HashSet<>();

    /// Modules whose outline somebody asked for, and that were not parsed.
    private final Set<Module> wanted = new LinkedHashSet<>();

    private final boolean complete;

    /// All that can be imported.
    ///
    /// @param all the code in the order in which it is searched: what comes first counts
    ModuleTable(List<OutlinedCode> all) {
        this(all, true);
    }

    /// @param complete whether nothing else can be imported: there may be other packages, and other
    ///     parts of namespaces
    ModuleTable(List<OutlinedCode> all, boolean complete) {
        this.complete = complete;
        for (var code : all) {
            var own = new HashMap<String, CodeFile>();
            for (var file : code.code().files()) {
                own.merge(file.module(), file, (one, other) -> outranks(other, one) ? other : one);
                parents(file.module());
            }
            own.forEach((name, file) -> modules.putIfAbsent(name, new Module(file, code, wanted)));
            opaque.addAll(code.builtins());
            for (var name : code.injected()) {
                if (!name.endsWith(".*")) {
                    opaque.add(name);
                }
            }
        }
        namespaces.removeAll(modules.keySet());
    }

    /// Of two files for one name the package counts, then the extension module.
    private static boolean outranks(CodeFile file, CodeFile known) {
        return file.kind() == CodeFile.Kind.PACKAGE
                || (file.kind() == CodeFile.Kind.EXTENSION && known.kind() == CodeFile.Kind.MODULE);
    }

    private void parents(String name) {
        for (var dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            if (!namespaces.add(name.substring(0, dot))) {
                return;
            }
        }
    }

    /// Says that nothing is known of a name and what is below it.
    void addOpaque(String name) {
        if (!modules.containsKey(name) && !namespaces.contains(name)) {
            opaque.add(name);
        }
    }

    /// Says that something takes the place of a module and of what is below it, as setuptools' own
    /// `distutils` takes that of the standard library.
    void replace(String name) {
        modules.keySet().removeIf(one -> one.equals(name) || one.startsWith(name + "."));
        namespaces.removeIf(one -> one.equals(name) || one.startsWith(name + "."));
        opaque.add(name);
    }

    /// A module by its name; the file of a package can be imported as a module too.
    Optional<Module> find(String name) {
        return Optional.ofNullable(modules.get(plain(name)));
    }

    private static String plain(String name) {
        return name.endsWith(INITIAL) ? name.substring(0, name.length() - INITIAL.length()) : name;
    }

    /// What is to be parsed before answers are final.
    Set<Module> wanted() {
        return wanted;
    }

    Collection<Module> all() {
        return modules.values();
    }

    /// Whether `import name` finds something, its parents put aside.
    Known has(String name) {
        if (modules.containsKey(name) || namespaces.contains(name)) {
            return Known.YES;
        }
        if (name.endsWith(INITIAL)) {
            return has(plain(name));
        }
        if (name.isEmpty() || name.startsWith(".") || isOpaque(name)) {
            return Known.PERHAPS;
        }
        var dot = name.lastIndexOf('.');
        if (dot < 0) {
            return complete ? Known.NO : Known.PERHAPS;
        }
        var parent = name.substring(0, dot);
        if (!complete && namespaces.contains(parent)) {
            return Known.PERHAPS;
        }
        return find(parent)
                .map(one -> submodules(one, name))
                .orElseGet(() -> has(parent) == Known.PERHAPS ? Known.PERHAPS : Known.NO);
    }

    /// Whether a module may have a submodule for which there is no file.
    private Known submodules(Module parent, String name) {
        var outline = parent.outline();
        return !parent.isSource()
                        || outline.moved()
                        || (!complete && outline.shared())
                        || (parent.file().kind() == CodeFile.Kind.MODULE && outline.open())
                        || parent.code().injectors().contains(parent.name())
                        || parent.code().promises(name)
                ? Known.PERHAPS
                : Known.NO;
    }

    private boolean isOpaque(String name) {
        if (opaque.contains(name)) {
            return true;
        }
        var dot = name.lastIndexOf('.');
        return dot > 0 && isOpaque(name.substring(0, dot));
    }
}
