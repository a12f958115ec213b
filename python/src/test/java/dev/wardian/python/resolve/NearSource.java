package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.ForwardingSource;
import dev.wardian.python.index.PackageSource;
import dev.wardian.standards.name.PackageName;

/// A source that has all at hand, so that nothing is asked for ahead on other threads.
class NearSource extends ForwardingSource {
    NearSource(PackageSource origin) {
        super(origin);
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
