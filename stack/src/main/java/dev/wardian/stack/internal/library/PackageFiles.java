package dev.wardian.stack.internal.library;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.install.RecordRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of one package that matter to a loader, by its `RECORD`.
///
/// @param owner the package
/// @param objects what is named like a shared object: `*.so`, `*.so.*`
/// @param modules its Python files as `RECORD` names them: most packages have many, and few are
///     read
record PackageFiles(DistributionCode owner, List<Path> objects, List<String> modules) {

    static PackageFiles of(DistributionCode owner) {
        var objects = new ArrayList<Path>();
        var modules = new ArrayList<String>();
        for (var row : rows(owner)) {
            var path = row.path();
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (name.endsWith(".so") || name.contains(".so.")) {
                objects.add(place(owner, path));
            } else if (name.endsWith(".py")) {
                modules.add(path);
            }
        }
        return new PackageFiles(owner, objects, modules);
    }

    private static Path place(DistributionCode owner, String path) {
        return owner.folder().resolve(path).normalize();
    }

    /// Where its Python files lie.
    List<Path> sources() {
        var sources = new ArrayList<Path>(modules.size());
        for (var module : modules) {
            sources.add(place(owner, module));
        }
        return sources;
    }

    /// What a file says; nothing if it cannot be read.
    static String text(Path source) {
        try {
            return new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static List<RecordRow> rows(DistributionCode owner) {
        try {
            return owner.record().map(RecordRow::parse).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
