package dev.wardian.stack.internal.library;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.install.RecordRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of one installed package that matter to a loader, by its `RECORD`.
///
/// @param owner the package
/// @param objects what is named like a shared object: `*.so`, `*.so.*`
/// @param sources its Python files
record PackageFiles(InstalledDistribution owner, List<Path> objects, List<Path> sources) {

    static PackageFiles of(InstalledDistribution owner) {
        var objects = new ArrayList<Path>();
        var sources = new ArrayList<Path>();
        for (var row : rows(owner)) {
            var path = row.path();
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (name.endsWith(".so") || name.contains(".so.")) {
                objects.add(owner.library().resolve(path).normalize());
            } else if (name.endsWith(".py")) {
                sources.add(owner.library().resolve(path).normalize());
            }
        }
        return new PackageFiles(owner, objects, sources);
    }

    private static List<RecordRow> rows(InstalledDistribution owner) {
        try {
            return owner.text("RECORD").map(RecordRow::parse).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
