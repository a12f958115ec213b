package dev.wardian.stack.choice;

import java.util.Optional;

/// For which Python and platform to resolve when it is not the interpreter's own.
///
/// @param pythonVersion `3.12` or `3.12.4`; empty for the interpreter's
/// @param platform uv's name (`linux`, `aarch64-apple-darwin`, `x86_64-manylinux_2_28`) or a wheel
///     platform tag (`manylinux_2_28_x86_64`); empty for the machine's
public record TargetChoice(Optional<String> pythonVersion, Optional<String> platform) {

    private static final TargetChoice NATIVE = new TargetChoice(Optional.empty(), Optional.empty());

    /// The interpreter's own version and platform.
    public static TargetChoice ofInterpreter() {
        return NATIVE;
    }
}
