package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The versions that an operation is about to install, as far as they are known; a build that must
/// match them asks here. Safe for use by several threads.
final class RuntimeVersions {

    private volatile Optional<Map<PackageName, Version>> versions = Optional.empty();

    /// Learns what shall be in the environment.
    void decided(Collection<Wanted> wanted) {
        var all = new HashMap<PackageName, Version>();
        for (var one : wanted) {
            one.version().ifPresent(version -> all.put(one.name(), version));
        }
        versions = Optional.of(Map.copyOf(all));
    }

    /// All of them; empty while the versions are still being looked for.
    Optional<Map<PackageName, Version>> known() {
        return versions;
    }
}
