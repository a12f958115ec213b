package dev.wardian.stack.internal.lock;

import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.Via;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// In which environments each package of a resolution for one environment is asked for: what the
/// markers on all ways to it come to (`--no-strip-markers`). The versions are still those of the
/// one environment.
public final class WhereNeeded {

    private final List<ResolvedPackage> packages;
    private final Map<Asked, MarkerSpace> spaces = new HashMap<>();

    /// A package, or an extra of it.
    private record Asked(PackageName name, Optional<ExtraName> extra) {}

    public WhereNeeded(List<ResolvedPackage> packages) {
        this.packages = packages;
        while (widened()) {
            // spaces grow only, and the conditions that occur are finite
        }
    }

    /// The marker of a package that is not needed everywhere.
    public Optional<Marker> marker(PackageName name) {
        var space = space(new Asked(name, Optional.empty()));
        return space.isAll() || space.isEmpty() ? Optional.empty() : Optional.of(space.toMarker());
    }

    private MarkerSpace space(Asked asked) {
        return spaces.getOrDefault(asked, MarkerSpace.none());
    }

    private boolean widened() {
        var more = false;
        for (var one : packages) {
            for (var via : one.via()) {
                var space = space(via);
                more |= widen(new Asked(one.name(), Optional.empty()), space);
                for (var extra : via.requirement().extras()) {
                    more |= widen(new Asked(one.name(), Optional.of(extra)), space);
                }
            }
        }
        return more;
    }

    private boolean widen(Asked asked, MarkerSpace more) {
        var before = space(asked);
        var after = before.or(more);
        spaces.put(asked, after);
        return !after.equals(before);
    }

    private MarkerSpace space(Via via) {
        return switch (via) {
            case Via.Root(var root) -> of(root.requirement()).withExtras(Set.of());
            case Via.Constraint _ -> MarkerSpace.none();
            case Via.Dependent(var name, _, var requirement) -> of(requirement, name);
        };
    }

    /// A requirement counts where its package is needed, and one of an extra where that is.
    private MarkerSpace of(Requirement requirement, PackageName by) {
        var whole = of(requirement);
        var plain = whole.withExtras(Set.of());
        var all = plain.and(space(new Asked(by, Optional.empty())));
        if (whole.dependsOnExtras()) {
            for (var entry : Map.copyOf(spaces).entrySet()) {
                var extra = entry.getKey().extra();
                if (entry.getKey().name().equals(by) && extra.isPresent()) {
                    var chosen = whole.withExtras(Set.of(extra.get()));
                    all = all.or(chosen.and(entry.getValue()));
                }
            }
        }
        return all;
    }

    private static MarkerSpace of(Requirement requirement) {
        return requirement.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
    }
}
