package dev.wardian.stack;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// Tells a listener what a resolver learns.
final class ReportingSource implements PackageSource {

    private final PackageSource source;
    private final ProgressListener progress;

    ReportingSource(PackageSource source, ProgressListener progress) {
        this.source = source;
        this.progress = progress;
    }

    @Override
    public ProjectPage page(PackageName name) {
        var page = source.page(name);
        progress.on(new ProgressEvent.PageFetched(name));
        return page;
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        var metadata = source.metadata(file);
        progress.on(new ProgressEvent.MetadataFetched(metadata.name(), metadata.version()));
        return metadata;
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return source.isMetadataAtHand(file);
    }

    @Override
    public boolean isPageAtHand(PackageName name) {
        return source.isPageAtHand(name);
    }

    @Override
    public void prefetchPage(PackageName name) {
        source.prefetchPage(name);
    }

    @Override
    public void prefetchMetadata(DistributionFile file) {
        source.prefetchMetadata(file);
    }
}
