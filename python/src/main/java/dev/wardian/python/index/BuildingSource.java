package dev.wardian.python.index;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What one operation knows, with builds for those source distributions that do not say what
/// they need. A build runs only when a resolver asks for the file itself, never ahead of it. Safe
/// for all threads.
final class BuildingSource implements PackageSource {
    private final IndexClient.Operation operation;
    private final SdistMetadata sdists;
    private final Map<DistributionFile, Question<CoreMetadata>> built;

    BuildingSource(IndexClient.Operation operation, SdistMetadata sdists) {
        this(operation, sdists, new ConcurrentHashMap<>());
    }

    private BuildingSource(
            IndexClient.Operation operation,
            SdistMetadata sdists,
            Map<DistributionFile, Question<CoreMetadata>> built) {
        this.operation = operation;
        this.sdists = sdists;
        this.built = built;
    }

    @Override
    public PackageSource from(IndexChoice choice) {
        return new BuildingSource(operation.from(choice), sdists, built);
    }

    @Override
    public ProjectPage page(PackageName name) {
        return operation.page(name);
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        return switch (operation.describe(file)) {
            case MetadataSource.Described.Stated(CoreMetadata metadata) -> metadata;
            case MetadataSource.Described.Unstated(Path archive) -> built(file, archive);
        };
    }

    private CoreMetadata built(DistributionFile file, Path archive) {
        return IndexClient.answer(
                built.computeIfAbsent(file, key -> new Question<>(() -> build(key, archive), 0)));
    }

    private Question.Answer<CoreMetadata> build(DistributionFile file, Path archive) {
        return new Question.Answer<>(sdists.metadata(file, archive), false, List.of());
    }

    @Override
    public boolean isPageAtHand(PackageName name) {
        return operation.isPageAtHand(name);
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return operation.isMetadataAtHand(file);
    }

    @Override
    public void prefetchPage(PackageName name) {
        operation.prefetchPage(name);
    }

    @Override
    public void prefetchMetadata(DistributionFile file) {
        operation.prefetchMetadata(file);
    }
}
