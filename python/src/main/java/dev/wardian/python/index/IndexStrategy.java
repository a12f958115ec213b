package dev.wardian.python.index;

/// How several indexes that know the same project are combined; named as in uv.
public enum IndexStrategy {
    /// Only the first index that knows the project counts: safe from dependency confusion.
    FIRST_INDEX("first-index"),
    /// All versions of the first index before those of the next one.
    UNSAFE_FIRST_MATCH("unsafe-first-match"),
    /// The best version of all indexes, as pip does it.
    UNSAFE_BEST_MATCH("unsafe-best-match");

    private final String spelling;

    IndexStrategy(String spelling) {
        this.spelling = spelling;
    }

    /// The name on command lines and in variables.
    public String spelling() {
        return spelling;
    }
}
