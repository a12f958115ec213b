package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.marker.Comparison;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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
    /// @param condition its marker without what it says of extras; empty if nothing is left
    record Ask(Requirement requirement, Via via, String condition) {}

    /// What a person asks for.
    List<Ask> ofRoot() {
        List<Ask> asks = new ArrayList<>();
        for (RootRequirement root : manifest.roots()) {
            String condition = condition(root.requirement(), Set.of());
            asks.add(new Ask(root.requirement(), new Via.Root(root), condition));
            constrain(root.requirement().name(), condition, asks);
        }
        return asks;
    }

    /// What a package asks for by itself.
    List<Ask> of(CoreMetadata metadata) {
        return flattened(metadata, collect(metadata, Set.of()));
    }

    /// What a package asks for in addition because of one extra.
    List<Ask> of(CoreMetadata metadata, ExtraName extra) {
        return flattened(metadata, collect(metadata, Set.of(extra)));
    }

    /// With what the extras of the package itself ask for in their place, however deep they lead.
    private List<Ask> flattened(CoreMetadata metadata, List<Ask> asks) {
        Deque<ExtraName> open = new ArrayDeque<>();
        asks.forEach(ask -> openOwnExtras(metadata, ask, open));
        if (open.isEmpty()) {
            return asks;
        }
        List<Ask> all = new ArrayList<>(asks);
        Set<ExtraName> seen = new HashSet<>();
        while (!open.isEmpty()) {
            ExtraName extra = open.poll();
            if (seen.add(extra)) {
                List<Ask> more = collect(metadata, Set.of(extra));
                more.forEach(ask -> openOwnExtras(metadata, ask, open));
                all.addAll(more);
            }
        }
        return withoutOwnExtras(metadata, all);
    }

    private static void openOwnExtras(CoreMetadata metadata, Ask ask, Deque<ExtraName> open) {
        if (ask.requirement().name().equals(metadata.name())) {
            open.addAll(ask.requirement().extras());
        }
    }

    /// The extras are spelled out; what remains of such a requirement are its versions.
    private static List<Ask> withoutOwnExtras(CoreMetadata metadata, List<Ask> asks) {
        List<Ask> others = new ArrayList<>(asks.size());
        List<Ask> own = new ArrayList<>();
        for (Ask ask : asks) {
            Requirement requirement = ask.requirement();
            if (!requirement.name().equals(metadata.name()) || requirement.extras().isEmpty()) {
                others.add(ask);
            } else if (!requirement.specifiers().isEmpty()) {
                own.add(new Ask(requirement.withoutExtras(), ask.via(), ask.condition()));
            }
        }
        others.addAll(own);
        return others;
    }

    private List<Ask> collect(CoreMetadata metadata, Set<ExtraName> extras) {
        List<Ask> asks = new ArrayList<>();
        for (Requirement requirement : metadata.requiresDist()) {
            if (manifest.isExcluded(requirement.name())) {
                continue;
            }
            Optional<List<RootRequirement>> overrides = manifest.overrides(requirement.name());
            if (overrides.isPresent() && !belongsToExtra(requirement)) {
                if (extras.isEmpty()) {
                    override(metadata, overrides.get(), asks);
                }
            } else if (counts(requirement, extras)) {
                if (overrides.isPresent()) {
                    override(metadata, overrides.get(), asks);
                } else {
                    add(metadata, requirement, condition(requirement, extras), asks);
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
            Requirement requirement = override.requirement();
            add(metadata, requirement, condition(requirement, Set.of()), asks);
        }
    }

    private void add(
            CoreMetadata metadata, Requirement requirement, String condition, List<Ask> asks) {
        asks.add(
                new Ask(
                        requirement,
                        new Via.Dependent(metadata.name(), metadata.version(), requirement),
                        condition));
        constrain(requirement.name(), condition, asks);
    }

    /// A constraint counts where the requirement does that it belongs to.
    private void constrain(PackageName name, String condition, List<Ask> asks) {
        for (RootRequirement constraint : manifest.constraints(name)) {
            String own = condition(constraint.requirement(), Set.of());
            String both =
                    own.isEmpty() || own.equals(condition)
                            ? condition
                            : condition.isEmpty() ? own : condition + " and " + own;
            asks.add(new Ask(constraint.requirement(), new Via.Constraint(constraint), both));
        }
    }

    private String condition(Requirement requirement, Set<ExtraName> extras) {
        if (requirement.marker().isEmpty()) {
            return "";
        }
        Marker condition = settled(requirement.marker().get(), extras);
        return condition.equals(Marker.Constant.TRUE) ? "" : condition.toString();
    }

    /// The marker with its answer in the place of each comparison with an extra.
    private Marker settled(Marker marker, Set<ExtraName> extras) {
        return switch (marker) {
            case Marker.Constant constant -> constant;
            case Marker.And(var operands, var _) -> {
                Marker all = Marker.Constant.TRUE;
                for (Marker operand : operands) {
                    all = all.and(settled(operand, extras));
                }
                yield all;
            }
            case Marker.Or(var operands) -> {
                Marker any = Marker.Constant.FALSE;
                for (Marker operand : operands) {
                    any = any.or(settled(operand, extras));
                }
                yield any;
            }
            case Comparison comparison when comparison.mentionsExtra() ->
                    comparison.evaluate(target.markers(), extras)
                            ? Marker.Constant.TRUE
                            : Marker.Constant.FALSE;
            case Comparison comparison -> comparison;
        };
    }
}
