package dev.wardian.python.resolve;

import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person asked for, as the questions of the resolver need it; only what applies to the
/// target is kept.
final class Manifest {
    private final List<RootRequirement> roots;
    private final Map<PackageName, List<RootRequirement>> constraints;
    private final Map<PackageName, List<RootRequirement>> overrides;
    private final Set<PackageName> excludes;
    private final Map<PackageName, RootRequirement> addresses = new HashMap<>();
    private final Map<PackageName, Set<String>> digests = new HashMap<>();
    private final Map<PackageName, Set<Version>> pinned = new HashMap<>();
    private final Map<PackageName, List<SpecifierSet>> ceilings = new HashMap<>();
    private final Map<PackageName, ResolveProblem.TwoAddresses> contradictions = new HashMap<>();
    private final Set<PackageName> direct = new HashSet<>();
    private final Set<PackageName> namingPrereleases = new HashSet<>();

    Manifest(
            List<RootRequirement> roots,
            List<RootRequirement> constraints,
            List<RootRequirement> overrides,
            Set<PackageName> excludes,
            Scope scope) {
        this.excludes = excludes;
        this.overrides = byName(overrides, scope);
        this.constraints = byName(constraints, scope);
        this.roots = overridden(applying(roots, scope));
        for (RootRequirement root : this.roots) {
            direct.add(root.requirement().name());
            note(root);
        }
        this.constraints.values().forEach(all -> all.forEach(this::note));
        this.overrides.values().forEach(all -> all.forEach(this::note));
    }

    /// The requirements, each replaced where there are overrides of its package.
    List<RootRequirement> roots() {
        return roots;
    }

    List<RootRequirement> constraints(PackageName name) {
        return constraints.getOrDefault(name, List.of());
    }

    /// What stands for each requirement of the package, if anything does.
    Optional<List<RootRequirement>> overrides(PackageName name) {
        return overrides.isEmpty() ? Optional.empty() : Optional.ofNullable(overrides.get(name));
    }

    /// Whether the package is left out wherever it is asked for.
    boolean isExcluded(PackageName name) {
        return excludes.contains(name);
    }

    /// Where the package is to be taken from, if a person named an address. Two addresses are a
    /// contradiction, but only of who needs the package: constraints may name what nobody asks for.
    Optional<String> address(PackageName name) {
        ResolveProblem.TwoAddresses two = contradictions.get(name);
        if (two != null) {
            throw new PythonException(two);
        }
        RootRequirement root = addresses.get(name);
        return root == null ? Optional.empty() : root.requirement().url();
    }

    /// The digests of which files of the package must have one; empty if none were named.
    Set<String> digests(PackageName name) {
        return digests.getOrDefault(name, Set.of());
    }

    /// Whether exactly this version was asked for, so that it may be one that was yanked.
    boolean isPinned(PackageName name, Version version) {
        return pinned.getOrDefault(name, Set.of()).contains(version);
    }

    /// Whether exactly one version of any package was asked for, or one with an upper end.
    boolean mayTellTimes() {
        return !pinned.isEmpty() || !ceilings.isEmpty();
    }

    /// Whether the package is held back from its newest version by what was asked for.
    boolean isHeldBack(PackageName name, Version newest) {
        return ceilings.getOrDefault(name, List.of()).stream()
                .anyMatch(one -> Ceiling.isBelow(one, newest));
    }

    /// Whether a person asks for the package.
    boolean isDirect(PackageName name) {
        return direct.contains(name);
    }

    /// Whether a person names a pre-release of the package.
    boolean namesPrerelease(PackageName name) {
        return namingPrereleases.contains(name);
    }

    private List<RootRequirement> overridden(List<RootRequirement> asked) {
        if (overrides.isEmpty() && excludes.isEmpty()) {
            return asked;
        }
        List<RootRequirement> all = new ArrayList<>();
        for (RootRequirement root : asked) {
            if (isExcluded(root.requirement().name())) {
                continue;
            }
            all.addAll(overrides(root.requirement().name()).orElse(List.of(root)));
        }
        return all;
    }

    private void note(RootRequirement root) {
        PackageName name = root.requirement().name();
        if (root.requirement().url().isPresent()) {
            RootRequirement other = addresses.putIfAbsent(name, root);
            if (other != null && !other.requirement().url().equals(root.requirement().url())) {
                contradictions.putIfAbsent(
                        name,
                        new ResolveProblem.TwoAddresses(
                                name.toString(), List.of(other.toString(), root.toString())));
            }
        }
        if (!root.hashes().isEmpty()) {
            digests.computeIfAbsent(name, _ -> new HashSet<>()).addAll(root.hashes());
        }
        if (root.requirement().specifiers().mentionsPrerelease()) {
            namingPrereleases.add(name);
        }
        if (Ceiling.isIn(root.requirement().specifiers())) {
            ceilings.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(root.requirement().specifiers());
        }
        List<Specifier> specifiers = root.requirement().specifiers().specifiers();
        if (specifiers.size() == 1) {
            notePin(name, specifiers.getFirst());
        }
    }

    private void notePin(PackageName name, Specifier specifier) {
        boolean exact =
                specifier.operator() == Operator.EQUAL
                        || specifier.operator() == Operator.ARBITRARY;
        if (exact && !specifier.isWildcard() && specifier.parsedVersion().isPresent()) {
            pinned.computeIfAbsent(name, _ -> new HashSet<>()).add(specifier.parsedVersion().get());
        }
    }

    private static Map<PackageName, List<RootRequirement>> byName(
            List<RootRequirement> written, Scope scope) {
        Map<PackageName, List<RootRequirement>> byName = new HashMap<>();
        for (RootRequirement root : applying(written, scope)) {
            byName.computeIfAbsent(root.requirement().name(), _ -> new ArrayList<>()).add(root);
        }
        return byName;
    }

    private static List<RootRequirement> applying(List<RootRequirement> written, Scope scope) {
        List<RootRequirement> applying = new ArrayList<>(written.size());
        for (RootRequirement root : written) {
            if (scope.condition(root.requirement(), Set.of()).isPresent()) {
                applying.add(root);
            }
        }
        return applying;
    }
}
