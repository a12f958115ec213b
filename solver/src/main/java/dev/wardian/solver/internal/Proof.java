package dev.wardian.solver.internal;

import dev.wardian.solver.Cause;
import dev.wardian.solver.Derivation;
import dev.wardian.solver.Term;
import dev.wardian.solver.VersionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the graph of derivations out of the last incompatibility, each node once.
final class Proof<P, V, S extends VersionSet<V, S>> {
    private final Names<P> names;
    private final Map<Incompatibility<V, S>, Derivation<P, S>> made = new HashMap<>();

    Proof(Names<P> names) {
        this.names = names;
    }

    Derivation<P, S> of(Incompatibility<V, S> last) {
        Deque<Incompatibility<V, S>> open = new ArrayDeque<>();
        open.push(last);
        while (!open.isEmpty()) {
            Incompatibility<V, S> next = open.peek();
            if (next.source instanceof Incompatibility.Source.Merged<V, S> merged) {
                int before = open.size();
                openUnlessMade(merged.earlier(), open);
                openUnlessMade(merged.later(), open);
                if (open.size() > before) {
                    continue;
                }
            }
            open.pop();
            if (!made.containsKey(next)) {
                made.put(next, new Derivation<>(terms(next), cause(next)));
            }
        }
        return node(last);
    }

    private void openUnlessMade(Incompatibility<V, S> part, Deque<Incompatibility<V, S>> open) {
        if (!made.containsKey(part)) {
            open.push(part);
        }
    }

    private List<Term<P, S>> terms(Incompatibility<V, S> part) {
        List<Term<P, S>> terms = new ArrayList<>(part.packages.length);
        for (int i = 0; i < part.packages.length; i++) {
            Literal<V, S> literal = part.literals[i];
            terms.add(new Term<>(names.name(part.packages[i]), literal.set(), literal.positive()));
        }
        return terms;
    }

    private Cause<P, S> cause(Incompatibility<V, S> part) {
        P first = names.name(part.packages.length == 0 ? 0 : part.packages[0]);
        return switch (part.source) {
            case Incompatibility.Source.Root<V, S> _ -> new Cause.RootRequired<>(first);
            case Incompatibility.Source.Requires<V, S>(
                            int dependent,
                            S versions,
                            int dependency,
                            S accepted) ->
                    new Cause.DependsOn<>(
                            names.name(dependent), versions, names.name(dependency), accepted);
            case Incompatibility.Source.Conflicts<V, S>(
                            int name,
                            S versions,
                            int other,
                            S excluded,
                            var reason) ->
                    new Cause.ConflictsWith<>(
                            names.name(name), versions, names.name(other), excluded, reason);
            case Incompatibility.Source.Nothing<V, S>(S asked) ->
                    new Cause.NoneOffered<>(first, asked);
            case Incompatibility.Source.Refused<V, S>(S versions, var reason) ->
                    new Cause.Refused<>(first, versions, reason);
            case Incompatibility.Source.Merged<V, S>(var earlier, var later, int pivot) ->
                    new Cause.Merged<>(node(earlier), node(later), names.name(pivot));
        };
    }

    private Derivation<P, S> node(Incompatibility<V, S> part) {
        Derivation<P, S> node = made.get(part);
        if (node == null) {
            throw new IllegalStateException("a cause comes after what it causes");
        }
        return node;
    }
}
