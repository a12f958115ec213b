package dev.wardian.python.resolve;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.http.SafeUrl;
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

    /// The requirement as it may be shown and logged: an address without its secrets.
    public String shown() {
        return shown(requirement);
    }

    /// A requirement as it may be shown and logged: an address without its secrets.
    static String shown(Requirement requirement) {
        String text = requirement.asWritten();
        return requirement.url().isPresent()
                ? text.replace(requirement.url().get(), SafeUrl.show(requirement.url().get()))
                : text;
    }

    @Override
    public String toString() {
        return shown() + " (" + origin + ")";
    }
}
