package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.facts.ArtifactFacts;
import dev.wardian.python.facts.NumpyUse;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.standards.version.Version;
import java.util.Optional;
import java.util.Set;

/// Whether the packages of an environment accept the NumPy that is installed.
final class NumpyCheck {
    private final Version numpy;
    private final Set<String> reached;

    /// @param reached the modules that are certainly imported
    NumpyCheck(Version numpy, Set<String> reached) {
        this.numpy = numpy;
        this.reached = reached;
    }

    Optional<CheckFinding> of(InstalledDistribution one, ArtifactFacts facts) {
        return NumpyUse.refusing(numpy, one.name(), facts, reached)
                .map(
                        use ->
                                new CheckFinding.NumpyMismatch(
                                        one.name(),
                                        one.version(),
                                        use.compiledFor(),
                                        numpy,
                                        one.library().resolve(use.files().getFirst()),
                                        use.files().size() - 1));
    }
}
