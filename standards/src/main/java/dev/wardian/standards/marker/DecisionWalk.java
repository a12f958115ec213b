package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.version.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Walks through diagrams: down the one path of an environment, or over every node.
final class DecisionWalk {
    private DecisionWalk() {}

    @SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
    static boolean holds(Decision decision, MarkerContext context) {
        Decision at = decision;
        while (!at.isLeaf()) {
            at = at.child(answer(at, context));
        }
        return at == Decision.TRUE;
    }

    private static int answer(Decision decision, MarkerContext context) {
        return switch (decision.question()) {
            case Question.Text text ->
                    ((Answers.Texts) decision.answers)
                            .holding(context.environment().get(text.variable()));
            case Question.Release release ->
                    ((Answers.Releases) decision.answers)
                            .holding(release(context.environment(), release.variable()));
            case Question.Holds holds ->
                    yesNo(MarkerEvaluation.isTrue(holds.comparison(), context));
            case Question.Extra extra -> yesNo(contains(context.extra(), extra.name()));
            case Question.Listed listed -> yesNo(isListed(listed, context));
        };
    }

    private static int yesNo(boolean value) {
        return value ? Answers.YesNo.YES : Answers.YesNo.NO;
    }

    private static boolean isListed(Question.Listed listed, MarkerContext context) {
        return listed.list() == MarkerVariable.EXTRAS
                ? contains(context.extras(), ExtraName.of(listed.name()))
                : contains(context.dependencyGroups(), GroupName.of(listed.name()));
    }

    private static boolean contains(@Nullable Set<?> names, Object name) {
        return names != null && names.contains(name);
    }

    /// The release of an interpreter; one that tells none is older than all.
    private static long release(MarkerEnvironment environment, MarkerVariable variable) {
        @Nullable Version version = environment.version(variable);
        if (version == null && variable == MarkerVariable.PYTHON_FULL_VERSION) {
            version = environment.version(MarkerVariable.PYTHON_VERSION);
        }
        return version == null ? 0 : ReleaseNumber.of(version);
    }

    static List<String> comparedTexts(Decision decision, MarkerVariable variable) {
        Set<String> texts = new TreeSet<>();
        collect(decision, variable, texts, new HashSet<>());
        return List.copyOf(texts);
    }

    private static void collect(
            Decision decision, MarkerVariable variable, Set<String> texts, Set<Decision> seen) {
        if (decision.isLeaf() || !seen.add(decision)) {
            return;
        }
        if (decision.question() instanceof Question.Text text && text.variable() == variable) {
            texts.addAll(List.of(((Answers.Texts) decision.answers).values));
        }
        for (int index = 0; index < decision.count(); index++) {
            collect(decision.child(index), variable, texts, seen);
        }
    }
}
