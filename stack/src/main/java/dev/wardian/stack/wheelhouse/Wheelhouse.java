package dev.wardian.stack.wheelhouse;

import java.nio.file.Path;
import java.util.List;

/// A folder to install from without a network: wheels and sources, `SHA256SUMS` of all of them,
/// `wheelhouse.txt` with exact versions and digests, and below `simple` an index (PEP 503).
///
/// @param files what was asked for, sorted by name; other files that lie there are in the index too
/// @param downloadedFiles how many files were fetched
/// @param warnings what a person should know
public record Wheelhouse(
        Path folder,
        List<WheelhouseFile> files,
        int downloadedFiles,
        long downloadedBytes,
        List<String> warnings,
        long milliseconds) {
    public Wheelhouse {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /// The name of the file with exact versions and digests.
    public static final String PINS = "wheelhouse.txt";
}
