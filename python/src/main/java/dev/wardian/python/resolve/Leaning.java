package dev.wardian.python.resolve;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Which versions a part of a divided resolution takes where they fit, so that few versions will do
/// for all parts. Immutable.
///
/// @param inherited what was decided for all before the division
/// @param siblings what other parts came to, the first choice first; what comes from another index
///     tells nothing
record Leaning(Map<PackageName, Version> inherited, Map<Offer, List<Version>> siblings) {
    static final Leaning NONE = new Leaning(Map.of(), Map.of());

    /// A package of the index that it comes from, where that depends on the environment.
    record Offer(PackageName name, Optional<IndexChoice> index) {}

    Leaning {
        inherited = Map.copyOf(inherited);
        siblings = Map.copyOf(siblings);
    }

    Optional<Version> inherited(PackageName name) {
        return Optional.ofNullable(inherited.get(name));
    }

    List<Version> siblings(Offer offer) {
        return siblings.getOrDefault(offer, List.of());
    }

    /// The same after another part came to an answer.
    Leaning following(Attempt attempt, Map<Node, Version> answer, Comparator<Version> order) {
        Map<Offer, List<Version>> all = new HashMap<>(siblings);
        projects(answer)
                .forEach(
                        (name, version) -> {
                            Offer offer = new Offer(name, attempt.index(name));
                            TreeSet<Version> sorted = new TreeSet<>(order);
                            sorted.addAll(siblings(offer));
                            sorted.add(version);
                            all.put(offer, List.copyOf(sorted));
                        });
        return new Leaning(inherited, all);
    }

    /// The packages among these nodes.
    static Map<PackageName, Version> projects(Map<Node, Version> versions) {
        Map<PackageName, Version> projects = new HashMap<>();
        versions.forEach(
                (node, version) -> {
                    if (node instanceof Node.Project(PackageName name)) {
                        projects.put(name, version);
                    }
                });
        return projects;
    }
}
