package dev.wardian.standards.marker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The algebra of decision diagrams: reduced, ordered, and so canonical (Bryant 1986, with edges
/// for ranges and texts in place of bits).
///
/// A diagram under the answer `sys_platform == "linux"` asks nothing that this settles already, see
/// [PlatformFacts]; an answer is left out where the rest of the diagram says the same without it.
/// Both together keep diagrams canonical in the world as it is, so that what cannot occur is the
/// leaf `false` and needs no further check.
@SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
final class Decisions {
    private Decisions() {}

    /// The reduced node of a question whose children may know too much.
    static Decision make(Question question, Answers answers, Decision... children) {
        return switch (answers) {
            case Answers.YesNo _ ->
                    children[0] == children[1] ? children[0] : intern(question, answers, children);
            case Answers.Releases releases -> ofReleases(question, releases, children);
            case Answers.Texts texts -> ofTexts((Question.Text) question, texts, children);
        };
    }

    private static Decision intern(Question question, Answers answers, Decision... children) {
        return DecisionTable.SHARED.intern(new Decision(question, answers, children));
    }

    private static Decision ofReleases(
            Question question, Answers.Releases releases, Decision[] children) {
        long[] cuts = new long[releases.cuts.length];
        List<Decision> kept = new ArrayList<>(children.length);
        kept.add(children[0]);
        int count = 0;
        for (int index = 1; index < children.length; index++) {
            if (children[index] != kept.getLast()) {
                cuts[count++] = releases.cuts[index - 1];
                kept.add(children[index]);
            }
        }
        return count == 0
                ? children[0]
                : intern(
                        question,
                        new Answers.Releases(Arrays.copyOf(cuts, count)),
                        kept.toArray(new Decision[0]));
    }

    private static Decision ofTexts(
            Question.Text question, Answers.Texts texts, Decision[] children) {
        Decision other = children[texts.other()];
        List<String> values = new ArrayList<>(texts.values.length);
        List<Decision> kept = new ArrayList<>(children.length);
        for (int index = 0; index < texts.values.length; index++) {
            Map<MarkerVariable, String> known =
                    PlatformFacts.given(question.variable(), texts.values[index]);
            Decision child = given(children[index], known);
            if (child != given(other, known)) {
                values.add(texts.values[index]);
                kept.add(child);
            }
        }
        if (values.isEmpty()) {
            return other;
        }
        kept.add(other);
        return intern(
                question,
                new Answers.Texts(values.toArray(new String[0])),
                kept.toArray(new Decision[0]));
    }

    static Decision and(Decision left, Decision right) {
        if (left == right || right == Decision.TRUE || left == Decision.FALSE) {
            return left;
        }
        if (left == Decision.TRUE || right == Decision.FALSE) {
            return right;
        }
        if (left.isKnownOppositeOf(right)) {
            return Decision.FALSE;
        }
        @Nullable Decision known = DecisionTable.SHARED.conjunction(left, right);
        if (known != null) {
            return known;
        }
        Question question = first(left, right);
        Answers answers = answers(question, left, right);
        Decision[] children = new Decision[answers.count()];
        for (int index = 0; index < children.length; index++) {
            children[index] =
                    and(
                            left.after(question, answers, index),
                            right.after(question, answers, index));
        }
        Decision result = make(question, answers, children);
        DecisionTable.SHARED.remember(left, right, result);
        return result;
    }

    static Decision or(Decision left, Decision right) {
        return and(left.not(), right.not()).not();
    }

    static boolean implies(Decision left, Decision right) {
        return and(left, right.not()) == Decision.FALSE;
    }

    private static Question first(Decision left, Decision right) {
        if (left.isLeaf() || right.isLeaf()) {
            return left.isLeaf() ? right.question() : left.question();
        }
        return left.question().compareTo(right.question()) <= 0
                ? left.question()
                : right.question();
    }

    /// The answers to a question that either of two diagrams tells apart.
    static Answers answers(Question question, Decision left, Decision right) {
        boolean inLeft = !left.isLeaf() && left.question().compareTo(question) == 0;
        boolean inRight = !right.isLeaf() && right.question().compareTo(question) == 0;
        if (inLeft && inRight) {
            return left.answers.merge(right.answers);
        }
        return inLeft ? left.answers : right.answers;
    }

    /// What a diagram says where these variables have these values.
    static Decision given(Decision decision, Map<MarkerVariable, String> known) {
        int bits = 0;
        for (MarkerVariable variable : known.keySet()) {
            bits |= Question.bit(variable);
        }
        return (decision.variables & bits) == 0
                ? decision
                : given(decision, known, bits, new HashMap<>());
    }

    private static Decision given(
            Decision decision,
            Map<MarkerVariable, String> known,
            int bits,
            Map<Decision, Decision> done) {
        if ((decision.variables & bits) == 0) {
            return decision;
        }
        @Nullable Decision result = done.get(decision);
        if (result == null) {
            int settled = settled(decision, known);
            result =
                    settled >= 0
                            ? given(decision.child(settled), known, bits, done)
                            : map(decision, child -> given(child, known, bits, done));
            done.put(decision, result);
        }
        return result;
    }

    /// The answer that known values give to the question of a node, -1 if they give none.
    private static int settled(Decision decision, Map<MarkerVariable, String> known) {
        if (decision.question() instanceof Question.Text text) {
            @Nullable String value = known.get(text.variable());
            return value == null ? -1 : ((Answers.Texts) decision.answers).holding(value);
        }
        return decision.question() instanceof Question.Holds holds
                ? contained(holds.comparison(), known)
                : -1;
    }

    private static int contained(Comparison comparison, Map<MarkerVariable, String> known) {
        if (comparison.operator() != MarkerOperator.IN) {
            return -1;
        }
        @Nullable String left = text(comparison.left(), known);
        @Nullable String right = text(comparison.right(), known);
        if (left == null || right == null) {
            return -1;
        }
        return right.contains(left) ? Answers.YesNo.YES : Answers.YesNo.NO;
    }

    private static @Nullable String text(MarkerOperand operand, Map<MarkerVariable, String> known) {
        return switch (operand) {
            case MarkerOperand.Literal literal -> literal.value();
            case MarkerOperand.Variable name -> known.get(name.variable());
        };
    }

    /// A diagram with the same question at its top and other children.
    static Decision map(Decision decision, UnaryOperator<Decision> change) {
        Decision[] children = new Decision[decision.count()];
        for (int index = 0; index < children.length; index++) {
            children[index] = change.apply(decision.child(index));
        }
        return make(decision.question(), decision.answers, children);
    }
}
