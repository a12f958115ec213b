package dev.wardian.python.link;

import java.util.List;
import java.util.Set;

/// What linking an environment came to.
///
/// @param broken what fails when a package's own top-level modules are imported, by package
/// @param modules how many modules there are
/// @param reached those of them that are certainly imported when all top-level modules are
/// @param remarks what could not be looked at, a line each
public record LinkReport(
        List<BrokenImport> broken, int modules, Set<String> reached, List<String> remarks) {
    public LinkReport {
        reached = Set.copyOf(reached);
        broken = List.copyOf(broken);
        remarks = List.copyOf(remarks);
    }
}
