package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which requirements count for the target, with overrides and constraints applied.
final class Requirements {
    private final Target target;
    private final Manifest manifest;

    Requirements(Target target, Manifest manifest) {
        this.target = target;
        this.manifest = manifest;
    }

    /// A requirement that counts, and the person's word that it comes from, if it does.
    ///
    /// @param requirement what is asked for; its marker holds
    /// @param via who asks for it
    record Ask(Requirement requirement, Via via) {}

    /// What a person asks for.
    List<Ask> ofRoot() {
        List<Ask> asks = new ArrayList<>();
        for (RootRequirement root : manifest.roots()) {
            asks.add(new Ask(root.requirement(), new Via.Root(root)));
            constrain(root.requirement().name(), asks);
        }
        return asks;
    }

    /// What a package asks for by itself.
    List<Ask> of(CoreMetadata metadata) {
        return collect(metadata, Set.of());
    }

    /// What a package asks for in addition because of one extra.
    List<Ask> of(CoreMetadata metadata, ExtraName extra) {
        return collect(metadata, Set.of(extra));
    }

    private List<Ask> collect(CoreMetadata metadata, Set<ExtraName> extras) {
        List<Ask> asks = new ArrayList<>();
        for (Requirement requirement : metadata.requiresDist()) {
            Optional<List<RootRequirement>> overrides = manifest.overrides(requirement.name());
            if (overrides.isPresent() && !belongsToExtra(requirement)) {
                if (extras.isEmpty()) {
                    override(metadata, overrides.get(), asks);
                }
            } else if (counts(requirement, extras)) {
                if (overrides.isPresent()) {
                    override(metadata, overrides.get(), asks);
                } else {
                    add(metadata, requirement, asks);
                }
            }
        }
        return asks;
    }

    private boolean counts(Requirement requirement, Set<ExtraName> extras) {
        if (requirement.marker().isEmpty()) {
            return extras.isEmpty();
        }
        if (extras.isEmpty()) {
            return requirement.appliesTo(target.markers(), extras);
        }
        return requirement.marker().get().mentionsExtra()
                && requirement.appliesTo(target.markers(), extras)
                && !requirement.appliesTo(target.markers(), Set.of());
    }

    private static boolean belongsToExtra(Requirement requirement) {
        return requirement.marker().isPresent() && requirement.marker().get().mentionsExtra();
    }

    private void override(CoreMetadata metadata, List<RootRequirement> overrides, List<Ask> asks) {
        for (RootRequirement override : overrides) {
            add(metadata, override.requirement(), asks);
        }
    }

    private void add(CoreMetadata metadata, Requirement requirement, List<Ask> asks) {
        asks.add(
                new Ask(
                        requirement,
                        new Via.Dependent(metadata.name(), metadata.version(), requirement)));
        constrain(requirement.name(), asks);
    }

    private void constrain(PackageName name, List<Ask> asks) {
        for (RootRequirement constraint : manifest.constraints(name)) {
            asks.add(new Ask(constraint.requirement(), new Via.Constraint(constraint)));
        }
    }
}
