package dev.wardian.stack.unused;

import java.util.Optional;

/// What can be wrong between imports and declarations. The codes are deptry's.
public enum Rule {
    /// Something is imported that nothing declared brings, and nothing installed either.
    MISSING("DEP001"),
    /// Something is declared that nothing imports.
    UNUSED("DEP002"),
    /// What is imported is there only because something else needs it.
    TRANSITIVE("DEP003"),
    /// What is imported is declared for development only.
    MISPLACED("DEP004"),
    /// What is declared is part of the standard library.
    STANDARD("DEP005");

    private final String code;

    Rule(String code) {
        this.code = code;
    }

    /// `DEP001` and so on.
    public String code() {
        return code;
    }

    /// The rule of a code.
    public static Optional<Rule> of(String code) {
        for (var one : values()) {
            if (one.code.equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
