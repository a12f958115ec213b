package dev.wardian.stack.internal.progress;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.ForwardingSource;
import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// Tells a listener what a resolver learns.
public final class ReportingSource extends ForwardingSource {

    private final ProgressListener progress;
    private final PassedOver passedOver;

    /// @param passedOver hears which files are no good
    public ReportingSource(PackageSource source, ProgressListener progress, PassedOver passedOver) {
        super(source);
        this.progress = progress;
        this.passedOver = passedOver;
    }

    @Override
    public PackageSource from(IndexChoice choice) {
        return new ReportingSource(origin().from(choice), progress, passedOver);
    }

    @Override
    public ProjectPage page(PackageName name) {
        var page = super.page(name);
        progress.on(new ProgressEvent.PageFetched(name));
        return page;
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        var metadata = read(file);
        progress.on(new ProgressEvent.MetadataFetched(metadata.name(), metadata.version()));
        return metadata;
    }

    /// A file whose metadata is no good is passed over, and somebody should know.
    private CoreMetadata read(DistributionFile file) {
        try {
            return super.metadata(file);
        } catch (PythonException failed) {
            if (isPassedOver(failed.problem())) {
                passedOver.add(file.filename(), failed.problem());
            }
            throw failed;
        }
    }

    private static boolean isPassedOver(PythonProblem problem) {
        return problem instanceof IndexProblem.BadMetadata
                || problem instanceof IndexProblem.ForeignMetadata
                || problem instanceof IndexProblem.BadAddress
                || problem instanceof IndexProblem.FileGone;
    }
}
