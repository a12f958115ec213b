package dev.wardian.standards.version;

/// The comparison operators of version specifiers (PEP 440, "Version specifiers").
public enum Operator {
    /// `~=`: at least this, and the same but for the last number of the release.
    COMPATIBLE("~="),
    /// `==`, also with a prefix: `==1.4.*`.
    EQUAL("=="),
    /// `!=`, also with a prefix: `!=1.4.*`.
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    /// `===`: the same text but for the case of its letters, version or not.
    ARBITRARY("===");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /// The operator as it is written.
    public String symbol() {
        return symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
