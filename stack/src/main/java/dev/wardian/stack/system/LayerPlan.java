package dev.wardian.stack.system;

import dev.wardian.host.resolve.Candidate;
import java.util.List;
import java.util.Set;

/// What would change of the distribution's packages in an environment.
///
/// @param coming what comes, sorted by name
/// @param leaving what goes, sorted by name; a package that comes in another version goes too
/// @param requested the names of all that is asked for once it is done
/// @param present what the machine itself has of what is needed, sorted by name
public record LayerPlan(
        List<Candidate> coming,
        List<LayerPackage> leaving,
        Set<String> requested,
        List<Candidate> present) {
    public LayerPlan {
        coming = List.copyOf(coming);
        leaving = List.copyOf(leaving);
        requested = Set.copyOf(requested);
        present = List.copyOf(present);
    }

    /// Whether nothing comes or goes.
    public boolean isEmpty() {
        return coming.isEmpty() && leaving.isEmpty();
    }

    /// How much must be fetched at most, in bytes.
    public long bytes() {
        return coming.stream()
                .flatMap(one -> one.file().stream())
                .mapToLong(Candidate.PackageFile::size)
                .sum();
    }
}
