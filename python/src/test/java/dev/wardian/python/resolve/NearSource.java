package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// A source that has all at hand, so that nothing is asked for ahead on other threads.
record NearSource(PackageSource origin) implements PackageSource {
    @Override
    public ProjectPage page(PackageName name) {
        return origin.page(name);
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        return origin.metadata(file);
    }

    @Override
    public boolean isPageAtHand(PackageName name) {
        return true;
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return true;
    }

    @Override
    public void prefetchPage(PackageName name) {}

    @Override
    public void prefetchMetadata(DistributionFile file) {}
}
