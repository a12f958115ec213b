package dev.wardian.stack;

import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the addresses that a project names for its dependencies (`sources`) in the place of their
/// versions.
final class ProjectSources {

    private static final int DEEPEST = 6;

    private final Path folder;
    private final Map<PackageName, List<PackageOrigin>> sources;
    private final List<String> members;

    /// @param folder where the project file lies; absolute
    /// @param members the patterns of the folders of its workspace
    ProjectSources(
            Path folder, Map<PackageName, List<PackageOrigin>> sources, List<String> members) {
        this.folder = folder;
        this.sources = sources;
        this.members = members;
    }

    /// The requirement as it is to be met; those from an index stay as they are.
    ///
    /// @param extra the extra of the project that it belongs to
    /// @param group the dependency group that it belongs to
    Declared lowered(Declared declared, Optional<String> extra, Optional<String> group) {
        if (sources.isEmpty()
                || !(DeclaredRequirement.of(declared, folder)
                        instanceof WrittenRequirement.Named(var requirement))) {
            return declared;
        }
        for (var origin : sources.getOrDefault(requirement.name(), List.of())) {
            if (origin.when().holdsIn(extra, group)) {
                var from = from(origin, declared, requirement);
                return declared.place().map(from::at).orElse(from);
            }
        }
        return declared;
    }

    private Declared from(PackageOrigin origin, Declared declared, Requirement requirement) {
        return switch (origin) {
            case PackageOrigin.OfIndex _ -> declared;
            case PackageOrigin.OfAddress(var address, var when) ->
                    at(address, declared, requirement, when.marker());
            case PackageOrigin.OfPath(var path, var editable, var when) ->
                    at(folder.resolve(path), editable, declared, requirement, when);
            case PackageOrigin.OfWorkspace(var when) ->
                    at(member(requirement.name()), true, declared, requirement, when);
        };
    }

    /// The address that a dependency of a source tree comes from, if the project names one.
    Optional<DirectOrigin> origin(Requirement dependency) {
        var declared = Declared.of(dependency.withoutMarker().toString());
        var lowered = lowered(declared, Optional.empty(), Optional.empty());
        return !lowered.equals(declared)
                        && DeclaredRequirement.of(lowered, folder)
                                instanceof WrittenRequirement.Located located
                ? Optional.of(
                        new DirectOrigin(
                                located.location(),
                                lowered.text(),
                                lowered.editable(),
                                List.of(),
                                Map.of()))
                : Optional.empty();
    }

    private static Declared at(
            Path path,
            boolean editable,
            Declared declared,
            Requirement requirement,
            PackageOrigin.Condition when) {
        var unconditional = requirement.marker().isEmpty() && when.marker().isEmpty();
        if (editable && unconditional) {
            return Declared.ofEditable(path.normalize() + extras(requirement), declared.origin());
        }
        return at(path.normalize().toUri().toString(), declared, requirement, when.marker());
    }

    private static Declared at(
            String address, Declared declared, Requirement requirement, Optional<String> marker) {
        var text = new StringBuilder();
        text.append(requirement.name()).append(extras(requirement)).append(" @ ").append(address);
        var markers = new ArrayList<String>(2);
        requirement.marker().ifPresent(it -> markers.add("(" + it + ")"));
        marker.ifPresent(it -> markers.add("(" + it + ")"));
        if (!markers.isEmpty()) {
            text.append(" ; ").append(String.join(" and ", markers));
        }
        return new Declared(
                text.toString(),
                declared.base(),
                declared.origin(),
                false,
                declared.hashes(),
                declared.configSettings());
    }

    private static String extras(Requirement requirement) {
        var names = new ArrayList<String>();
        for (ExtraName extra : requirement.extras()) {
            names.add(extra.toString());
        }
        return names.isEmpty() ? "" : "[" + String.join(",", names) + "]";
    }

    /// The folder of the member of this name.
    private Path member(PackageName name) {
        var system = FileSystems.getDefault();
        for (var pattern : members) {
            var matcher = system.getPathMatcher("glob:" + pattern);
            try (Stream<Path> below = Files.walk(folder, DEEPEST)) {
                var found =
                        below.filter(path -> matcher.matches(folder.relativize(path)))
                                .filter(path -> isNamed(path, name))
                                .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw new StackException(
                new StackProblem.Invalid(
                        folder.resolve("pyproject.toml").toString(),
                        "no member of the workspace is called `" + name + "`",
                        "a `pyproject.toml` of that name below " + members));
    }

    private static boolean isNamed(Path folder, PackageName name) {
        return ProjectFile.in(folder).flatMap(ProjectFile::name).equals(Optional.of(name));
    }
}
