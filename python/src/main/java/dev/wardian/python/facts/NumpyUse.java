package dev.wardian.python.facts;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
    private static final Set<String> GOES_ON_WITHOUT = Set.of("torch", "onnxruntime", "rdkit");

    public NumpyUse {
        files = List.copyOf(files);
    }

    /// Whether a package is known to go on where its extension modules refuse NumPy.
    public static boolean goesOnWithout(PackageName name) {
        return GOES_ON_WITHOUT.contains(name.toString());
    }

    /// What of a package refuses a version of NumPy; nothing if it works with it.
    ///
    /// Where no extension module is certainly imported, as where a package asks the processor which
    /// of several it shall load, and not one of those that use NumPy works with this one, those
    /// count that are likely to be imported.
    ///
    /// @param reached the modules that are certainly imported
    /// @param likely those that are imported on conditions which nobody can tell; not asked for in
    ///     vain
    public static Optional<NumpyUse> refusing(
            Version numpy, ArtifactFacts facts, Set<String> reached, Supplier<Set<String>> likely) {
        var certain = refusing(numpy, facts, reached);
        if (certain.isPresent()
                || !allRefuse(numpy, facts)
                || facts.objects().stream()
                        .anyMatch(one -> one.module().filter(reached::contains).isPresent())) {
            return certain;
        }
        return refusing(numpy, facts, likely.get());
    }

    private static boolean allRefuse(Version numpy, ArtifactFacts facts) {
        var users = facts.objects().stream().flatMap(one -> one.numpy().stream()).toList();
        return !users.isEmpty() && users.stream().allMatch(one -> one.refused(numpy).isPresent());
    }

    private static Optional<NumpyUse> refusing(
            Version numpy, ArtifactFacts facts, Set<String> reached) {
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
