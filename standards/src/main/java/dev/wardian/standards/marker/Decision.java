package dev.wardian.standards.marker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A node of a decision diagram: a question, and what follows from each of its answers. Two leaves,
/// [#TRUE] and [#FALSE], end every path.
///
/// Every node comes out of [DecisionTable], so that equal ones are one object and `==` compares
/// diagrams. Immutable, but for its opposite, which is worked out when first asked for.
@SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
final class Decision {
    static final Decision TRUE = new Decision(true);
    static final Decision FALSE = new Decision(false);

    /// Null in the leaves only.
    private final @Nullable Question question;

    final Answers answers;
    private final Decision[] children;

    /// The variables that this node and those below ask for by their text, one bit each.
    final int variables;

    private final int hash;
    private @Nullable Decision opposite;

    private Decision(boolean leaf) {
        this.question = null;
        this.answers = Answers.YesNo.YES_NO;
        this.children = new Decision[0];
        this.variables = 0;
        this.hash = leaf ? 1231 : 1237;
    }

    Decision(Question question, Answers answers, Decision[] children) {
        this.question = question;
        this.answers = answers;
        this.children = children;
        int asked = question.variables();
        int code = 31 * question.key().hashCode() + answers.hashCode();
        for (Decision child : children) {
            asked |= child.variables;
            code = 31 * code + child.hash;
        }
        this.variables = asked;
        this.hash = code;
    }

    boolean isLeaf() {
        return question == null;
    }

    Question question() {
        if (question == null) {
            throw new IllegalStateException("a leaf asks nothing");
        }
        return question;
    }

    int count() {
        return children.length;
    }

    Decision child(int index) {
        return children[index];
    }

    /// What follows from an answer to a question which this node need not ask.
    Decision after(Question asked, Answers finer, int index) {
        return question == null || question.compareTo(asked) != 0
                ? this
                : children[answers.covering(finer, index)];
    }

    /// The diagram that holds exactly where this one does not.
    Decision not() {
        if (question == null) {
            return this == TRUE ? FALSE : TRUE;
        }
        @Nullable Decision known = opposite;
        if (known == null) {
            Decision[] turned = new Decision[children.length];
            for (int index = 0; index < turned.length; index++) {
                turned[index] = children[index].not();
            }
            known = DecisionTable.SHARED.intern(new Decision(question, answers, turned));
            known.opposite = this;
            opposite = known;
        }
        return known;
    }

    boolean isKnownOppositeOf(Decision other) {
        return opposite == other;
    }

    /// Equality of what was made but not yet interned; the children are compared as objects.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Decision decision
                        && hash == decision.hash
                        && question != null
                        && decision.question != null
                        && question.compareTo(decision.question) == 0
                        && answers.equals(decision.answers)
                        && sameChildren(decision));
    }

    private boolean sameChildren(Decision other) {
        for (int index = 0; index < children.length; index++) {
            if (children[index] != other.children[index]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return question == null
                ? this == TRUE ? "true" : "false"
                : question.key() + Arrays.toString(children);
    }
}
