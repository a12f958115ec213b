package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds out whether an environment already has all that is asked for, with all that this needs.
/// Where it says yes, nothing needs to be resolved and no network is touched.
final class SatisfiedCheck {

    private final PythonEnvironment environment;
    private final MarkerEnvironment markers;
    private final Origins origins;
    private final Set<PackageName> excludes;
    private final Map<PackageName, List<SpecifierSet>> constraints = new HashMap<>();
    private final Map<PackageName, List<Requirement>> overrides = new HashMap<>();
    private final Map<PackageName, Set<ExtraName>> seen = new TreeMap<>();
    private final Map<PackageName, CoreMetadata> metadata = new HashMap<>();
    private final ArrayDeque<Asked> open = new ArrayDeque<>();

    /// A requirement and the extras of the package that asks for it.
    private record Asked(Requirement requirement, Set<ExtraName> extras) {}

    SatisfiedCheck(
            PythonEnvironment environment,
            MarkerEnvironment markers,
            Origins origins,
            Collection<RootRequirement> constraints,
            Collection<RootRequirement> overrides,
            Set<PackageName> excludes) {
        this.excludes = excludes;
        this.environment = environment;
        this.markers = markers;
        this.origins = origins;
        for (var constraint : constraints) {
            var requirement = constraint.requirement();
            if (requirement.appliesTo(markers, Set.of())) {
                this.constraints
                        .computeIfAbsent(requirement.name(), name -> new ArrayList<>())
                        .add(requirement.specifiers());
            }
        }
        for (var override : overrides) {
            this.overrides
                    .computeIfAbsent(override.requirement().name(), name -> new ArrayList<>())
                    .add(override.requirement());
        }
    }

    /// The packages that satisfy the roots, or nothing when something is missing or does not fit.
    Optional<List<Plan.Kept>> keeps(Collection<RootRequirement> roots, boolean dependencies) {
        for (var root : roots) {
            ask(root.requirement(), Set.of());
        }
        while (!open.isEmpty()) {
            if (!satisfied(open.poll(), dependencies)) {
                return Optional.empty();
            }
        }
        var kept = new ArrayList<Plan.Kept>(seen.size());
        for (var name : seen.keySet()) {
            environment
                    .find(name)
                    .ifPresent(one -> kept.add(new Plan.Kept(one.name(), one.version())));
        }
        return Optional.of(kept);
    }

    private void ask(Requirement requirement, Set<ExtraName> extras) {
        if (excludes.contains(requirement.name())) {
            return;
        }
        var replaced = overrides.get(requirement.name());
        if (replaced == null) {
            open.add(new Asked(requirement, extras));
        } else {
            for (var override : replaced) {
                open.add(new Asked(override, Set.of()));
            }
        }
    }

    private boolean satisfied(Asked asked, boolean dependencies) {
        var requirement = asked.requirement();
        if (!requirement.appliesTo(markers, asked.extras())) {
            return true;
        }
        var installed = environment.find(requirement.name());
        if (installed.isEmpty() || !fits(installed.get(), requirement)) {
            return false;
        }
        var known = seen.get(requirement.name());
        if (known != null && known.containsAll(requirement.extras())) {
            return true;
        }
        var extras = new HashSet<>(requirement.extras());
        if (known != null) {
            extras.addAll(known);
        }
        seen.put(requirement.name(), extras);
        return !dependencies || askDependencies(installed.get(), extras);
    }

    private boolean fits(InstalledDistribution installed, Requirement requirement) {
        if (!requirement.specifiers().contains(installed.version())) {
            return false;
        }
        for (var specifiers : constraints.getOrDefault(installed.name(), List.of())) {
            if (!specifiers.contains(installed.version())) {
                return false;
            }
        }
        if (requirement.url().isPresent()) {
            var origin = origins.of(requirement.name());
            return origin.isPresent()
                    && !InstalledOrigins.isCopiedFolder(origin.get())
                    && InstalledOrigins.isFrom(installed, origin.get());
        }
        return true;
    }

    private boolean askDependencies(InstalledDistribution installed, Set<ExtraName> extras) {
        CoreMetadata known;
        try {
            known = metadata.computeIfAbsent(installed.name(), name -> installed.metadata());
        } catch (SyntaxException unreadable) {
            return false;
        }
        if (known.requiresPython().isPresent()
                && !known.requiresPython().get().contains(environment.interpreter().version())) {
            return false;
        }
        for (var requirement : known.requiresDist()) {
            ask(requirement, extras);
        }
        return true;
    }
}
