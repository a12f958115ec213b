package dev.wardian.standards.marker;

/// One comparison of a marker that is being spelt, with the diagram that it draws.
///
/// @param negative whether it says what is not, which is left out first where something is
record MarkerTerm(Comparison comparison, Decision space, boolean negative) {
    static MarkerTerm of(MarkerVariable variable, MarkerOperator operator, String value) {
        return of(Comparison.of(variable, operator, value));
    }

    static MarkerTerm of(Comparison comparison) {
        boolean negative =
                comparison.operator() == MarkerOperator.NOT_EQUAL
                        || comparison.operator() == MarkerOperator.NOT_IN;
        return new MarkerTerm(comparison, MarkerDiagram.of(comparison), negative);
    }

    /// What says as nearly as a comparison can that another one does not hold. It is exact for
    /// `in`; a `platform_release` that is no version satisfies neither `<` nor `>=`, and no marker
    /// can tell what does not hold of it.
    static MarkerTerm not(Comparison comparison) {
        Comparison opposite =
                Comparison.of(
                        comparison.left(), opposite(comparison.operator()), comparison.right());
        return new MarkerTerm(opposite, MarkerDiagram.of(comparison).not(), true);
    }

    private static MarkerOperator opposite(MarkerOperator operator) {
        return switch (operator) {
            case LESS -> MarkerOperator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> MarkerOperator.GREATER;
            case GREATER -> MarkerOperator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> MarkerOperator.LESS;
            case EQUAL, COMPATIBLE, ARBITRARY_EQUAL -> MarkerOperator.NOT_EQUAL;
            case NOT_EQUAL -> MarkerOperator.EQUAL;
            case IN -> MarkerOperator.NOT_IN;
            case NOT_IN -> MarkerOperator.IN;
        };
    }

    /// Where the comparison stands among others: versions, texts by the names of their variables,
    /// lists, extras. This is the order in which uv writes them.
    String kind() {
        MarkerVariable variable = comparison.variable();
        if (variable == null) {
            throw new IllegalStateException("a term without a variable");
        }
        return switch (variable) {
            case IMPLEMENTATION_VERSION -> "0";
            case PYTHON_FULL_VERSION, PYTHON_VERSION -> "1";
            case IMPLEMENTATION_NAME,
                    OS_NAME,
                    PLATFORM_MACHINE,
                    PLATFORM_PYTHON_IMPLEMENTATION,
                    PLATFORM_RELEASE,
                    PLATFORM_SYSTEM,
                    PLATFORM_VERSION,
                    SYS_PLATFORM ->
                    "2" + variable;
            case EXTRAS -> "3";
            case DEPENDENCY_GROUPS -> "4";
            case EXTRA -> "5";
        };
    }
}
