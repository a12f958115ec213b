package dev.wardian.stack;

import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.stack.internal.requirement.DeclaredRequirement;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.SpecifierSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A [RequirementSet] in the terms of the resolver: every requirement has a name, and what was said
/// about single packages is kept aside.
///
/// @param requested the packages that a person named
/// @param selectedBy the requirements that count for extras or groups only
record Roots(
        List<RootRequirement> requirements,
        List<RootRequirement> constraints,
        List<RootRequirement> overrides,
        Origins origins,
        Set<PackageName> requested,
        Map<RootRequirement, Set<SelectedBy>> selectedBy) {

    /// Finds out what a place holds when nobody said it.
    interface Namer {
        /// The name of what lies there.
        PackageName name(DirectOrigin origin);

        /// Hears what was said about an address.
        void known(PackageName name, DirectOrigin origin);
    }

    static Roots of(
            RequirementSet set, Path workingFolder, MarkerEnvironment markers, Namer namer) {
        return new Reader(workingFolder, Optional.of(markers), namer).read(set);
    }

    /// As [#of], with the requirements of all environments, each under its marker.
    static Roots ofAllEnvironments(RequirementSet set, Path workingFolder, Namer namer) {
        return new Reader(workingFolder, Optional.empty(), namer).read(set);
    }

    /// The same with the addresses that what lies at addresses depends on itself, however deep: as
    /// with uv a package that a person takes from an address may name others by theirs, a package
    /// of an index may not.
    ///
    /// @param withoutSources packages for which the `sources` of projects do not count
    Roots following(
            Path workingFolder,
            MarkerEnvironment markers,
            Materials materials,
            PackageSelection withoutSources) {
        return origins.direct().isEmpty()
                ? this
                : new AddressedDependencies(this, workingFolder, markers, materials, withoutSources)
                        .all();
    }

    /// Where the requirements count that do for extras or groups only. If there are no others, they
    /// are what is asked for, unless it is a project that is locked.
    Map<RootRequirement, MarkerSpace> selections(boolean ofProject) {
        var spaces = new HashMap<RootRequirement, MarkerSpace>();
        if (ofProject || selectedBy.size() < requirements.size()) {
            selectedBy.forEach(
                    (root, choices) -> {
                        var space = MarkerSpace.none();
                        for (var choice : choices) {
                            space = space.or(MarkerSpace.of(choice.marker()));
                        }
                        spaces.put(root, space);
                    });
        }
        return spaces;
    }

    /// Refuses requirements that cannot be checked by digest.
    void requireHashes() {
        for (var root : requirements) {
            var requirement = root.requirement();
            var direct = origins.of(requirement.name());
            var pinned = direct.isPresent() || isPinned(requirement.specifiers());
            if (!pinned || root.hashes().isEmpty()) {
                throw new StackException(
                        new StackProblem.HashesRequired(
                                requirement.toString(),
                                root.origin().description(),
                                pinned ? "no digest" : "no exact version"));
            }
        }
    }

    private static boolean isPinned(SpecifierSet specifiers) {
        for (var specifier : specifiers.specifiers()) {
            var exact =
                    specifier.operator() == Operator.EQUAL
                            || specifier.operator() == Operator.ARBITRARY;
            if (exact && !specifier.version().endsWith(".*")) {
                return true;
            }
        }
        return false;
    }

    private static final class Reader {
        private final Path workingFolder;
        private final Optional<MarkerEnvironment> markers;
        private final Namer namer;
        private final Map<PackageName, DirectOrigin> direct = new HashMap<>();
        private final Map<PackageName, List<String>> hashes = new HashMap<>();
        private final Map<PackageName, Map<String, List<String>>> settings = new HashMap<>();

        private final Map<RootRequirement, Set<SelectedBy>> selectedBy = new LinkedHashMap<>();
        private final Set<RootRequirement> always = new HashSet<>();

        Reader(Path workingFolder, Optional<MarkerEnvironment> markers, Namer namer) {
            this.workingFolder = workingFolder;
            this.markers = markers;
            this.namer = namer;
        }

        Roots read(RequirementSet set) {
            var requirements = all(set.requirements(), true);
            var constraints = all(set.constraints(), false);
            var overrides = all(set.overrides(), false);
            var requested = new HashSet<PackageName>();
            for (var root : requirements) {
                requested.add(root.requirement().name());
            }
            return new Roots(
                    requirements,
                    constraints,
                    overrides,
                    new Origins(direct, hashes, settings),
                    Set.copyOf(requested),
                    selectedBy);
        }

        private List<RootRequirement> all(List<Declared> declared, boolean required) {
            var found = new ArrayList<RootRequirement>(declared.size());
            for (var one : declared) {
                root(one, required)
                        .ifPresent(
                                root -> {
                                    if (required) {
                                        select(root, one.selectedBy());
                                    }
                                    if (!found.contains(root)) {
                                        found.add(root);
                                    }
                                });
            }
            return found;
        }

        /// Several extras may ask for the same; what is always asked for needs no extra.
        private void select(RootRequirement root, Optional<SelectedBy> choice) {
            if (choice.isEmpty()) {
                always.add(root);
                selectedBy.remove(root);
            } else if (!always.contains(root)) {
                selectedBy.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(choice.get());
            }
        }

        private Optional<RootRequirement> root(Declared declared, boolean required) {
            var written = DeclaredRequirement.of(declared, workingFolder);
            if (markers.isPresent()
                    && written.marker().isPresent()
                    && !written.marker().get().evaluate(markers.get(), Set.of())) {
                return Optional.empty();
            }
            var requirement =
                    switch (written) {
                        case WrittenRequirement.Named(var named) -> named;
                        case WrittenRequirement.Located located -> located(located, declared);
                    };
            if (!declared.hashes().isEmpty()) {
                hashes.computeIfAbsent(requirement.name(), name -> new ArrayList<>())
                        .addAll(declared.hashes());
            }
            if (required && !declared.configSettings().isEmpty()) {
                settings.put(requirement.name(), declared.configSettings());
            }
            return Optional.of(
                    new RootRequirement(
                            requirement,
                            new Origin(declared.origin(), declared.place()),
                            declared.hashes()));
        }

        private Requirement located(WrittenRequirement.Located located, Declared declared) {
            var origin =
                    new DirectOrigin(
                            located.location(),
                            declared.text(),
                            declared.editable(),
                            declared.hashes(),
                            declared.configSettings());
            var name = located.name().isPresent() ? located.name().get() : namer.name(origin);
            direct.put(name, origin);
            namer.known(name, origin);
            return new Requirement(
                    name,
                    located.extras(),
                    SpecifierSet.ANY,
                    Optional.of(origin.url()),
                    located.marker());
        }
    }
}
