package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which requirements count in the scope of a search, with overrides and constraints applied.
///
/// Safe for all threads. What one release asks for is worked out once: the search, whoever asks
/// ahead of it and the answer all want to know.
final class Requirements {
    private final Scope scope;
    private final Manifest manifest;
    private final Map<Needs, List<Ask>> known = new ConcurrentHashMap<>();

    /// Of a release itself or of one of its extras. The index gives the same object for as long as
    /// a search lasts; two releases that say the same are still two, and comparing them is long.
    private record Needs(CoreMetadata metadata, Optional<ExtraName> extra) {
        @Override
        @SuppressWarnings("ReferenceEquality") // see above
        public boolean equals(@Nullable Object object) {
            return object instanceof Needs other
                    && metadata == other.metadata
                    && extra.equals(other.extra);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(metadata) + extra.hashCode();
        }
    }

    Requirements(Scope scope, Manifest manifest) {
        this.scope = scope;
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
            Optional<String> condition = scope.condition(root);
            if (condition.isPresent()) {
                asks.add(new Ask(root.requirement(), new Via.Root(root), condition.get()));
                constrain(root.requirement().name(), condition.get(), asks);
            }
        }
        return asks;
    }

    /// What a package asks for by itself.
    List<Ask> of(CoreMetadata metadata) {
        return known.computeIfAbsent(
                new Needs(metadata, Optional.empty()),
                _ -> flattened(metadata, collect(metadata, Set.of())));
    }

    /// What a package asks for in addition because of one extra.
    List<Ask> of(CoreMetadata metadata, ExtraName extra) {
        return known.computeIfAbsent(
                new Needs(metadata, Optional.of(extra)),
                _ -> flattened(metadata, collect(metadata, Set.of(extra))));
    }

    /// With what the extras of the package itself ask for in their place, however deep they lead.
    private List<Ask> flattened(CoreMetadata metadata, List<Ask> asks) {
        Deque<OwnExtra> open = new ArrayDeque<>();
        asks.forEach(ask -> openOwnExtras(metadata, ask, open));
        if (open.isEmpty()) {
            return asks;
        }
        List<Ask> all = new ArrayList<>(asks);
        Set<OwnExtra> seen = new HashSet<>();
        while (!open.isEmpty()) {
            OwnExtra own = open.poll();
            if (seen.add(own)) {
                for (Ask ask : collect(metadata, Set.of(own.extra))) {
                    Optional<String> both = scope.both(own.condition, ask.condition());
                    if (both.isPresent()) {
                        Ask there = new Ask(ask.requirement(), ask.via(), both.get());
                        openOwnExtras(metadata, there, open);
                        all.add(there);
                    }
                }
            }
        }
        return withoutOwnExtras(metadata, all);
    }

    /// An extra that its own package asks for under a condition.
    private record OwnExtra(ExtraName extra, String condition) {}

    private static void openOwnExtras(CoreMetadata metadata, Ask ask, Deque<OwnExtra> open) {
        if (ask.requirement().name().equals(metadata.name())) {
            for (ExtraName extra : ask.requirement().extras()) {
                open.add(new OwnExtra(extra, ask.condition()));
            }
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
                continue;
            }
            Optional<String> condition = scope.condition(requirement, extras);
            if (condition.isPresent() && overrides.isPresent()) {
                override(metadata, overrides.get(), asks);
            } else if (condition.isPresent()) {
                add(metadata, requirement, condition.get(), asks);
            }
        }
        return asks;
    }

    private static boolean belongsToExtra(Requirement requirement) {
        return requirement.marker().isPresent() && requirement.marker().get().mentionsExtra();
    }

    private void override(CoreMetadata metadata, List<RootRequirement> overrides, List<Ask> asks) {
        for (RootRequirement override : overrides) {
            Requirement requirement = override.requirement();
            Optional<String> condition = scope.condition(requirement, Set.of());
            if (condition.isPresent()) {
                add(metadata, requirement, condition.get(), asks);
            }
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
            Optional<String> own = scope.condition(constraint.requirement(), Set.of());
            Optional<String> both =
                    own.isPresent() ? scope.both(condition, own.get()) : Optional.empty();
            if (both.isPresent()) {
                asks.add(
                        new Ask(
                                constraint.requirement(),
                                new Via.Constraint(constraint),
                                both.get()));
            }
        }
    }
}
