package dev.wardian.host.rpm;

import java.util.List;
import java.util.Optional;

/// The answer to which packages are to be installed.
public sealed interface RpmResolution {
    /// These together are an answer.
    ///
    /// @param packages what is new or takes the place of another version, sorted by name
    record Solved(List<Change> packages) implements RpmResolution {
        public Solved {
            packages = List.copyOf(packages);
        }
    }

    /// A package that is to come.
    ///
    /// @param replaced the one of the same name that the machine has, if any
    /// @param obsoleted those of other names in whose place it comes
    /// @param requested whether it was asked for by name
    record Change(
            RpmPackage coming,
            Optional<RpmPackage> replaced,
            List<RpmPackage> obsoleted,
            boolean requested) {
        public Change {
            obsoleted = List.copyOf(obsoleted);
        }
    }

    /// Nothing is an answer.
    ///
    /// @param reasons why, a statement each
    record Unsolvable(List<String> reasons) implements RpmResolution {
        public Unsolvable {
            reasons = List.copyOf(reasons);
        }
    }
}
