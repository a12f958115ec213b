package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.MemberFolders;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the addresses that a project names for its dependencies (`sources`) in the place of their
/// versions.
public final class ProjectSources {

    private final Path folder;
    private final ProjectConfiguration configuration;
    private final Map<PackageName, List<PackageOrigin>> sources;
    private final Optional<ProjectSources> above;
    private final DraftTexts drafts;

    /// @param folder where the project file lies; absolute
    /// @param above those of the workspace that it is a member of
    private ProjectSources(
            Path folder,
            ProjectConfiguration configuration,
            PackageSelection without,
            Optional<ProjectSources> above,
            DraftTexts drafts) {
        this.drafts = drafts;
        this.folder = folder;
        this.configuration = configuration;
        var left = new HashMap<>(configuration.sources());
        left.keySet().removeIf(without::contains);
        this.sources = left;
        this.above = above;
    }

    /// Those of a project in a folder, and of the workspace above it, whose sources count where the
    /// project has none.
    ///
    /// @param without packages whose sources do not count
    public static ProjectSources of(
            Path folder,
            ProjectConfiguration configuration,
            PackageSelection without,
            DraftTexts drafts) {
        return new ProjectSources(
                folder,
                configuration,
                without,
                above(folder, configuration, without, drafts),
                drafts);
    }

    private static Optional<ProjectSources> above(
            Path folder,
            ProjectConfiguration configuration,
            PackageSelection without,
            DraftTexts drafts) {
        if (!configuration.workspaceMembers().isEmpty()) {
            return Optional.empty();
        }
        for (var at = folder.getParent(); at != null; at = at.getParent()) {
            var file = at.resolve("pyproject.toml");
            if (Files.isRegularFile(file) && speaksOfWorkspace(file)) {
                var root = ProjectFile.read(file, file.toString(), drafts).configuration();
                if (!root.workspaceMembers().isEmpty() && members(at, root).contains(folder)) {
                    return Optional.of(
                            new ProjectSources(at, root, without, Optional.empty(), drafts));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean speaksOfWorkspace(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains("workspace");
        } catch (IOException _) {
            return false;
        }
    }

    private static List<Path> members(Path root, ProjectConfiguration configuration) {
        try {
            return MemberFolders.of(
                    root, configuration.workspaceMembers(), configuration.workspaceExcludes());
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            root.resolve("pyproject.toml").toString(),
                            problem.fault(),
                            "folders of projects"),
                    problem);
        }
    }

    /// The requirement as it is to be met: once for each address that it comes from under a marker,
    /// and once for where it comes from none of them, as uv has it. Those from an index stay the
    /// same.
    ///
    /// @param extra the extra of the project that it belongs to
    /// @param group the dependency group that it belongs to
    public List<Declared> lowered(
            Declared declared, Optional<String> extra, Optional<String> group) {
        if ((sources.isEmpty() && above.isEmpty())
                || !(DeclaredRequirement.of(declared, folder)
                        instanceof WrittenRequirement.Named(var requirement))) {
            return List.of(declared);
        }
        if (above.isPresent() && !sources.containsKey(requirement.name())) {
            return above.get().lowered(declared, extra, group);
        }
        var lowered = new ArrayList<Declared>();
        var elsewhere = new ArrayList<String>();
        for (var origin : sources.getOrDefault(requirement.name(), List.of())) {
            if (origin instanceof PackageOrigin.OfIndex || !origin.when().holdsIn(extra, group)) {
                continue;
            }
            var from = from(origin, declared, requirement);
            lowered.add(declared.place().map(from::at).orElse(from));
            if (origin.when().marker().isEmpty()) {
                return lowered;
            }
            elsewhere.add(origin.when().marker().get());
        }
        return lowered.isEmpty()
                ? List.of(declared)
                : withRest(lowered, declared, requirement, elsewhere);
    }

    /// The same with the requirement for where none of the markers holds, if that is anywhere.
    private static List<Declared> withRest(
            List<Declared> lowered,
            Declared declared,
            Requirement requirement,
            List<String> elsewhere) {
        var rest = requirement.marker().map(MarkerSpace::of).orElseGet(MarkerSpace::all);
        for (var marker : elsewhere) {
            rest = rest.minus(MarkerSpace.of(Marker.parse(marker)));
        }
        if (!rest.isEmpty()) {
            var text = requirement.withoutMarker() + " ; " + rest.toMarker();
            var left =
                    new Declared(
                            text,
                            declared.base(),
                            declared.origin(),
                            false,
                            declared.hashes(),
                            declared.configSettings());
            lowered.add(declared.place().map(left::at).orElse(left));
        }
        return lowered;
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
    public Optional<DirectOrigin> origin(Requirement dependency) {
        var declared = Declared.of(dependency.withoutMarker().toString());
        var lowered = lowered(declared, Optional.empty(), Optional.empty()).getFirst();
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
        if (above.isPresent()) {
            return above.get().member(name);
        }
        for (var candidate : members(folder, configuration)) {
            if (isNamed(candidate, name)) {
                return candidate;
            }
        }
        if (isNamed(folder, name)) {
            return folder;
        }
        throw new StackException(
                new StackProblem.Invalid(
                        folder.resolve("pyproject.toml").toString(),
                        "no member of the workspace is called `" + name + "`",
                        "a `pyproject.toml` of that name below "
                                + configuration.workspaceMembers()));
    }

    private boolean isNamed(Path candidate, PackageName name) {
        return ProjectFile.in(candidate, drafts)
                .flatMap(ProjectFile::name)
                .equals(Optional.of(name));
    }
}
