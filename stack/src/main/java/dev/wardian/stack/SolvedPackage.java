package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// One package of a [Solved] resolution.
///
/// @param name its name
/// @param version the chosen version
/// @param file the file that will be installed, if it comes from an index
/// @param url the direct URL or folder it comes from instead
/// @param editable true when installed editable
/// @param via who asked for it, as a person would write it (`pandas`, `-r requirements.in`)
/// @param remark why it is not the newest version, where that is no matter of requirements
public record SolvedPackage(
        PackageName name,
        Version version,
        Optional<String> file,
        Optional<String> url,
        boolean editable,
        List<String> via,
        Optional<String> remark) {
    public SolvedPackage {
        via = List.copyOf(via);
    }
}
