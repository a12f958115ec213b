package dev.wardian.standards.lock;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One entry of a lock file's `packages` (PEP 751). Several entries may have one name if their
/// markers never hold together. Immutable, made by [#of] and changed by the `with` methods.
///
/// @param version empty only where a source tree does not know it
/// @param dependencies references to other entries, informative only: tables with some of their
///     keys
/// @param index the index that was asked, informative only
/// @param attestationIdentities tables that each have a text `kind`
/// @param tool what tools have added for themselves
public record LockedPackage(
        PackageName name,
        Optional<Version> version,
        Optional<Marker> marker,
        Optional<SpecifierSet> requiresPython,
        List<Map<String, Object>> dependencies,
        Optional<String> index,
        LockedSource source,
        List<Map<String, Object>> attestationIdentities,
        Map<String, Object> tool) {

    public LockedPackage {
        dependencies = List.copyOf(dependencies);
        attestationIdentities = List.copyOf(attestationIdentities);
        tool = Collections.unmodifiableMap(new LinkedHashMap<>(tool));
    }

    /// An entry that is always installed.
    public static LockedPackage of(
            PackageName name, Optional<Version> version, LockedSource source) {
        return new LockedPackage(
                name,
                version,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                source,
                List.of(),
                Map.of());
    }

    public LockedPackage withMarker(Marker value) {
        return new LockedPackage(
                name,
                version,
                Optional.of(value),
                requiresPython,
                dependencies,
                index,
                source,
                attestationIdentities,
                tool);
    }

    public LockedPackage withRequiresPython(SpecifierSet value) {
        return new LockedPackage(
                name,
                version,
                marker,
                Optional.of(value),
                dependencies,
                index,
                source,
                attestationIdentities,
                tool);
    }

    public LockedPackage withDependencies(List<Map<String, Object>> value) {
        return new LockedPackage(
                name,
                version,
                marker,
                requiresPython,
                value,
                index,
                source,
                attestationIdentities,
                tool);
    }

    public LockedPackage withIndex(String value) {
        return new LockedPackage(
                name,
                version,
                marker,
                requiresPython,
                dependencies,
                Optional.of(value),
                source,
                attestationIdentities,
                tool);
    }

    public LockedPackage withTool(Map<String, Object> value) {
        return new LockedPackage(
                name,
                version,
                marker,
                requiresPython,
                dependencies,
                index,
                source,
                attestationIdentities,
                value);
    }
}
