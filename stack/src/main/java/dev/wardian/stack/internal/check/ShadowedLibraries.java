package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.install.RecordRow;
import dev.wardian.stack.check.CheckFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether `LD_LIBRARY_PATH` hides the libraries of NVIDIA's packages: its folders come before the
/// one that a library is looked for in otherwise (`ld.so(8)`). A folder that holds the same file is
/// no harm.
public final class ShadowedLibraries {
    private final List<Path> libraryPath;

    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    public ShadowedLibraries(List<Path> libraryPath) {
        this.libraryPath = List.copyOf(libraryPath);
    }

    /// The first library of a package that is hidden.
    public Optional<CheckFinding> of(DistributionCode one) {
        if (libraryPath.isEmpty() || !one.name().toString().startsWith("nvidia-")) {
            return Optional.empty();
        }
        for (var row : RecordedRows.of(one)) {
            if (row.path().contains(".so")) {
                var hidden = hidden(one, row);
                if (hidden.isPresent()) {
                    return hidden;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<CheckFinding> hidden(DistributionCode one, RecordRow row) {
        var file = one.folder().resolve(row.path()).normalize();
        for (var folder : libraryPath) {
            var other = folder.resolve(String.valueOf(file.getFileName()));
            if (Files.exists(other) && !isSame(other, file)) {
                return Optional.of(new CheckFinding.Shadowed(one.name(), one.version(), other));
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Path other, Path file) {
        try {
            return Files.isSameFile(other, file) || Files.mismatch(other, file) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
