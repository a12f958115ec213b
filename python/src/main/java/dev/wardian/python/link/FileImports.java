package dev.wardian.python.link;

import java.nio.file.Path;
import java.util.List;

/// What one source or notebook imports.
///
/// @param file as it was asked for
/// @param uses in the order of the text
/// @param failures why it, or a cell of it, could not be read; a line each
public record FileImports(Path file, List<ImportUse> uses, List<String> failures) {
    public FileImports {
        uses = List.copyOf(uses);
        failures = List.copyOf(failures);
    }
}
