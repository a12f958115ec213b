package dev.wardian.standards.lock;

import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.CompatibleTags;
import java.util.Optional;
import java.util.Set;

/// What is asked of a lock file: for which environment, and how much of it.
///
/// @param dependencyGroups empty asks for the lock's default groups; a set asks for exactly those
///     in it
/// @param preferSource packages whose sdist is taken even if a wheel fits
public record LockRequest(
        MarkerEnvironment environment,
        CompatibleTags tags,
        Set<ExtraName> extras,
        Optional<Set<GroupName>> dependencyGroups,
        Set<PackageName> preferSource) {

    public LockRequest {
        extras = Set.copyOf(extras);
        dependencyGroups = dependencyGroups.map(Set::copyOf);
        preferSource = Set.copyOf(preferSource);
    }

    /// The default groups, no extras, wheels where they fit.
    public static LockRequest of(MarkerEnvironment environment, CompatibleTags tags) {
        return new LockRequest(environment, tags, Set.of(), Optional.empty(), Set.of());
    }
}
