package dev.wardian.python.build;

import dev.wardian.python.internal.build.Pyproject;
import dev.wardian.python.internal.build.StaticProject;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

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

    /// The metadata that a project file of this text would promise; nothing if the backend decides
    /// about more than the version.
    ///
    /// @param version the one where the text leaves it to the backend
    public static Optional<CoreMetadata> ofText(String text, Supplier<Version> version) {
        try {
            Pyproject pyproject = Pyproject.parse(text);
            Optional<CoreMetadata> said = StaticProject.metadata(pyproject);
            return said.isPresent() || !StaticProject.leavesVersion(pyproject)
                    ? said
                    : StaticProject.metadata(pyproject, version.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The same where only the version is left to the backend.
    ///
    /// @param standIn a version that stands for it
    public static Optional<CoreMetadata> ofText(String text, Version standIn) {
        try {
            return StaticProject.metadata(Pyproject.parse(text), standIn);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
