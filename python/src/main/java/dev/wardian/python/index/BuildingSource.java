package dev.wardian.python.index;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/// What a client knows, with builds for those source distributions that do not say what they need.
/// A build runs only when a resolver asks for the file itself, never ahead of it. Safe for all
/// threads.
final class BuildingSource implements PackageSource {
    private final IndexClient client;
    private final SdistMetadata sdists;
    private final Map<DistributionFile, FutureTask<CoreMetadata>> built = new ConcurrentHashMap<>();

    BuildingSource(IndexClient client, SdistMetadata sdists) {
        this.client = client;
        this.sdists = sdists;
    }

    @Override
    public ProjectPage page(PackageName name) {
        return client.page(name);
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        return switch (client.describe(file)) {
            case MetadataSource.Described.Stated(CoreMetadata metadata) -> metadata;
            case MetadataSource.Described.Unstated(Path archive) -> built(file, archive);
        };
    }

    private CoreMetadata built(DistributionFile file, Path archive) {
        return IndexClient.answer(
                built.computeIfAbsent(
                        file, key -> new FutureTask<>(() -> sdists.metadata(key, archive))));
    }

    @Override
    public boolean isPageAtHand(PackageName name) {
        return client.isPageAtHand(name);
    }

    @Override
    public boolean isMetadataAtHand(DistributionFile file) {
        return client.isMetadataAtHand(file);
    }

    @Override
    public void prefetchPage(PackageName name) {
        client.prefetchPage(name);
    }

    @Override
    public void prefetchMetadata(DistributionFile file) {
        client.prefetchMetadata(file);
    }
}
