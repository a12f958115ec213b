package dev.wardian.python.index;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// Where a resolver learns which releases exist and what they require.
///
/// Every method may be called from any thread. The two questions block until the answer is there
/// and answer the same for as long as the source lives; the two prefetches return at once and only
/// say what is likely to be asked soon. What fails is thrown as a `PythonException`.
public interface PackageSource {
    /// All releases of a project, newest first; throws when no index knows the project.
    ProjectPage page(PackageName name);

    /// The metadata of one distribution file, by the cheapest way that gives the true answer.
    CoreMetadata metadata(DistributionFile file);

    /// Whether [#page] would answer at once, without waiting for the network.
    default boolean isPageAtHand(PackageName name) {
        return false;
    }

    /// Whether [#metadata] would answer at once, without waiting for the network.
    default boolean isMetadataAtHand(DistributionFile file) {
        return false;
    }

    /// Announces that [#page] will be asked for this name.
    void prefetchPage(PackageName name);

    /// Announces that [#metadata] will be asked for this file.
    void prefetchMetadata(DistributionFile file);

    /// The same knowledge, where every page comes from this choice of indexes, even if a package
    /// was told to come from another. Throws where no index has that name; a source of one place
    /// that has no name refuses all.
    default PackageSource from(IndexChoice choice) {
        throw new UnsupportedOperationException("no index here has a name");
    }
}
