package dev.wardian.stack.internal.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The libraries that a package without extension modules opens itself, with `ctypes` or `cffi`, as
/// `lightgbm` does: those whose name stands in one of its source files that loads libraries.
///
/// Packages that have extension modules are not searched: there a library of its own is most often
/// an optional plugin.
final class OpenedLibraries {
    private static final long LONGEST = 400_000;
    private static final List<String> LOADERS =
            List.of("ctypes", "cffi", "LoadLibrary", "dlopen", "CDLL");

    private OpenedLibraries() {}

    static List<Path> of(PackageFiles files) {
        var left = new ArrayList<>(files.objects());
        left.removeIf(file -> String.valueOf(file.getParent()).endsWith(".libs"));
        var opened = new ArrayList<Path>();
        for (var source : files.sources()) {
            if (left.isEmpty()) {
                break;
            }
            var text = text(source);
            if (LOADERS.stream().anyMatch(text::contains)) {
                for (var file : List.copyOf(left)) {
                    if (text.contains(stem(file))) {
                        opened.add(file);
                        left.remove(file);
                    }
                }
            }
        }
        return opened;
    }

    /// `lib_lightgbm.so` is found as `lib_lightgbm` and, built from its parts, as `_lightgbm`.
    private static String stem(Path file) {
        var name = String.valueOf(file.getFileName());
        var stem = name.substring(0, name.indexOf(".so"));
        return stem.startsWith("lib") && stem.length() > 6 ? stem.substring(3) : stem;
    }

    private static String text(Path source) {
        return source.toFile().length() > LONGEST ? "" : PackageFiles.text(source);
    }
}
