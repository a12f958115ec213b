package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// What the packages of one part of a universal resolution come from.
///
/// @param usual what those come from whose index does not depend on the environment
record SharedSource(PackageSource usual, IndexShares shares) implements PackageSource {
    private PackageSource of(PackageName name) {
        return shares.isShared(name) ? usual.from(shares.index(name)) : usual;
    }

    @Override
    public ProjectPage page(PackageName name) {
        return of(name).page(name);
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        return usual.metadata(file);
    }

    @Override
    public boolean isPageAtHand(PackageName name) {
        return !shares.isOpen(name) && of(name).isPageAtHand(name);
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return usual.isMetadataAtHand(file);
    }

    @Override
    public void prefetchPage(PackageName name) {
        if (!shares.isOpen(name)) {
            of(name).prefetchPage(name);
        }
    }

    @Override
    public void prefetchMetadata(DistributionFile file) {
        usual.prefetchMetadata(file);
    }

    @Override
    public PackageSource from(IndexChoice choice) {
        return usual.from(choice);
    }
}
