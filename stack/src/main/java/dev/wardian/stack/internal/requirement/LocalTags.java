package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The local versions that requirements name, such as `cu121` of `torch==2.1.0+cu121`: they tell
/// which build of a package is meant, and such builds lie on indexes of their own.
///
/// @param all those of each package that is pinned to one, what is required before what limits
public record LocalTags(Map<PackageName, List<Tag>> all) {

    /// Nothing is pinned to a local version.
    public static final LocalTags NONE = new LocalTags(Map.of());

    /// A local version.
    ///
    /// @param space where it counts
    public record Tag(String text, MarkerSpace space) {}

    /// Those that the requirements and constraints of a set name.
    public static LocalTags of(RequirementSet set, Path workingFolder) {
        var found = new HashMap<PackageName, List<Tag>>();
        collect(set.requirements(), set.together(), workingFolder, found);
        collect(set.constraints(), set.together(), workingFolder, found);
        if (found.isEmpty()) {
            return NONE;
        }
        TorchBuilds.share(found);
        return new LocalTags(found);
    }

    /// The one of each package that counts in an environment.
    public Map<PackageName, String> in(MarkerEnvironment markers) {
        var counting = new HashMap<PackageName, String>();
        all.forEach(
                (name, tags) -> {
                    for (var tag : tags) {
                        if (tag.space.contains(markers, Set.of())) {
                            counting.putIfAbsent(name, tag.text);
                        }
                    }
                });
        return counting;
    }

    private static void collect(
            List<Declared> declared,
            WantedTogether together,
            Path workingFolder,
            Map<PackageName, List<Tag>> found) {
        for (var one : declared) {
            if (one.text().indexOf('+') > 0
                    && DeclaredRequirement.of(one, workingFolder)
                            instanceof WrittenRequirement.Named(var named)) {
                pinned(named)
                        .ifPresent(
                                tag ->
                                        found.computeIfAbsent(named.name(), _ -> new ArrayList<>())
                                                .add(new Tag(tag, space(one, named, together))));
            }
        }
    }

    private static MarkerSpace space(
            Declared declared, Requirement requirement, WantedTogether together) {
        var space = requirement.marker().map(MarkerSpace::of).orElseGet(MarkerSpace::all);
        return declared.selectedBy()
                .filter(together::dependOn)
                .map(choice -> space.and(MarkerSpace.of(choice.marker())))
                .orElse(space);
    }

    /// The local version that a requirement leaves alone.
    private static Optional<String> pinned(Requirement requirement) {
        for (var specifier : requirement.specifiers().specifiers()) {
            var exact =
                    specifier.operator() == Operator.EQUAL
                            || specifier.operator() == Operator.ARBITRARY;
            var tag =
                    exact
                            ? specifier.parsedVersion().flatMap(version -> version.local())
                            : Optional.<String>empty();
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }
}
