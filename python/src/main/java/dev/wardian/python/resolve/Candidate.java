package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import java.util.List;

/// What a package is to be installed from.
public sealed interface Candidate {
    /// A file that an index offers.
    ///
    /// @param file the best file for the target: a wheel if any fits, else a source distribution
    /// @param all every file of that version, for locks that serve others too
    record Indexed(DistributionFile file, List<DistributionFile> all) implements Candidate {
        /// Copies the list.
        public Indexed {
            all = List.copyOf(all);
        }
    }

    /// What lies at an address that a requirement names.
    record Direct(String url) implements Candidate {}

    /// What is there already.
    record Present(PresentPackage present) implements Candidate {}
}
