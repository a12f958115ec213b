package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks a proof without trusting the solver: every leaf against the table, every step by itself.
final class ProofCheck<V extends Comparable<V>> {
    private final TableUniverse<V> universe;
    private final Set<Derivation<String, Ranges<V>>> seen =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private int leaves;

    ProofCheck(TableUniverse<V> universe) {
        this.universe = universe;
    }

    /// Fails unless the derivation proves that the root cannot be chosen.
    void check(Derivation<String, Ranges<V>> last) {
        assertThat(last.terms())
                .allSatisfy(
                        term -> {
                            assertThat(term.name()).isEqualTo(TableUniverse.ROOT);
                            assertThat(term.positive()).isTrue();
                        });
        walk(last);
        assertThat(leaves).isPositive();
    }

    private void walk(Derivation<String, Ranges<V>> node) {
        if (!seen.add(node)) {
            return;
        }
        switch (node.cause()) {
            case Cause.RootRequired<String, Ranges<V>>(String root) -> {
                leaves++;
                assertThat(node.terms()).hasSize(1);
                assertThat(node.terms().getFirst().positive()).isFalse();
                assertThat(root).isEqualTo(TableUniverse.ROOT);
            }
            case Cause.DependsOn<String, Ranges<V>> depends -> checkDependency(node, depends);
            case Cause.ConflictsWith<String, Ranges<V>> conflict -> checkConflict(node, conflict);
            case Cause.NoneOffered<String, Ranges<V>>(String name, Ranges<V> asked) -> {
                leaves++;
                assertThat(universe.versions(name)).noneMatch(asked::contains);
                assertTerms(node, List.of(new Term<>(name, asked, true)));
            }
            case Cause.Refused<String, Ranges<V>>(String name, Ranges<V> versions, var _) -> {
                leaves++;
                for (V version : universe.versions(name)) {
                    if (versions.contains(version)) {
                        assertThat(universe.refusal(name, version)).isPresent();
                    }
                }
                assertTerms(node, List.of(new Term<>(name, versions, true)));
            }
            case Cause.Merged<String, Ranges<V>>(var earlier, var later, String pivot) -> {
                walk(earlier);
                walk(later);
                checkStep(node, earlier, later, pivot);
            }
        }
    }

    private void checkDependency(
            Derivation<String, Ranges<V>> node, Cause.DependsOn<String, Ranges<V>> depends) {
        leaves++;
        boolean shares =
                universe.base(depends.dependent()).equals(Optional.of(depends.dependency()))
                        && depends.versions().isSubsetOf(depends.accepted());
        for (V version : universe.versions(depends.dependent())) {
            if (depends.versions().contains(version) && !shares) {
                assertThat(universe.needs(depends.dependent(), version))
                        .as("%s %s", depends.dependent(), version)
                        .anyMatch(
                                need ->
                                        need.name().equals(depends.dependency())
                                                && need.accepted().isSubsetOf(depends.accepted()));
            }
        }
        Term<String, Ranges<V>> some = new Term<>(depends.dependent(), depends.versions(), true);
        if (depends.accepted().isEmpty() || depends.dependent().equals(depends.dependency())) {
            assertTerms(node, List.of(some));
        } else {
            assertTerms(
                    node,
                    List.of(some, new Term<>(depends.dependency(), depends.accepted(), false)));
        }
    }

    private void checkConflict(
            Derivation<String, Ranges<V>> node, Cause.ConflictsWith<String, Ranges<V>> conflict) {
        leaves++;
        for (V version : universe.versions(conflict.name())) {
            if (conflict.versions().contains(version)) {
                assertThat(universe.conflicts(conflict.name(), version))
                        .as("%s %s", conflict.name(), version)
                        .anyMatch(
                                one ->
                                        one.name().equals(conflict.other())
                                                && one.versions().equals(conflict.excluded()));
            }
        }
        assertTerms(
                node,
                List.of(
                        new Term<>(conflict.name(), conflict.versions(), true),
                        new Term<>(conflict.other(), conflict.excluded(), true)));
    }

    private void assertTerms(
            Derivation<String, Ranges<V>> node, List<Term<String, Ranges<V>>> terms) {
        assertThat(node.terms()).containsExactlyInAnyOrderElementsOf(terms);
    }

    /// If all terms of the node hold, then all of one of its causes hold: the pivot decides which.
    private void checkStep(
            Derivation<String, Ranges<V>> node,
            Derivation<String, Ranges<V>> earlier,
            Derivation<String, Ranges<V>> later,
            String pivot) {
        for (Derivation<String, Ranges<V>> cause : List.of(earlier, later)) {
            for (Term<String, Ranges<V>> term : cause.terms()) {
                if (!term.name().equals(pivot)) {
                    assertThat(implies(find(node, term.name()), term)).isTrue();
                }
            }
        }
        Term<String, Ranges<V>> one = find(earlier, pivot);
        Term<String, Ranges<V>> two = find(later, pivot);
        Term<String, Ranges<V>> held = find(node, pivot);
        Ranges<V> versions = in(one).union(in(two));
        boolean absent = !one.positive() || !two.positive();
        assertThat(in(held).isSubsetOf(versions)).isTrue();
        assertThat(held.positive() || absent).isTrue();
    }

    private boolean implies(Term<String, Ranges<V>> held, Term<String, Ranges<V>> wanted) {
        return in(held).isSubsetOf(in(wanted)) && (held.positive() || !wanted.positive());
    }

    /// The versions with which the term holds.
    private Ranges<V> in(Term<String, Ranges<V>> term) {
        return term.positive() ? term.versions() : term.versions().complement();
    }

    /// What the node says of the package; if nothing, that it is in no empty set, which is true.
    private Term<String, Ranges<V>> find(Derivation<String, Ranges<V>> node, String name) {
        return node.terms().stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElse(new Term<>(name, Ranges.none(), false));
    }
}
