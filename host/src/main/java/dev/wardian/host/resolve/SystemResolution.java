package dev.wardian.host.resolve;

import java.util.List;

/// The answer to which packages are to be installed.
public sealed interface SystemResolution {
    /// These packages together are an answer.
    ///
    /// @param packages what is new or takes the place of another version, sorted by name
    /// @param present the packages asked for or needed that the machine has already, sorted by name
    record Solved(List<Change> packages, List<Candidate> present) implements SystemResolution {
        public Solved {
            packages = List.copyOf(packages);
            present = List.copyOf(present);
        }
    }

    /// A package that is to come.
    ///
    /// @param coming the version that comes
    /// @param replaced the version that the machine has of it, if any
    /// @param requested whether it was asked for by name
    record Change(Candidate coming, java.util.Optional<Candidate> replaced, boolean requested) {}

    /// Nothing is an answer.
    ///
    /// @param reasons why, a statement each
    record Unsolvable(List<String> reasons) implements SystemResolution {
        public Unsolvable {
            reasons = List.copyOf(reasons);
        }
    }
}
