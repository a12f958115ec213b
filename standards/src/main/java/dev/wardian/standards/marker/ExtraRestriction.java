package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the questions after extras, and groups, out of a diagram: by answering them, or by asking
/// whether any answer will do.
final class ExtraRestriction {
    private static final MarkerEnvironment NOWHERE = MarkerEnvironment.of(Map.of());

    private final Map<Decision, Decision> done = new HashMap<>();
    private final @Nullable Set<ExtraName> wanted;

    private ExtraRestriction(@Nullable Set<ExtraName> wanted) {
        this.wanted = wanted;
    }

    /// The diagram where just these extras of a distribution are wanted.
    static Decision toExactly(Decision decision, Set<ExtraName> wanted) {
        return new ExtraRestriction(wanted).restrict(decision);
    }

    /// The diagram that holds where some choice of extras and groups makes the given one hold.
    static Decision away(Decision decision) {
        return new ExtraRestriction(null).restrict(decision);
    }

    private Decision restrict(Decision decision) {
        if (decision.isLeaf()) {
            return decision;
        }
        @Nullable Decision known = done.get(decision);
        if (known == null) {
            known = wanted == null ? quantified(decision) : answered(decision, wanted);
            done.put(decision, known);
        }
        return known;
    }

    private Decision answered(Decision decision, Set<ExtraName> extras) {
        @Nullable Boolean answer =
                switch (decision.question()) {
                    case Question.Extra extra -> extras.contains(extra.name());
                    case Question.Holds holds ->
                            asksForExtra(holds)
                                    ? (Boolean)
                                            MarkerEvaluation.isTrue(
                                                    holds.comparison(),
                                                    MarkerContext.total(NOWHERE, extras))
                                    : null;
                    case Question.Text _, Question.Release _, Question.Listed _ -> null;
                };
        return answer == null
                ? Decisions.map(decision, this::restrict)
                : restrict(decision.child(answer ? Answers.YesNo.YES : Answers.YesNo.NO));
    }

    /// Whether a comparison is one of `extra` with a text, and so settled by the extras alone.
    private static boolean asksForExtra(Question.Holds holds) {
        Comparison comparison = holds.comparison();
        return comparison.variable() == MarkerVariable.EXTRA
                && (comparison.left() instanceof MarkerOperand.Literal
                        || comparison.right() instanceof MarkerOperand.Literal);
    }

    private Decision quantified(Decision decision) {
        boolean extras =
                switch (decision.question()) {
                    case Question.Extra _, Question.Listed _ -> true;
                    case Question.Holds holds -> asksForExtra(holds);
                    case Question.Text _, Question.Release _ -> false;
                };
        return extras
                ? Decisions.or(restrict(decision.child(0)), restrict(decision.child(1)))
                : Decisions.map(decision, this::restrict);
    }
}
