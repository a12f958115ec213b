package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which names modules have once they are imported.
final class Names {
    /// What every module has.
    private static final Set<String> USUAL =
            Set.of(
                    "__name__",
                    "__doc__",
                    "__package__",
                    "__loader__",
                    "__spec__",
                    "__file__",
                    "__cached__",
                    "__builtins__",
                    "__path__",
                    "__dict__",
                    "__class__",
                    "__annotations__",
                    "__annotate__",
                    "__all__",
                    "__dir__");

    private final ModuleTable table;
    private final Map<Path, Optional<ExtensionText>> compiled = new HashMap<>();

    Names(ModuleTable table) {
        this.table = table;
    }

    /// Whether `from module import name` finds something: a name of the module or a submodule.
    Known has(String module, String name) {
        return has(module, name, new HashSet<>());
    }

    private Known has(String module, String name, Set<String> underway) {
        var found = table.find(module);
        if (found.isEmpty()) {
            // a namespace package has its submodules and no names
            var there = table.has(module) == Known.YES;
            return there ? table.has(module + "." + name) : Known.PERHAPS;
        }
        var one = found.get();
        if (!one.isSource() || one.outline().open() || isHanded(module)) {
            return Known.PERHAPS;
        }
        if (USUAL.contains(name) || one.outline().names().contains(name)) {
            return Known.YES;
        }
        var below = table.has(module + "." + name);
        if (below != Known.NO) {
            return below;
        }
        return starred(one, name, underway);
    }

    /// Whether an extension module that Cython compiled certainly lacks a name. The file has to be
    /// read, so this is asked only of what another package imports: what was built together fits.
    boolean isNeverBound(String module, String name) {
        return table.find(module)
                .filter(one -> one.file().kind() == CodeFile.Kind.EXTENSION)
                .filter(one -> table.has(module + "." + name) != Known.YES)
                .filter(one -> !mayBind(one.file().file(), name))
                .isPresent();
    }

    private boolean mayBind(Path extension, String name) {
        return compiled.computeIfAbsent(extension, ExtensionText::of)
                .map(text -> text.mayBind(name))
                .orElse(true);
    }

    /// Whether the package above a module gave something the means to put another in its place.
    private boolean isHanded(String module) {
        var dot = module.lastIndexOf('.');
        return dot > 0
                && table.find(module.substring(0, dot))
                        .filter(one -> one.isSource() && one.outline().handed())
                        .isPresent();
    }

    private Known starred(Module module, String name, Set<String> underway) {
        if (!underway.add(module.name())) {
            return Known.NO;
        }
        var result = Known.NO;
        for (var statement : module.outline().statements()) {
            if (statement.kind() == Statement.Kind.STAR) {
                switch (exports(statement.target(), name, underway)) {
                    case YES -> {
                        return Known.YES;
                    }
                    case PERHAPS -> result = Known.PERHAPS;
                    case NO -> {}
                }
            }
        }
        return result;
    }

    /// Whether `from module import *` brings a name.
    private Known exports(String module, String name, Set<String> underway) {
        var found = table.find(module);
        if (found.isEmpty()) {
            return table.has(module) == Known.NO ? Known.NO : Known.PERHAPS;
        }
        if (!found.get().isSource()) {
            return mayBind(found.get().file().file(), name) ? Known.PERHAPS : Known.NO;
        }
        var outline = found.get().outline();
        if (outline.exported().isPresent() && outline.exportsKnown()) {
            return outline.exported().get().contains(name) ? Known.YES : Known.NO;
        }
        if (outline.exportsKnown() && name.startsWith("_")) {
            return Known.NO;
        }
        return has(module, name, underway);
    }
}
