package dev.wardian.python.resolve;

import dev.wardian.solver.Reason;
import dev.wardian.standards.marker.MarkerSpace;
import java.util.List;

/// That a search for several environments must go on apart for parts of them.
///
/// @param parts the parts, which have nothing in common; the last one is looked at first
record Division(List<MarkerSpace> parts) implements Reason {
    Division {
        parts = List.copyOf(parts);
    }
}
