package dev.wardian.standards.marker;

import dev.wardian.standards.marker.Answers.Releases;
import dev.wardian.standards.marker.Answers.Texts;
import dev.wardian.standards.marker.Answers.YesNo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ways through a diagram that end in `true`, each as the comparisons that lead along it.
final class DecisionPaths {
    private final List<List<MarkerTerm>> paths = new ArrayList<>();
    private final List<MarkerTerm> path = new ArrayList<>();

    private DecisionPaths() {}

    static List<List<MarkerTerm>> of(Decision decision) {
        DecisionPaths collected = new DecisionPaths();
        collected.walk(decision);
        return collected.paths;
    }

    @SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
    private void walk(Decision decision) {
        if (decision == Decision.TRUE) {
            paths.add(List.copyOf(path));
        } else if (decision != Decision.FALSE) {
            Map<Decision, List<Integer>> groups = new HashMap<>();
            for (int index = 0; index < decision.count(); index++) {
                groups.computeIfAbsent(decision.child(index), _ -> new ArrayList<>()).add(index);
            }
            for (int index = 0; index < decision.count(); index++) {
                List<Integer> group = groups.get(decision.child(index));
                if (group != null && group.getFirst() == index) {
                    for (List<MarkerTerm> terms : terms(decision, group)) {
                        walk(decision.child(index), terms);
                    }
                }
            }
        }
    }

    private void walk(Decision child, List<MarkerTerm> terms) {
        int length = path.size();
        path.addAll(terms);
        walk(child);
        path.subList(length, path.size()).clear();
    }

    /// The conjunctions, any of which says that the answer is one of a group.
    private static List<List<MarkerTerm>> terms(Decision decision, List<Integer> group) {
        return switch (decision.question()) {
            case Question.Text text -> ofTexts(text.variable(), (Texts) decision.answers, group);
            case Question.Release release ->
                    ReleaseTerms.of(release.variable(), (Releases) decision.answers, group);
            case Question.Holds holds -> List.of(List.of(ofHolds(holds, group.getFirst())));
            case Question.Extra extra ->
                    List.of(
                            List.of(
                                    MarkerTerm.of(
                                            MarkerVariable.EXTRA,
                                            group.getFirst() == YesNo.YES
                                                    ? MarkerOperator.EQUAL
                                                    : MarkerOperator.NOT_EQUAL,
                                            extra.name().toString())));
            case Question.Listed listed -> List.of(List.of(ofListed(listed, group.getFirst())));
        };
    }

    private static List<List<MarkerTerm>> ofTexts(
            MarkerVariable variable, Texts texts, List<Integer> group) {
        List<List<MarkerTerm>> terms = new ArrayList<>();
        if (group.getLast() != texts.other()) {
            for (int index : group) {
                terms.add(
                        List.of(
                                MarkerTerm.of(
                                        variable, MarkerOperator.EQUAL, texts.values[index])));
            }
            return terms;
        }
        List<MarkerTerm> excluded = new ArrayList<>();
        for (int index = 0; index < texts.values.length; index++) {
            if (!group.contains(index)) {
                excluded.add(
                        MarkerTerm.of(variable, MarkerOperator.NOT_EQUAL, texts.values[index]));
            }
        }
        return List.of(excluded);
    }

    private static MarkerTerm ofHolds(Question.Holds holds, int answer) {
        return answer == YesNo.YES
                ? MarkerTerm.of(holds.comparison())
                : MarkerTerm.not(holds.comparison());
    }

    private static MarkerTerm ofListed(Question.Listed listed, int answer) {
        return MarkerTerm.of(
                Comparison.of(
                        new MarkerOperand.Literal(listed.name()),
                        answer == YesNo.YES ? MarkerOperator.IN : MarkerOperator.NOT_IN,
                        new MarkerOperand.Variable(listed.list())));
    }
}
