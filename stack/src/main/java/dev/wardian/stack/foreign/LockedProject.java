package dev.wardian.stack.foreign;

import dev.wardian.python.environment.Target;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project with its lock, of which some part is to be written for another tool. Immutable.
///
/// @param part which of the lock's extras and groups are wanted
/// @param index the address of the index, for formats that must name one
/// @param target the Python that is used, for formats that are for one version of it
/// @param askers who asks for a package, where that is to be told
/// @param metadata of the packages that come from an index, for formats that say who leads to whom
///     ([ExportFormat#isGraph]); else nothing
public record LockedProject(
        Manifest manifest,
        Pylock lock,
        LockedPart part,
        String index,
        Target target,
        Map<LockedPackage, CoreMetadata> metadata,
        Map<PackageName, List<String>> askers) {

    public LockedProject {
        askers = Map.copyOf(askers);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// One of which nobody wants to know who asks.
    public LockedProject(
            Manifest manifest,
            Pylock lock,
            LockedPart part,
            String index,
            Target target,
            Map<LockedPackage, CoreMetadata> metadata) {
        this(manifest, lock, part, index, target, metadata, Map.of());
    }

    /// A locked package under what is left of its marker once extras and groups are chosen.
    record Chosen(LockedPackage locked, Optional<Marker> marker) {
        String suffix() {
            return marker.map(it -> " ; " + it).orElse("");
        }

        String version() {
            return locked.version().map(Object::toString).orElse("");
        }
    }

    /// The packages of the part that is wanted.
    List<Chosen> chosen() {
        return chosen(lock, part);
    }

    static List<Chosen> chosen(Pylock lock, LockedPart part) {
        var assumption = MarkerSpace.all();
        for (var extra : lock.extras()) {
            var wanted = part.allExtras() || part.extras().contains(extra.toString());
            assumption = assumption.and(choice("'" + extra + "' in extras", wanted));
        }
        for (var group : lock.dependencyGroups()) {
            var wanted = part.allGroups() || part.groups().contains(group.toString());
            assumption = assumption.and(choice("'" + group + "' in dependency_groups", wanted));
        }
        var chosen = new ArrayList<Chosen>();
        for (var locked : lock.packages()) {
            if (part.without().contains(locked.name())) {
                continue;
            }
            var space = locked.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
            if (space.and(assumption).isEmpty()) {
                continue;
            }
            var left = space.toMarker(assumption);
            chosen.add(
                    new Chosen(
                            locked,
                            left.equals(Marker.Constant.TRUE)
                                    ? Optional.empty()
                                    : Optional.of(left)));
        }
        return chosen;
    }

    private static MarkerSpace choice(String marker, boolean wanted) {
        var space = MarkerSpace.of(Marker.parse(marker));
        return wanted ? space : space.not();
    }

    /// The main requirements without any group.
    LockedPart withoutGroups() {
        return LockedPart.exactly(part.extras(), List.of()).without(part.without());
    }

    /// Who leads to whom.
    LockGraph graph() {
        return new LockGraph(manifest, lock, metadata);
    }

    /// What is said of packages that a lock of another tool cannot take in, since they come from no
    /// index.
    ///
    /// @param file the lock
    /// @param command what of that tool adds them
    void tellAddresses(String file, String command, Losses losses) {
        for (var locked : lock.packages()) {
            var own = manifest.name().equals(Optional.of(locked.name()));
            if (!own && !(locked.source() instanceof LockedSource.Distributions)) {
                losses.add(
                        "`"
                                + locked.name()
                                + "` comes from a folder or an address and is left out of `"
                                + file
                                + "`: `"
                                + command
                                + "` adds it");
            }
        }
    }
}
