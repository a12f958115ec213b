package dev.wardian.python.resolve;

import dev.wardian.solver.Cause;
import dev.wardian.solver.Derivation;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells a proof as facts that a person can check.
///
/// The leaves of a proof are facts that together cannot hold. Those that say the same of several
/// versions are joined, and they are told from what a person asked for downwards.
final class Explainer {
    private static final int MOST_NAMED = 3;

    private final FactFinder finder;

    Explainer(FactFinder finder) {
        this.finder = finder;
    }

    Explanation explain(Derivation<Node, PythonVersions> proof) {
        FactTable table = new FactTable(finder);
        for (Cause<Node, PythonVersions> leaf : leaves(proof)) {
            table.add(leaf);
        }
        List<Fact> facts = inOrder(table);
        return new Explanation(message(facts), facts, hint(facts));
    }

    private static List<Cause<Node, PythonVersions>> leaves(
            Derivation<Node, PythonVersions> proof) {
        Set<Derivation<Node, PythonVersions>> seen =
                Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Derivation<Node, PythonVersions>> open = new ArrayDeque<>(List.of(proof));
        List<Cause<Node, PythonVersions>> leaves = new ArrayList<>();
        while (!open.isEmpty()) {
            Derivation<Node, PythonVersions> node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node.cause()
                    instanceof Cause.Merged<Node, PythonVersions>(var earlier, var later, var _)) {
                open.push(later);
                open.push(earlier);
            } else {
                leaves.add(node.cause());
            }
        }
        return leaves;
    }

    /// What is asked for, then each package that is reached from there, the nearest first.
    private static List<Fact> inOrder(FactTable table) {
        List<Fact> facts = new ArrayList<>(table.asked());
        Set<Node> reached = new HashSet<>(table.start());
        Deque<Node> open = new ArrayDeque<>(table.start());
        while (!open.isEmpty()) {
            Node node = open.poll();
            facts.addAll(table.about(node));
            for (Node next : table.next(node)) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        facts.addAll(table.rest(reached));
        return facts;
    }

    private static String message(List<Fact> facts) {
        Set<String> asked = new LinkedHashSet<>();
        Set<PackageName> names = new LinkedHashSet<>();
        boolean depends = false;
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked(RootRequirement root, var _) -> {
                    asked.add("`" + root.requirement().withoutMarker().asWritten() + "`");
                    names.add(root.requirement().name());
                }
                case Fact.Constrained(RootRequirement constraint, var _) -> {
                    asked.add("`" + constraint.requirement().withoutMarker().asWritten() + "`");
                    names.add(constraint.requirement().name());
                }
                case Fact.Depends _, Fact.DependsVariously _, Fact.Excludes _ -> depends = true;
                case Fact.Unknown unknown -> {
                    return unknown.text();
                }
                case Fact.Contradictory contradictory -> {
                    return "no version can satisfy `" + contradictory.requirement() + "`";
                }
                case Fact.NoneOffered _, Fact.Refused _ -> {}
            }
        }
        List<String> all = List.copyOf(asked);
        if (all.size() == 1) {
            String end = depends ? " cannot be met" : "";
            return depends ? all.getFirst() + end : "no version fits " + all.getFirst();
        }
        if (all.isEmpty() || all.size() > MOST_NAMED) {
            return "the requirements cannot be met together";
        }
        String list = String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
        return names.size() == 1 && !depends
                ? "no version fits " + list
                : list + " cannot be met together";
    }

    private static Optional<String> hint(List<Fact> facts) {
        Optional<String> build = LocalVersionHint.of(facts);
        if (build.isPresent()) {
            return build;
        }
        List<Fact.Refused> refused = new ArrayList<>();
        boolean depends = false;
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Unknown(var problem) -> {
                    return problem.hint();
                }
                case Fact.Refused one -> refused.add(one);
                case Fact.Excludes _ -> {
                    return Optional.of("`--no-facts` trusts metadata alone");
                }
                case Fact.Depends _, Fact.DependsVariously _ -> depends = true;
                case Fact.Asked _,
                        Fact.Constrained _,
                        Fact.Contradictory _,
                        Fact.NoneOffered _ -> {}
            }
        }
        return depends || refused.isEmpty() ? Optional.empty() : hintFor(refused);
    }

    /// What would help if all that could be had is refused for one kind of reason.
    private static Optional<String> hintFor(List<Fact.Refused> refused) {
        Fact.Refused last = refused.getLast();
        for (Fact.Refused one : refused) {
            if (!one.refusal().getClass().equals(last.refusal().getClass())) {
                return Optional.empty();
            }
        }
        return switch (last.refusal()) {
            case Refusal.Prerelease _ -> Optional.of("`--prerelease allow` admits pre-releases");
            case Refusal.Yanked _ -> yankedHint(last);
            case Refusal.OtherPython(String asked, var _, var _) -> pythonHint(asked);
            default -> Optional.empty();
        };
    }

    private static Optional<String> yankedHint(Fact.Refused refused) {
        List<Version> versions = refused.versions().some();
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "`"
                                + refused.name()
                                + "=="
                                + versions.getFirst()
                                + "` asks for the yanked version itself");
    }

    private static Optional<String> pythonHint(String asked) {
        for (Specifier specifier : Requirement.parseLenientSpecifiers(asked).specifiers()) {
            if (specifier.operator() == Operator.AT_LEAST) {
                return Optional.of("`--python " + specifier.version() + "` would do");
            }
        }
        return Optional.empty();
    }
}
