package dev.wardian.stack.internal.system;

import dev.wardian.host.resolve.Candidate;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What must change of the packages in an environment so that it has those of a lock.
///
/// @param here what is there, by name
public record LockedPlan(Map<String, LayerPackage> here) {

    /// Compares what there shall be with what is there.
    ///
    /// @param wanted what there shall be
    /// @param requested which of these are asked for
    /// @param present what the machine itself has of what is needed
    /// @param exact whether all others go
    public LayerPlan of(
            List<Candidate> wanted, Set<String> requested, List<Candidate> present, boolean exact) {
        List<Candidate> coming = new ArrayList<>();
        List<LayerPackage> leaving = new ArrayList<>();
        Set<String> asked = new TreeSet<>(requested);
        Set<String> names = new HashSet<>();
        for (Candidate one : wanted) {
            names.add(one.name());
            LayerPackage old = here.get(one.name());
            if (old == null || !isSame(old, one)) {
                coming.add(one);
                if (old != null) {
                    leaving.add(old);
                }
            }
        }
        for (LayerPackage one : here.values()) {
            if (!names.contains(one.name())) {
                if (exact) {
                    leaving.add(one);
                } else if (one.requested()) {
                    asked.add(one.name());
                }
            }
        }
        return new LayerPlan(coming, leaving, asked, present);
    }

    private static boolean isSame(LayerPackage old, Candidate one) {
        return one.file().map(it -> it.sha256().equals(old.sha256())).orElse(false);
    }
}
