package dev.wardian.stack.internal.smoke;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.install.RecordRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The modules that a package lets others import, by the files that it recorded: modules beside
/// each other at the top, and the outermost folders that have an `__init__`. So a share of a
/// namespace (PEP 420), `google/protobuf`, is imported as `google.protobuf`.
///
/// Names that begin with an underscore are private, unless there are no others; folders of tests
/// and examples that were packed by mistake are nobody's interface.
final class ImportableModules {
    private static final Set<String> BY_MISTAKE =
            Set.of("test", "tests", "testing", "docs", "doc", "examples", "example", "benchmarks");

    private ImportableModules() {}

    static List<String> of(InstalledDistribution owner) {
        try {
            return of(
                    owner.text("RECORD").map(RecordRow::parse).orElse(List.of()).stream()
                            .map(RecordRow::path)
                            .toList());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    static List<String> of(List<String> paths) {
        var packages = new HashSet<String>();
        var modules = new TreeSet<String>();
        for (var path : paths) {
            var slash = path.lastIndexOf('/');
            var file = path.substring(slash + 1);
            if (file.startsWith("__init__.") && isCode(file) && slash > 0) {
                packages.add(path.substring(0, slash));
            } else if (slash < 0 && isCode(file)) {
                modules.add(file.substring(0, file.indexOf('.')));
            }
        }
        for (var folder : packages) {
            if (isOutermost(folder, packages)) {
                modules.add(folder.replace('/', '.'));
            }
        }
        modules.removeIf(name -> !isName(name) || BY_MISTAKE.contains(name));
        var open = new ArrayList<>(modules);
        open.removeIf(name -> name.startsWith("_"));
        return open.isEmpty() ? List.copyOf(modules) : List.copyOf(open);
    }

    private static boolean isCode(String file) {
        return file.endsWith(".py") || file.endsWith(".so");
    }

    private static boolean isOutermost(String folder, Set<String> packages) {
        for (var at = folder.lastIndexOf('/'); at > 0; at = folder.lastIndexOf('/', at - 1)) {
            if (packages.contains(folder.substring(0, at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String module) {
        for (var part : module.split("\\.", -1)) {
            var sound = !part.isEmpty() && Character.isJavaIdentifierStart(part.charAt(0));
            for (var i = 1; sound && i < part.length(); i++) {
                sound = Character.isJavaIdentifierPart(part.charAt(i));
            }
            if (!sound || part.indexOf('$') >= 0) {
                return false;
            }
        }
        return true;
    }
}
