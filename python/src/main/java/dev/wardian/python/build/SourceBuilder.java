package dev.wardian.python.build;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.standards.metadata.CoreMetadata;
import java.io.IOException;
import java.nio.file.Path;

/// Builds source trees and source distributions for one interpreter (PEP 517, PEP 660).
///
/// Metadata that is promised statically (PEP 643, PEP 621) is read without running code. Safe for
/// several threads: every build has a folder of its own, which is gone when the build is done.
///
/// ```java
/// SourceBuilder builder = new SourceBuilder(interpreter, requirements, options);
/// Path wheel = builder.wheel(Source.at(Path.of("project-1.0.tar.gz")), Path.of("wheels"));
/// ```
public final class SourceBuilder {
    private final Interpreter interpreter;
    private final BuildRequirements requirements;
    private final BuildOptions options;

    /// @param interpreter what builds run in, or what their environments are made from
    /// @param requirements installs what backends need; not called where builds are not isolated
    public SourceBuilder(
            Interpreter interpreter, BuildRequirements requirements, BuildOptions options) {
        this.interpreter = interpreter;
        this.requirements = requirements;
        this.options = options;
    }

    /// What the source is and needs: read where it is promised, else asked of the backend, else
    /// taken from a wheel that is built for it.
    public CoreMetadata metadata(Source source) {
        try (BuildSession session = open(source)) {
            return session.metadata();
        }
    }

    /// Builds a wheel into a folder, which is made when it is not there, and returns its path.
    ///
    /// @throws PythonException with a [BuildProblem]; nothing is then left in the folder
    public Path wheel(Source source, Path folder) {
        try (BuildSession session = open(source)) {
            return session.wheel(folder);
        }
    }

    /// Builds a wheel that, installed, imports from the source tree itself (PEP 660).
    public Path editable(Source source, Path folder) {
        try (BuildSession session = open(source)) {
            return session.editable(folder);
        }
    }

    /// Begins a build of which both metadata and wheel will be asked: the tree is unpacked and the
    /// backend's environment made once.
    public BuildSession open(Source source) {
        try {
            return BuildSession.open(source, interpreter, requirements, options);
        } catch (IOException failure) {
            throw new PythonException(
                    new BuildProblem.NotBuildable(
                            source.display(), String.valueOf(failure.getMessage())),
                    failure);
        }
    }
}
