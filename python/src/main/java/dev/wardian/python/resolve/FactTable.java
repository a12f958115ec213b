package dev.wardian.python.resolve;

import dev.wardian.solver.Cause;
import dev.wardian.solver.Reason;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects the leaves of a proof by the package they are about, and joins what belongs together.
final class FactTable {
    /// So many different requirements of one package on another are told one by one.
    private static final int MOST_VARIANTS = 3;

    private final FactFinder finder;
    private final Map<RootRequirement, Fact> asked = new LinkedHashMap<>();
    private final Set<Node> start = new LinkedHashSet<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<Node, About> abouts = new LinkedHashMap<>();

    FactTable(FactFinder finder) {
        this.finder = finder;
    }

    /// What is known of one package: by dependency and requirement, by reason, and what is missing.
    private static final class About {
        private final Map<Node, Map<String, VersionRange>> needs = new LinkedHashMap<>();
        private final Map<String, VersionRange> accepted = new HashMap<>();
        private final Map<Refusal, VersionRange> refused = new LinkedHashMap<>();
        private VersionRange missing = VersionRange.empty();
        private final Set<Fact> others = new LinkedHashSet<>();
        private final Set<Node> excluded = new LinkedHashSet<>();
    }

    void add(Cause<Node, PythonVersions> leaf) {
        switch (leaf) {
            case Cause.RootRequired<Node, PythonVersions> _ -> {}
            case Cause.Merged<Node, PythonVersions> _ ->
                    throw new IllegalArgumentException("not a leaf");
            case Cause.DependsOn<Node, PythonVersions>(
                            Node dependent,
                            PythonVersions versions,
                            Node dependency,
                            PythonVersions accepted) ->
                    depends(
                            dependent.plain(),
                            versions.range(),
                            dependency.plain(),
                            accepted.range());
            case Cause.ConflictsWith<Node, PythonVersions>(
                            Node node,
                            var _,
                            Node other,
                            var _,
                            Reason reason) ->
                    excludes(node.plain(), other.plain(), (Lesson) reason);
            case Cause.NoneOffered<Node, PythonVersions>(Node node, PythonVersions range) -> {
                About about = entry(node.plain());
                about.missing = about.missing.union(range.range());
            }
            case Cause.Refused<Node, PythonVersions>(
                            Node node,
                            PythonVersions versions,
                            Reason reason) ->
                    refused(node.plain(), versions.range(), reason);
        }
    }

    private void depends(
            Node dependent, VersionRange versions, Node dependency, VersionRange accepted) {
        if (dependent.equals(dependency)
                && (versions.difference(accepted).isEmpty()
                        || finder.ask(dependent, versions, dependency, accepted).isEmpty())) {
            return; // a proxy shares the version of what it stands for
        }
        if (dependent instanceof Node.Start) {
            boolean limitedOnly = true;
            for (Requirements.Ask ask : finder.asks(dependency, accepted)) {
                asked(ask);
                limitedOnly &= ask.via() instanceof Via.Constraint;
            }
            if (limitedOnly) {
                // a constraint contradicts nothing unless the package is needed
                finder.rootAsk(dependency).ifPresent(this::asked);
            }
            start.add(dependency);
            return;
        }
        if (dependent instanceof Node.Extra(PackageName name, var _)
                && dependency instanceof Node.Project(PackageName base)
                && name.equals(base)
                && finder.ask(dependent, versions, dependency, accepted).isEmpty()) {
            entry(dependent).needs.computeIfAbsent(dependency, _ -> new LinkedHashMap<>());
            return;
        }
        Optional<Requirements.Ask> ask = finder.ask(dependent, versions, dependency, accepted);
        String text =
                ask.isPresent()
                        ? spelled(ask.get().requirement())
                        : dependency.toString() + accepted;
        if (ask.isPresent() && ask.get().via() instanceof Via.Constraint) {
            asked(ask.get());
            limited(dependent, versions, dependency);
            return;
        }
        entry(dependent).accepted.put(text, accepted);
        entry(dependent)
                .needs
                .computeIfAbsent(dependency, _ -> new LinkedHashMap<>())
                .merge(text, versions, VersionRange::union);
    }

    private void excludes(Node node, Node other, Lesson lesson) {
        entry(node)
                .others
                .add(
                        new Fact.Excludes(
                                lesson,
                                new VersionText(lesson.versions(), finder.offered(lesson.name())),
                                new VersionText(lesson.excluded(), finder.choice(lesson.other()))));
        entry(node).excluded.add(other);
    }

    /// The requirement as the first who asked so wrote it; others may order its parts otherwise.
    private String spelled(Requirement requirement) {
        Requirement plain = requirement.withoutMarker();
        return spellings.computeIfAbsent(plain.toString(), _ -> plain.asWritten());
    }

    /// A constraint contradicts nothing unless the package is needed: who needs it is part of it.
    private void limited(Node dependent, VersionRange versions, Node dependency) {
        finder.needs(dependent, versions, dependency)
                .forEach(
                        (version, ask) ->
                                entry(dependent)
                                        .needs
                                        .computeIfAbsent(dependency, _ -> new LinkedHashMap<>())
                                        .merge(
                                                spelled(ask.requirement()),
                                                VersionRange.singleton(version),
                                                VersionRange::union));
    }

    private void asked(Requirements.Ask ask) {
        switch (ask.via()) {
            case Via.Root(RootRequirement root) ->
                    asked.computeIfAbsent(
                            root, _ -> new Fact.Asked(root, accepted(root.requirement())));
            case Via.Constraint(RootRequirement constraint) ->
                    asked.computeIfAbsent(
                            constraint,
                            _ ->
                                    new Fact.Constrained(
                                            constraint, accepted(constraint.requirement())));
            case Via.Dependent _ -> {}
        }
    }

    private VersionText accepted(Requirement requirement) {
        return new VersionText(
                requirement.specifiers().toRange(), finder.choice(requirement.name()));
    }

    private void refused(Node node, VersionRange versions, Reason reason) {
        switch ((Refusal) reason) {
            case Refusal.NotKnown(var problem) -> entry(node).others.add(new Fact.Unknown(problem));
            case Refusal.Contradictory(Requirement requirement, Via via) ->
                    entry(node).others.add(new Fact.Contradictory(requirement, via));
            case Refusal other -> {
                Refusal kind = kind(entry(node), other);
                entry(node).refused.merge(kind, versions, VersionRange::union);
            }
        }
        if (node instanceof Node.Start) {
            start.add(node);
        }
    }

    /// The first refusal of the package that differs in no more than the files that are offered.
    private static Refusal kind(About about, Refusal refusal) {
        for (Refusal known : about.refused.keySet()) {
            if (refusal instanceof Refusal.NoFittingWheel
                    && known instanceof Refusal.NoFittingWheel) {
                return known;
            }
        }
        return refusal;
    }

    private About entry(Node node) {
        return abouts.computeIfAbsent(node, _ -> new About());
    }

    /// What a person asked for and limited.
    List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : asked.values()) {
            if (fact instanceof Fact.Asked) {
                facts.add(fact);
            }
        }
        for (Fact fact : asked.values()) {
            if (!(fact instanceof Fact.Asked)) {
                facts.add(fact);
            }
        }
        return facts;
    }

    /// The packages that a person asked for.
    Set<Node> start() {
        return start;
    }

    /// What the package depends on or excludes, and itself without its extra.
    List<Node> next(Node node) {
        About about = abouts.get(node);
        if (about == null) {
            return List.of();
        }
        List<Node> next = new ArrayList<>(about.needs.keySet());
        next.addAll(about.excluded);
        return next;
    }

    /// The facts about packages that were not reached.
    List<Fact> rest(Set<Node> reached) {
        List<Fact> facts = new ArrayList<>();
        for (Node node : abouts.keySet()) {
            if (!reached.contains(node)) {
                facts.addAll(about(node, abouts.getOrDefault(node, new About())));
            }
        }
        return facts;
    }

    /// The facts about one package.
    List<Fact> about(Node node) {
        About about = abouts.get(node);
        return about == null ? List.of() : about(node, about);
    }

    private List<Fact> about(Node node, About about) {
        List<Fact> facts = new ArrayList<>(about.others);
        Optional<PackageName> named = name(node);
        if (named.isEmpty()) {
            return facts;
        }
        PackageName name = named.get();
        List<Version> offered = finder.offered(name);
        about.needs.forEach(
                (dependency, variants) -> needs(node, dependency, about, offered, facts));
        VersionRange explained = VersionRange.empty();
        for (Fact.Refused refused : refusals(name, about.refused, offered)) {
            facts.add(refused);
            explained = explained.union(refused.versions().range());
        }
        if (!about.missing.isEmpty()) {
            List<Fact> overlooked = finder.overlooked(name, about.missing);
            facts.addAll(overlooked);
            boolean other = !explained.isEmpty() || !overlooked.isEmpty();
            VersionRange range = about.missing.union(explained).simplify(offered);
            VersionRange shown = range.isEmpty() ? about.missing.union(explained) : range;
            facts.add(
                    new Fact.NoneOffered(
                            name, shown.isFull() ? "" : shown.toString(), offered, other));
        }
        return facts;
    }

    /// Why versions are refused, the newest versions first; too many reasons of one kind become
    /// one.
    private static List<Fact.Refused> refusals(
            PackageName name, Map<Refusal, VersionRange> refused, List<Version> offered) {
        Map<Class<?>, List<Fact.Refused>> kinds = new LinkedHashMap<>();
        refused.forEach(
                (refusal, range) ->
                        kinds.computeIfAbsent(refusal.getClass(), _ -> new ArrayList<>())
                                .add(
                                        new Fact.Refused(
                                                name, new VersionText(range, offered), refusal)));
        List<Fact.Refused> facts = new ArrayList<>();
        for (List<Fact.Refused> kind : kinds.values()) {
            kind.sort(Comparator.comparingInt(fact -> fact.versions().first()));
            if (kind.size() > MOST_VARIANTS) {
                facts.add(joined(kind, offered));
            } else {
                facts.addAll(kind);
            }
        }
        facts.sort(Comparator.comparingInt(fact -> fact.versions().first()));
        return facts;
    }

    /// All in one: the reason of the newest, but the least Python that any would be content with.
    private static Fact.Refused joined(List<Fact.Refused> kind, List<Version> offered) {
        VersionRange range = VersionRange.empty();
        for (Fact.Refused fact : kind) {
            range = range.union(fact.versions().range());
        }
        Refusal refusal =
                kind.getLast().refusal() instanceof Refusal.OtherPython python
                        ? python.asOldest()
                        : kind.getFirst().refusal();
        return new Fact.Refused(kind.getFirst().name(), new VersionText(range, offered), refusal);
    }

    private void needs(
            Node node, Node dependency, About about, List<Version> offered, List<Fact> facts) {
        Map<String, VersionRange> variants = about.needs.getOrDefault(dependency, Map.of());
        if (variants.size() <= MOST_VARIANTS) {
            List<Version> choice =
                    name(dependency).isPresent()
                            ? finder.choice(name(dependency).get())
                            : List.of();
            variants.forEach(
                    (requirement, versions) ->
                            facts.add(
                                    new Fact.Depends(
                                            node.toString(),
                                            new VersionText(versions, offered),
                                            requirement,
                                            dependency.toString(),
                                            new VersionText(
                                                    about.accepted.getOrDefault(
                                                            requirement, VersionRange.full()),
                                                    choice))));
            return;
        }
        VersionRange all = VersionRange.empty();
        for (VersionRange versions : variants.values()) {
            all = all.union(versions);
        }
        facts.add(
                new Fact.DependsVariously(
                        node.toString(),
                        new VersionText(all, offered),
                        dependency.toString(),
                        variants.keySet().iterator().next()));
    }

    private static Optional<PackageName> name(Node node) {
        return switch (node) {
            case Node.Start _, Node.Asked _, Node.Copy _ -> Optional.empty();
            case Node.Plain plain -> Optional.of(plain.name());
        };
    }
}
