package dev.wardian.stack.universal;

import java.util.List;

/// For which environments one lock is made. The Pythons are those of the project, or from the
/// version on that was asked for, or from that of the interpreter on.
///
/// @param platforms the only platforms that count, by the names that a single target has (`linux`,
///     `aarch64-apple-darwin`); all if empty
public record UniversalChoices(List<String> platforms) {
    public UniversalChoices {
        platforms = List.copyOf(platforms);
    }

    /// Every platform.
    public static UniversalChoices everywhere() {
        return new UniversalChoices(List.of());
    }
}
