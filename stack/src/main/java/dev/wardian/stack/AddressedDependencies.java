package dev.wardian.stack;

import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.stack.internal.requirement.ProjectSources;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the addresses that packages with an address name for their own dependencies. Used once.
final class AddressedDependencies {

    private final Roots roots;
    private final Path workingFolder;
    private final MarkerEnvironment markers;
    private final Materials materials;
    private final PackageSelection withoutSources;
    private final Map<PackageName, DirectOrigin> direct;
    private final Map<PackageName, Set<ExtraName>> seen = new HashMap<>();
    private final List<RootRequirement> found;
    private final ArrayDeque<Requirement> open = new ArrayDeque<>();

    AddressedDependencies(
            Roots roots,
            Path workingFolder,
            MarkerEnvironment markers,
            Materials materials,
            PackageSelection withoutSources) {
        this.roots = roots;
        this.workingFolder = workingFolder;
        this.markers = markers;
        this.materials = materials;
        this.withoutSources = withoutSources;
        this.direct = new HashMap<>(roots.origins().direct());
        this.found = new ArrayList<>(roots.constraints());
    }

    Roots all() {
        for (var root : roots.requirements()) {
            if (root.requirement().url().isPresent()) {
                open.add(root.requirement());
            }
        }
        while (!open.isEmpty()) {
            look(open.poll());
        }
        return new Roots(
                roots.requirements(),
                found,
                roots.overrides(),
                new Origins(direct, roots.origins().hashes(), roots.origins().configSettings()),
                roots.requested(),
                roots.selectedBy());
    }

    private void look(Requirement asked) {
        var known = seen.computeIfAbsent(asked.name(), name -> new HashSet<>());
        if (!known.addAll(asked.extras()) && !known.isEmpty()) {
            return;
        }
        var from = asked.url().orElseThrow();
        var sources = sources(asked.name());
        for (var dependency : materials.metadata(asked.name(), from).requiresDist()) {
            if (dependency.appliesTo(markers, known) && !isOverridden(dependency.name())) {
                var origin = origin(dependency, sources);
                origin.ifPresent(found -> follow(dependency, found, from));
            }
        }
    }

    /// What the project file of a source tree says of where its dependencies come from.
    private Optional<ProjectSources> sources(PackageName name) {
        return Optional.ofNullable(direct.get(name))
                .flatMap(materials::projectFile)
                .map(it -> it.withoutSources(withoutSources).sources());
    }

    private Optional<DirectOrigin> origin(
            Requirement dependency, Optional<ProjectSources> sources) {
        if (dependency.url().isPresent()) {
            var location = Location.parse(dependency.url().get(), workingFolder);
            return Optional.of(
                    new DirectOrigin(location, dependency.toString(), false, List.of(), Map.of()));
        }
        return sources.flatMap(it -> it.origin(dependency));
    }

    private boolean isOverridden(PackageName name) {
        for (var override : roots.overrides()) {
            if (override.requirement().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void follow(Requirement dependency, DirectOrigin origin, String from) {
        var known = direct.get(dependency.name());
        if (known != null
                && known.url().equals(origin.url())
                && seen.containsKey(dependency.name())) {
            return;
        }
        if (known == null) {
            direct.put(dependency.name(), origin);
            materials.known(dependency.name(), origin);
        }
        var addressed =
                new Requirement(
                        dependency.name(),
                        dependency.extras(),
                        SpecifierSet.ANY,
                        Optional.of(origin.url()),
                        Optional.empty());
        if (known == null || !known.url().equals(origin.url())) {
            found.add(new RootRequirement(addressed, new Origin("dependency of `" + from + "`")));
        }
        open.add(addressed);
    }
}
