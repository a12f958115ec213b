package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Alternatives, one of which must hold: some package is there, or none of some packages is. A
/// condition is the conjunction of several.
///
/// @param literals the alternatives, in the order in which to try them
record RpmClause(List<Literal> literals) {
    /// Beyond that a condition is no dependency but an attack.
    private static final int MOST = 256;

    RpmClause {
        literals = List.copyOf(literals);
    }

    /// A package that meets what is said of one package is there, or none is.
    record Literal(RpmCondition one, boolean present) {}

    /// What a condition asks for.
    ///
    /// @param holds whether it must hold or must not
    /// @throws IllegalArgumentException where that is more than anybody means
    static List<RpmClause> of(RpmCondition condition, boolean holds) {
        return switch (condition) {
            case RpmCondition.One _, RpmCondition.With _, RpmCondition.Without _ ->
                    List.of(new RpmClause(List.of(new Literal(condition, holds))));
            case RpmCondition.And(var all) -> holds ? all(all, true) : any(all, false);
            case RpmCondition.Or(var all) -> holds ? any(all, true) : all(all, false);
            case RpmCondition.If(var then, var when, var otherwise) ->
                    chosen(then, when, otherwise, holds, true);
            case RpmCondition.Unless(var then, var when, var otherwise) ->
                    chosen(then, when, otherwise, holds, false);
        };
    }

    /// `then` decides in one case of a condition, `otherwise` in the other; where that is not
    /// written `if` is met and `unless` is not.
    private static List<RpmClause> chosen(
            RpmCondition then,
            RpmCondition when,
            Optional<RpmCondition> otherwise,
            boolean holds,
            boolean inCase) {
        var clauses = new ArrayList<>(product(of(then, holds), of(when, !inCase)));
        if (otherwise.isPresent()) {
            clauses.addAll(product(of(otherwise.get(), holds), of(when, inCase)));
        } else if (inCase != holds) {
            clauses.addAll(of(when, inCase));
        }
        return limited(clauses);
    }

    private static List<RpmClause> all(List<RpmCondition> parts, boolean hold) {
        var clauses = new ArrayList<RpmClause>();
        parts.forEach(part -> clauses.addAll(of(part, hold)));
        return limited(clauses);
    }

    private static List<RpmClause> any(List<RpmCondition> parts, boolean hold) {
        var clauses = List.of(new RpmClause(List.of()));
        for (var part : parts) {
            clauses = product(clauses, of(part, hold));
        }
        return clauses;
    }

    private static List<RpmClause> product(List<RpmClause> some, List<RpmClause> others) {
        var clauses = new ArrayList<RpmClause>();
        for (var one : some) {
            for (var other : others) {
                var literals = new ArrayList<>(one.literals());
                literals.addAll(other.literals());
                clauses.add(new RpmClause(literals));
            }
            limited(clauses);
        }
        return clauses;
    }

    private static List<RpmClause> limited(List<RpmClause> clauses) {
        if (clauses.size() > MOST) {
            throw new IllegalArgumentException("a condition of more than " + MOST + " parts");
        }
        return clauses;
    }
}
