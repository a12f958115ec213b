package dev.wardian.python.internal.build;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the table `[project]` promises without any code being run (PEP 621).
public final class StaticProject {
    private static final String VERSION = "version";
    private static final List<String> NEEDS =
            List.of("dependencies", "optional-dependencies", "requires-python");

    private StaticProject() {}

    /// The metadata, when the table is there, says name and version, and leaves nothing that
    /// decides about other packages to the backend.
    public static Optional<CoreMetadata> metadata(Pyproject pyproject) {
        Map<String, Object> project = pyproject.table("project");
        return leavesVersion(pyproject)
                ? Optional.empty()
                : Pyproject.text(project, VERSION)
                        .flatMap(Version::tryParse)
                        .flatMap(version -> metadata(project, version));
    }

    /// The metadata, when only the version is left to the backend: another one stands for it.
    public static Optional<CoreMetadata> metadata(Pyproject pyproject, Version standIn) {
        Map<String, Object> project = pyproject.table("project");
        return leavesVersion(pyproject) ? metadata(project, standIn) : Optional.empty();
    }

    /// Whether the version is left to the backend.
    public static boolean leavesVersion(Pyproject pyproject) {
        return Pyproject.texts(pyproject.table("project"), "dynamic").contains(VERSION);
    }

    private static Optional<CoreMetadata> metadata(Map<String, Object> project, Version version) {
        List<String> dynamic = Pyproject.texts(project, "dynamic");
        Optional<PackageName> name = Pyproject.text(project, "name").flatMap(PackageName::tryOf);
        if (name.isEmpty() || NEEDS.stream().anyMatch(dynamic::contains)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(project, name.get(), version));
        } catch (SyntaxException malformed) {
            // The backend will say better what is wrong with its project.
            return Optional.empty();
        }
    }

    private static CoreMetadata read(
            Map<String, Object> project, PackageName name, Version version) {
        Optional<SpecifierSet> python =
                Pyproject.text(project, "requires-python").map(SpecifierSet::parse);
        List<Requirement> requirements = new ArrayList<>();
        for (String text : Pyproject.texts(project, "dependencies")) {
            requirements.add(Requirement.parse(text));
        }
        TreeSet<ExtraName> extras = new TreeSet<>();
        Map<String, Object> optional = Pyproject.map(project.get("optional-dependencies"));
        for (String extra : optional.keySet()) {
            ExtraName extraName = ExtraName.of(extra);
            extras.add(extraName);
            Marker asked = Marker.parse("extra == '" + extraName + "'");
            for (String text : Pyproject.texts(optional, extra)) {
                Requirement requirement = Requirement.parse(text);
                Marker marker = requirement.marker().map(own -> own.and(asked)).orElse(asked);
                requirements.add(requirement.withMarker(marker));
            }
        }
        return CoreMetadata.of(name, version, python, requirements, extras);
    }
}
