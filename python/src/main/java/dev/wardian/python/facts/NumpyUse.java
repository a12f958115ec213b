package dev.wardian.python.facts;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the extension modules of a package, and the libraries that it brings along, say of NumPy.
///
/// Only modules that are certainly imported count: a package whose optional parts were compiled for
/// another NumPy works without them.
///
/// @param compiledFor which NumPy they accept: `NumPy 1`, `NumPy 2.0 or later`
/// @param refused the versions that they refuse
/// @param files the paths of those that do, never empty
public record NumpyUse(String compiledFor, VersionRange refused, List<String> files) {
    /// What uses NumPy in its libraries, but goes on without where that fails.
    private static final Set<String> GOES_ON_WITHOUT = Set.of("torch");

    public NumpyUse {
        files = List.copyOf(files);
    }

    /// Whether a package is known to go on where its extension modules refuse NumPy.
    public static boolean isOptionalFor(PackageName name) {
        return GOES_ON_WITHOUT.contains(name.toString());
    }

    /// What of a package refuses a version of NumPy; nothing if it works with it.
    ///
    /// @param reached the modules that are certainly imported
    public static Optional<NumpyUse> refusing(
            Version numpy, PackageName name, ArtifactFacts facts, Set<String> reached) {
        if (isOptionalFor(name)) {
            return Optional.empty();
        }
        var compiledFor = Optional.<NumpyInterface>empty();
        var files = new ArrayList<String>();
        for (var object : facts.loaded(reached::contains)) {
            if (object.numpy().flatMap(one -> one.refused(numpy)).isPresent()) {
                compiledFor = compiledFor.or(object::numpy);
                files.add(object.path());
            }
        }
        return compiledFor.map(
                one -> new NumpyUse(one.text(), one.refused(numpy).orElseThrow(), files));
    }
}
