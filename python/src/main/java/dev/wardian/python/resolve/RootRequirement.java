package dev.wardian.python.resolve;

import dev.wardian.standards.requirement.Requirement;
import java.util.List;

/// A requirement, constraint or override as a person wrote it.
///
/// @param requirement what is asked for
/// @param origin where it was written
/// @param hashes digests of which a file must have one, as `sha256:…`; empty if none are asked for
public record RootRequirement(Requirement requirement, Origin origin, List<String> hashes) {
    /// Copies the digests.
    public RootRequirement {
        hashes = List.copyOf(hashes);
    }

    /// A requirement that asks for no digests.
    public RootRequirement(Requirement requirement, Origin origin) {
        this(requirement, origin, List.of());
    }

    @Override
    public String toString() {
        return requirement + " (" + origin + ")";
    }
}
