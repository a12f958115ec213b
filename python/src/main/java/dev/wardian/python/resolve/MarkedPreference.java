package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A version that is taken where it fits, in some environments only: a pin of an earlier lock.
///
/// @param environments where it was taken before
public record MarkedPreference(PackageName name, Version version, MarkerSpace environments) {
    /// What is preferred where an answer is looked for that serves all of these environments. Of
    /// several versions the one that comes first: where it fits not all of them, they part again as
    /// they did before.
    static Map<PackageName, Version> within(
            List<MarkedPreference> all, MarkerSpace environments, Comparator<Version> order) {
        Map<PackageName, Version> preferred = new HashMap<>();
        for (MarkedPreference one : all) {
            if (!one.environments.isDisjoint(environments)) {
                preferred.merge(
                        one.name,
                        one.version,
                        (left, right) -> order.compare(left, right) <= 0 ? left : right);
            }
        }
        return preferred;
    }
}
