package dev.wardian.standards.metadata;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.requirement.RequirementReader;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The part of a distribution's metadata that decides what can be installed with it (PEP 345,
/// PEP 566, PEP 643): nothing else of the file is looked at. Immutable.
///
/// Reading forgives what published metadata needs: repairable requirements, extras that are no
/// names (left out), repeated fields (the first counts), any line ending, any `Metadata-Version`.
///
/// @param metadataVersion as written, empty if absent
/// @param dynamic names of fields, in lower case, that a build may still change (PEP 643)
public record CoreMetadata(
        String metadataVersion,
        PackageName name,
        Version version,
        Optional<SpecifierSet> requiresPython,
        List<Requirement> requiresDist,
        SortedSet<ExtraName> providesExtra,
        List<String> dynamic) {

    public CoreMetadata {
        requiresDist = List.copyOf(requiresDist);
        providesExtra = Collections.unmodifiableSortedSet(new TreeSet<>(providesExtra));
        dynamic = List.copyOf(dynamic);
    }

    /// Metadata of a distribution that says only what it is and what it needs.
    public static CoreMetadata of(
            PackageName name,
            Version version,
            Optional<SpecifierSet> requiresPython,
            List<Requirement> requiresDist,
            SortedSet<ExtraName> providesExtra) {
        return new CoreMetadata(
                "2.1", name, version, requiresPython, requiresDist, providesExtra, List.of());
    }

    /// The metadata in a `METADATA` or `PKG-INFO` file. Throws a `SyntaxException` that names the
    /// field if name or version are missing, or a field says what even leniently means nothing.
    public static CoreMetadata parse(byte[] file) {
        return parse(file, new RequirementReader());
    }

    /// As [#parse(byte[])], with requirements from those that were read before.
    public static CoreMetadata parse(byte[] file, RequirementReader requirements) {
        return new CoreMetadataReader(file, requirements).read();
    }

    /// Whether the dependencies in a `PKG-INFO` of an sdist hold for every wheel built from it.
    /// From version 2.2 on, what is not listed as dynamic is promised (PEP 643).
    public boolean hasStaticDependencies() {
        return promisesStaticFields(metadataVersion)
                && !dynamic.contains("requires-dist")
                && !dynamic.contains("requires-python")
                && !dynamic.contains("provides-extra");
    }

    private static boolean promisesStaticFields(String metadataVersion) {
        Optional<Version> written = Version.tryParse(metadataVersion);
        return written.isPresent()
                && (written.get().major() > 2
                        || (written.get().major() == 2 && written.get().minor() >= 2));
    }
}
