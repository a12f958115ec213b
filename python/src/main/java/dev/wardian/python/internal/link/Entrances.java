package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The modules of packages that a person would import: those with no package above them, or only
/// one that is a namespace. Of what lies in a folder without `__init__.py` only packages count:
/// single modules there are parts that one may do without.
final class Entrances {
    /// What lies at the top only because somebody packaged too much.
    private static final Set<String> PASSED_BY =
            Set.of(
                    "test",
                    "tests",
                    "testing",
                    "doc",
                    "docs",
                    "example",
                    "examples",
                    "benchmark",
                    "benchmarks",
                    "scripts",
                    "tools",
                    "setup",
                    "conftest");

    private Entrances() {}

    static SortedMap<PackageName, List<String>> of(ModuleTable table) {
        var tops = new HashMap<PackageName, List<String>>();
        for (var module : table.all()) {
            if (isTop(module, table) && isPublic(module.name())) {
                module.code()
                        .code()
                        .owner()
                        .ifPresent(
                                owner ->
                                        tops.computeIfAbsent(owner.name(), _ -> new ArrayList<>())
                                                .add(module.name()));
            }
        }
        var found = new TreeMap<PackageName, List<String>>();
        tops.forEach((owner, modules) -> found.put(owner, own(owner, modules)));
        return found;
    }

    /// The same, and the public modules right below them.
    static SortedMap<PackageName, List<String>> withParts(ModuleTable table) {
        var tops = of(table);
        var found = new TreeMap<PackageName, List<String>>();
        tops.forEach((owner, modules) -> found.put(owner, new ArrayList<>(modules)));
        for (var module : table.all()) {
            var dot = module.name().lastIndexOf('.');
            if (dot > 0 && isPublic(module.name())) {
                var parent = module.name().substring(0, dot);
                module.code()
                        .code()
                        .owner()
                        .filter(
                                owner ->
                                        tops.getOrDefault(owner.name(), List.of()).contains(parent))
                        .ifPresent(
                                owner ->
                                        found.computeIfAbsent(owner.name(), _ -> new ArrayList<>())
                                                .add(module.name()));
            }
        }
        found.values().forEach(all -> all.sort(null));
        return found;
    }

    /// Where a package has a module of its own name, what else lies beside it is an extra.
    private static List<String> own(PackageName owner, List<String> modules) {
        var named = owner.toString().replace('-', '_');
        var own = modules.stream().filter(one -> one.equalsIgnoreCase(named)).toList();
        return own.isEmpty() ? modules.stream().sorted().toList() : own;
    }

    private static boolean isTop(Module module, ModuleTable table) {
        var name = module.name();
        if (name.indexOf('.') > 0 && module.file().kind() != CodeFile.Kind.PACKAGE) {
            return false;
        }
        for (var dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            var above = table.find(name.substring(0, dot));
            if (above.isPresent() && !isNamespace(above.get())) {
                return false;
            }
        }
        return true;
    }

    /// Whether a package does nothing but share its name with other distributions, as was done
    /// before there were namespaces (PEP 420).
    private static boolean isNamespace(Module one) {
        return one.name().indexOf('.') < 0
                && one.isSource()
                && one.outline().shared()
                && one.outline().statements().isEmpty();
    }

    private static boolean isPublic(String name) {
        for (var part : name.split("\\.", -1)) {
            if (part.startsWith("_") || PASSED_BY.contains(part) || part.startsWith("test_")) {
                return false;
            }
        }
        return true;
    }
}
