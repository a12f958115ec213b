package dev.wardian.python.index;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// A source that answers as another one does, but for what is overridden. Where it stands for other
/// indexes ([PackageSource#from]) is left to who extends it: what is added here has to hold there.
public abstract class ForwardingSource implements PackageSource {
    private final PackageSource origin;

    /// @param origin answers
    protected ForwardingSource(PackageSource origin) {
        this.origin = origin;
    }

    /// The one that answers.
    protected final PackageSource origin() {
        return origin;
    }

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
        return origin.isPageAtHand(name);
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return origin.isMetadataAtHand(file);
    }

    @Override
    public void prefetchPage(PackageName name) {
        origin.prefetchPage(name);
    }

    @Override
    public void prefetchMetadata(DistributionFile file) {
        origin.prefetchMetadata(file);
    }
}
