package dev.wardian.stack.verify;

import dev.wardian.standards.name.PackageName;
import java.util.List;

/// What repairing an environment did.
///
/// @param found what was not as it was installed, before
/// @param reinstalled the packages that were installed again
/// @param left what is not as it was installed still: what only removing one of two packages mends
public record Repaired(
        List<FileFinding> found, List<PackageName> reinstalled, List<FileFinding> left) {
    public Repaired {
        found = List.copyOf(found);
        reinstalled = List.copyOf(reinstalled);
        left = List.copyOf(left);
    }
}
