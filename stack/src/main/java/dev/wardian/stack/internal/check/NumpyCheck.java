package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.facts.ArtifactFacts;
import dev.wardian.python.facts.SharedObject;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Whether extension modules, and the libraries that their packages bring along, accept the NumPy
/// that is installed.
///
/// Only modules that are certainly imported count: a package whose optional parts were compiled for
/// another NumPy works without them.
final class NumpyCheck {
    /// What uses NumPy in its libraries, but goes on without where that fails.
    private static final Set<String> GOES_ON_WITHOUT = Set.of("torch");

    private final Version numpy;
    private final Set<String> reached;

    /// @param reached the modules that are certainly imported
    NumpyCheck(Version numpy, Set<String> reached) {
        this.numpy = numpy;
        this.reached = reached;
    }

    Optional<CheckFinding> of(InstalledDistribution one, ArtifactFacts facts) {
        if (GOES_ON_WITHOUT.contains(one.name().toString())) {
            return Optional.empty();
        }
        var refusing = new ArrayList<SharedObject>();
        for (var object : facts.loaded(module -> reached.contains(module))) {
            if (refusal(object).isPresent()) {
                refusing.add(object);
            }
        }
        if (refusing.isEmpty()) {
            return Optional.empty();
        }
        var first = refusing.getFirst();
        return Optional.of(
                new CheckFinding.NumpyMismatch(
                        one.name(),
                        one.version(),
                        refusal(first).orElse(""),
                        numpy,
                        one.library().resolve(first.path()),
                        refusing.size() - 1));
    }

    private Optional<String> refusal(SharedObject object) {
        if (object.numpy().isEmpty()) {
            return Optional.empty();
        }
        var needed = object.numpy().get();
        if (needed.generation() == 1 && numpy.major() >= 2) {
            return Optional.of("NumPy 1");
        }
        return needed.atLeast()
                .flatMap(Version::tryParse)
                .filter(floor -> numpy.compareTo(floor) < 0)
                .map(floor -> "NumPy " + floor + " or later");
    }
}
