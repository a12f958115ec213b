package dev.wardian.host.rpm;

import dev.wardian.solver.Ranges;

/// A way to meet what a package asks for: some versions of a package are there, or none of them is.
///
/// @param versions places in the list of the package's candidates
record RpmWay(String name, Ranges<Integer> versions, boolean present) {
    @Override
    public String toString() {
        return (present ? "" : "no ") + name;
    }
}
