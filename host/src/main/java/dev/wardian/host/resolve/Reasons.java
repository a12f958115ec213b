package dev.wardian.host.resolve;

import dev.wardian.host.resolve.Node.Group;
import dev.wardian.host.resolve.Node.Named;
import dev.wardian.host.resolve.Node.Root;
import dev.wardian.solver.Cause;
import dev.wardian.solver.Derivation;
import dev.wardian.solver.Ranges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells why packages do not go together: the facts that the proof rests on, in its order.
final class Reasons {
    private static final int SHOWN = 4;

    private final DebianUniverse universe;
    private final Set<String> statements = new LinkedHashSet<>();
    private final Set<Derivation<Node, Ranges<Integer>>> seen =
            Collections.newSetFromMap(new IdentityHashMap<>());

    Reasons(DebianUniverse universe) {
        this.universe = universe;
    }

    List<String> of(Derivation<Node, Ranges<Integer>> proof) {
        List<Derivation<Node, Ranges<Integer>>> ahead = new ArrayList<>(List.of(proof));
        while (!ahead.isEmpty()) {
            Derivation<Node, Ranges<Integer>> one = ahead.removeLast();
            if (seen.add(one)) {
                switch (one.cause()) {
                    case Cause.Merged<Node, Ranges<Integer>>(var earlier, var later, _) -> {
                        ahead.add(later);
                        ahead.add(earlier);
                    }
                    case Cause.DependsOn<Node, Ranges<Integer>> needs -> tell(needs);
                    case Cause.NoneOffered<Node, Ranges<Integer>> none -> tell(none);
                    case Cause.ConflictsWith<Node, Ranges<Integer>> _,
                            Cause.Refused<Node, Ranges<Integer>> _,
                            Cause.RootRequired<Node, Ranges<Integer>> _ -> {}
                }
            }
        }
        return List.copyOf(statements);
    }

    private void tell(Cause.DependsOn<Node, Ranges<Integer>> fact) {
        if (fact.dependent() instanceof Group) {
            return;
        }
        String need = universe.need(fact.dependent(), fact.dependency()).orElse("");
        if (need.isEmpty()) {
            return;
        }
        String who =
                switch (fact.dependent()) {
                    case Root _ -> "asked for: ";
                    case Named(var name) -> versions(name, fact.versions()) + " ";
                    case Group group -> group + " ";
                };
        String what = need.startsWith("not ") ? "excludes " + need.substring(4) : "`" + need + "`";
        boolean asked = fact.dependent() instanceof Root;
        statements.add(who + (asked || need.startsWith("not ") ? what : "needs " + what));
        if (fact.dependency() instanceof Named(var name) && !need.startsWith("not ")) {
            offers(name, fact.accepted());
        }
    }

    /// What there is of a package, where it is not what is needed.
    private void offers(String name, Ranges<Integer> accepted) {
        List<Candidate> all = universe.candidates(name);
        if (accepted.isEmpty() && all.isEmpty()) {
            statements.add("no package `" + name + "` is offered or installed");
        } else if (accepted.isEmpty()) {
            statements.add("there is only " + versions(name, Ranges.atLeast(0)));
        }
    }

    private void tell(Cause.NoneOffered<Node, Ranges<Integer>> fact) {
        if (fact.name() instanceof Named(var name) && universe.candidates(name).isEmpty()) {
            statements.add("no package `" + name + "` is offered or installed");
        }
    }

    private String versions(String name, Ranges<Integer> places) {
        List<String> texts = new ArrayList<>();
        List<Candidate> all = universe.candidates(name);
        for (int place = 0; place < all.size(); place++) {
            if (places.contains(place)) {
                Candidate one = all.get(place);
                texts.add(one.version() + (one.isInstalled() ? " (installed)" : ""));
            }
        }
        int more = texts.size() - SHOWN;
        List<String> shown = texts.subList(0, Math.min(SHOWN, texts.size()));
        return "`"
                + name
                + "` "
                + String.join(", ", shown)
                + (more > 0 ? " and " + more + " others" : "");
    }
}
