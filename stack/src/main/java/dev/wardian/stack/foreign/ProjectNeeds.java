package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the lists of a project ask for, with the lists that they take in: groups that include
/// others, extras of the project that name the project with other extras.
final class ProjectNeeds {
    private final Manifest manifest;

    ProjectNeeds(Manifest manifest) {
        this.manifest = manifest;
    }

    /// What a list asks for; the lists that it takes in are resolved, where they are conditional
    /// under that condition.
    List<Requirement> requirements(Section section) {
        return requirements(section, new ArrayList<>());
    }

    private List<Requirement> requirements(Section section, List<Section> open) {
        if (open.contains(section)) {
            return List.of();
        }
        open.add(section);
        var found = new ArrayList<Requirement>();
        for (var requirement : declared(section)) {
            if (manifest.name().equals(Optional.of(requirement.name()))) {
                for (var extra : requirement.extras()) {
                    for (var one : requirements(new Section.Extra(extra), open)) {
                        under(requirement, one).ifPresent(found::add);
                    }
                }
            } else {
                found.add(requirement);
            }
        }
        if (section instanceof Section.Group(var name)) {
            for (var other : manifest.inclusions(name)) {
                found.addAll(requirements(new Section.Group(other), open));
            }
        }
        return found;
    }

    /// A requirement under the condition of the one that takes it in; nothing if both never hold.
    private static Optional<Requirement> under(Requirement outer, Requirement inner) {
        if (outer.marker().isEmpty()) {
            return Optional.of(inner);
        }
        var both =
                MarkerSpace.of(outer.marker().get())
                        .and(inner.marker().map(MarkerSpace::of).orElse(MarkerSpace.all()));
        return both.isEmpty() ? Optional.empty() : Optional.of(inner.withMarker(both.toMarker()));
    }

    /// What a list asks for as it is written, the project itself among it.
    List<Requirement> declared(Section section) {
        var found = new ArrayList<Requirement>();
        for (var text : manifest.requirements(section)) {
            try {
                found.add(Requirement.parse(text));
            } catch (SyntaxException malformed) {
                // the lock was made without it
            }
        }
        return found;
    }

    /// What a list asks for by name; what is said twice under one condition is said once with all
    /// that it demands.
    Map<PackageName, List<Requirement>> byName(Section section) {
        var byName = new LinkedHashMap<PackageName, List<Requirement>>();
        for (var requirement : requirements(section)) {
            add(requirement, byName.computeIfAbsent(requirement.name(), _ -> new ArrayList<>()));
        }
        return byName;
    }

    private static void add(Requirement requirement, List<Requirement> known) {
        for (var at = 0; at < known.size(); at++) {
            var before = known.get(at);
            if (before.marker().equals(requirement.marker())
                    && before.url().equals(requirement.url())) {
                known.set(at, both(before, requirement));
                return;
            }
        }
        known.add(requirement);
    }

    private static Requirement both(Requirement one, Requirement other) {
        var extras = new TreeSet<ExtraName>(one.extras());
        extras.addAll(other.extras());
        var specifiers = new LinkedHashSet<Specifier>(one.specifiers().specifiers());
        specifiers.addAll(other.specifiers().specifiers());
        return new Requirement(
                one.name(), extras, SpecifierSet.of(specifiers), one.url(), one.marker());
    }
}
