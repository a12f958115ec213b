package dev.wardian.stack.workspace;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// A package of which there is a newer version than the one in use.
///
/// @param current the version in use
/// @param possible the newest version that nobody objects to, if it is newer
/// @param latest the newest version that there is
/// @param direct whether the project, or a person, asks for it
/// @param heldBy who keeps it from being the newest, as `` `pandas` 2.0.0 (`numpy<2`) ``
public record Outdated(
        PackageName name,
        Version current,
        Optional<Version> possible,
        Version latest,
        boolean direct,
        List<String> heldBy) {
    public Outdated {
        heldBy = List.copyOf(heldBy);
    }
}
