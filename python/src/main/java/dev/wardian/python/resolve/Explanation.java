package dev.wardian.python.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why there is no choice of versions: facts that together cannot hold, each of which is true.
///
/// @param message what cannot be had, in one line without a full stop
/// @param facts what leads to that: what is asked for, by whom, and what is offered
/// @param hint what would help, if that is likely
public record Explanation(String message, List<Fact> facts, Optional<String> hint) {
    /// Copies the list.
    public Explanation {
        facts = List.copyOf(facts);
    }

    /// What persons wrote that takes part, requirements first, then constraints.
    public List<RootRequirement> written() {
        List<RootRequirement> written = new ArrayList<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked(RootRequirement root, var _) -> written.add(root);
                case Fact.Constrained(RootRequirement constraint, var _) -> written.add(constraint);
                case Fact.Contradictory(var _, Via.Root(RootRequirement root)) -> written.add(root);
                case Fact.Contradictory(var _, Via.Constraint(RootRequirement constraint)) ->
                        written.add(constraint);
                case Fact.Contradictory _,
                        Fact.Depends _,
                        Fact.DependsVariously _,
                        Fact.Excludes _,
                        Fact.NoneOffered _,
                        Fact.Refused _,
                        Fact.Unknown _ -> {}
            }
        }
        return written;
    }

    /// Whether the hint is about an index that is not asked: no change of requirements brings it.
    public boolean lacksIndex() {
        return LocalVersionHint.of(facts).isPresent();
    }

    /// What artifacts prove that takes part.
    public List<Lesson> lessons() {
        List<Lesson> lessons = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Excludes(Lesson lesson, var _, var _)) {
                lessons.add(lesson);
            }
        }
        return lessons;
    }

    /// The facts as lines of text, at most about fifteen; what is left out is counted.
    public List<String> lines() {
        return ExplanationText.lines(message, facts);
    }
}
