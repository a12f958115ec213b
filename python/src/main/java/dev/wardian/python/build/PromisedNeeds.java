package dev.wardian.python.build;

import dev.wardian.python.internal.build.Pyproject;
import dev.wardian.python.internal.build.StaticProject;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What the project file of a folder says that the project needs, where only its version is left to
/// the build backend (`dynamic = ["version"]`).
public final class PromisedNeeds {
    private PromisedNeeds() {}

    /// The metadata with a version that stands for the one that only a build tells; nothing if the
    /// version is said, if the backend decides about more than the version, or if the file cannot
    /// be read: then the build will say what is wrong.
    public static Optional<CoreMetadata> of(Path project, Version standIn) {
        try {
            return StaticProject.metadata(Pyproject.of(project), standIn);
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
