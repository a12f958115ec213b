package dev.wardian.standards.marker;

/// How a marker compares its two sides (PEP 508 section "Environment Markers").
public enum MarkerOperator {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    COMPATIBLE("~="),
    ARBITRARY_EQUAL("==="),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    MarkerOperator(String symbol) {
        this.symbol = symbol;
    }

    /// Whether the operator is also one of version specifiers (PEP 440).
    public boolean comparesVersions() {
        return this != IN && this != NOT_IN;
    }

    /// The operator as written in a marker.
    @Override
    public String toString() {
        return symbol;
    }
}
