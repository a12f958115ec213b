package dev.wardian.standards.marker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a diagram smaller by what may be taken for granted: the result agrees with it wherever the
/// assumption holds, and says elsewhere what makes it short (the "restrict" of Coudert and Madre).
@SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
final class Assumption {
    private final Map<Pair, Decision> done = new HashMap<>();

    private record Pair(Decision value, Decision assumption) {}

    private Assumption() {}

    static Decision simplify(Decision value, Decision assumption) {
        if (assumption == Decision.FALSE) {
            return Decision.FALSE;
        }
        // The conjunction is the same for all diagrams that agree under the assumption.
        return new Assumption().under(Decisions.and(value, assumption), assumption);
    }

    private Decision under(Decision value, Decision assumption) {
        if (assumption == Decision.TRUE || value.isLeaf()) {
            return value;
        }
        Pair pair = new Pair(value, assumption);
        @Nullable Decision known = done.get(pair);
        if (known == null) {
            known = work(value, assumption);
            done.put(pair, known);
        }
        return known;
    }

    private Decision work(Decision value, Decision assumption) {
        Decision both = Decisions.and(value, assumption);
        if (both == Decision.FALSE || both == assumption) {
            return both == Decision.FALSE ? both : Decision.TRUE;
        }
        int order = value.question().compareTo(assumption.question());
        if (order > 0) {
            Decision rest = Decision.FALSE;
            for (int index = 0; index < assumption.count(); index++) {
                rest = Decisions.or(rest, assumption.child(index));
            }
            return under(value, rest);
        }
        return order < 0
                ? Decisions.map(value, child -> under(child, assumption))
                : split(value, assumption);
    }

    /// Answers that cannot occur follow a neighbour that can.
    private Decision split(Decision value, Decision assumption) {
        Question question = value.question();
        Answers answers = Decisions.answers(question, value, assumption);
        @Nullable Decision[] results = new @Nullable Decision[answers.count()];
        for (int index = 0; index < results.length; index++) {
            Decision granted = assumption.after(question, answers, index);
            if (granted != Decision.FALSE) {
                results[index] = under(value.after(question, answers, index), granted);
            }
        }
        return Decisions.make(question, answers, filled(answers, results));
    }

    private static Decision[] filled(Answers answers, @Nullable Decision[] results) {
        Decision neighbour = first(answers, results);
        Decision[] filled = new Decision[results.length];
        for (int index = 0; index < results.length; index++) {
            @Nullable Decision result = results[index];
            if (result != null && answers instanceof Answers.Releases) {
                neighbour = result;
            }
            filled[index] = result == null ? neighbour : result;
        }
        return filled;
    }

    /// What stands in for answers that cannot occur. For texts what any other text leads to, or
    /// else what most of the texts lead to, so that few need be named: rather those for which
    /// something holds than those for which it does not.
    private static Decision first(Answers answers, @Nullable Decision[] results) {
        @Nullable Decision other =
                answers instanceof Answers.Texts texts ? results[texts.other()] : null;
        if (other != null) {
            return other;
        }
        @Nullable Decision best = null;
        int most = 0;
        for (Decision result : results) {
            if (result != null) {
                int count = answers instanceof Answers.Texts ? count(results, result) : 1;
                boolean better = count > most || (count == most && best == Decision.TRUE);
                if (best == null || (better && answers instanceof Answers.Texts)) {
                    best = result;
                    most = count;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("an assumption that holds nowhere");
        }
        return best;
    }

    private static int count(@Nullable Decision[] results, Decision wanted) {
        int count = 0;
        for (Decision result : results) {
            if (result == wanted) {
                count++;
            }
        }
        return count;
    }
}
