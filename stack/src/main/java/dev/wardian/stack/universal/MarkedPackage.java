package dev.wardian.stack.universal;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// One version of a package and where it is needed.
///
/// @param marker where it is, of the environments that the answer is for; empty for all of them
/// @param url the direct URL or folder that it comes from, if it comes from no index
/// @param editable true when installed editable
/// @param via who asked for it, as a person would write it
public record MarkedPackage(
        PackageName name,
        Version version,
        Optional<Marker> marker,
        Optional<String> url,
        boolean editable,
        List<String> via) {
    public MarkedPackage {
        via = List.copyOf(via);
    }
}
