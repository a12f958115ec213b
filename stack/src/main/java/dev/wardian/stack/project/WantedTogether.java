package dev.wardian.stack.project;

import dev.wardian.standards.marker.MarkerSpace;
import java.util.ArrayList;
import java.util.List;

/// Which extras and groups of a lock may be wanted together, where some exclude others: such a lock
/// has an answer for each of them, and none for all.
///
///     WantedTogether.without(List.of(List.of(cpu, gpu))).parts();
///     // neither; cpu and not gpu; gpu and not cpu
///
/// @param parts what may be wanted together, no two of which have anything in common; anything if
///     empty
public record WantedTogether(List<MarkerSpace> parts) {

    private static final WantedTogether ANYTHING = new WantedTogether(List.of());

    public WantedTogether {
        parts = List.copyOf(parts);
    }

    /// Nothing excludes anything.
    public static WantedTogether anything() {
        return ANYTHING;
    }

    /// What is left where of each set at most one may be wanted. What wants none comes first, as
    /// with uv.
    ///
    /// @param conflicts sets of what excludes each other, each given by where it is wanted
    public static WantedTogether without(List<List<MarkerSpace>> conflicts) {
        if (conflicts.isEmpty()) {
            return ANYTHING;
        }
        var parts = List.of(MarkerSpace.all());
        for (var set : conflicts) {
            var finer = new ArrayList<MarkerSpace>(parts.size() + set.size());
            for (var part : parts) {
                add(finer, part.minus(MarkerSpace.any(set)));
                for (var one : set) {
                    var others = new ArrayList<>(set);
                    others.remove(one);
                    add(finer, part.and(one).minus(MarkerSpace.any(others)));
                }
            }
            parts = finer;
        }
        return new WantedTogether(parts);
    }

    private static void add(List<MarkerSpace> parts, MarkerSpace part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    /// Whether the answers depend on this being wanted, since it excludes something.
    public boolean dependOn(SelectedBy choice) {
        var wanted = MarkerSpace.of(choice.marker());
        return parts.stream().anyMatch(wanted::isDisjoint);
    }

    /// Whether two places are never both meant.
    public boolean areApart(MarkerSpace one, MarkerSpace other) {
        var both = one.and(other);
        return parts.isEmpty() ? both.isEmpty() : both.isDisjoint(MarkerSpace.any(parts));
    }
}
