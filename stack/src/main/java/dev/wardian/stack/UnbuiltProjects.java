package dev.wardian.stack;

import dev.wardian.python.resolve.DirectSource;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers for folders whose project file leaves only the version to the build backend without a
/// build: a lock says no version of a folder. The version that stands for the real one must decide
/// nothing; where somebody asks for certain versions, all is asked again with the real ones. Safe
/// for use by several threads.
final class UnbuiltProjects implements DirectSource {

    private static final Version STAND_IN = Version.parse("0");

    private final Materials materials;
    private final Map<String, Optional<CoreMetadata>> promised = new ConcurrentHashMap<>();
    private volatile boolean building;

    UnbuiltProjects(Materials materials) {
        this.materials = materials;
    }

    /// A version decides that stands for another one.
    static final class VersionWanted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private VersionWanted() {
            super("a version is wanted that only a build tells", null, false, false);
        }
    }

    @Override
    public CoreMetadata metadata(PackageName name, String url) {
        return promised(url).orElseGet(() -> materials.metadata(name, url));
    }

    private Optional<CoreMetadata> promised(String url) {
        return building
                ? Optional.empty()
                : promised.computeIfAbsent(
                        url,
                        _ ->
                                materials
                                        .at(url)
                                        .flatMap(Materials::folder)
                                        .flatMap(it -> materials.drafted().promised(it, STAND_IN)));
    }

    @Override
    public void versionDecides(PackageName name, String url) {
        if (promised(url).isPresent()) {
            throw new VersionWanted();
        }
    }

    /// Builds from now on; whether any version stood for another one.
    boolean build() {
        var stood = !building && promised.values().stream().anyMatch(Optional::isPresent);
        building = true;
        return stood;
    }
}
