package dev.wardian.stack.choice;

import java.util.List;
import java.util.Optional;

/// For which Python and platform to resolve when it is not the interpreter's own.
///
/// @param pythonVersion `3.12` or `3.12.4`; empty for the interpreter's
/// @param platform uv's name (`linux`, `aarch64-apple-darwin`, `x86_64-manylinux_2_28`) or a wheel
///     platform tag (`manylinux_2_28_x86_64`); empty for the machine's
/// @param wheels which wheels fit, where that is said apart
public record TargetChoice(
        Optional<String> pythonVersion, Optional<String> platform, Wheels wheels) {

    private static final TargetChoice NATIVE = new TargetChoice(Optional.empty(), Optional.empty());

    /// Which tags fit.
    ///
    /// @param implementation `cp`, `pp`, `py`; empty for the interpreter's
    /// @param abis the only ABIs that fit; none for the interpreter's
    /// @param platforms all platforms that fit; none for the one of the choice
    public record Wheels(
            Optional<String> implementation, List<String> abis, List<String> platforms) {
        /// Those that fit the interpreter.
        public static final Wheels USUAL = new Wheels(Optional.empty(), List.of(), List.of());

        public Wheels {
            abis = List.copyOf(abis);
            platforms = List.copyOf(platforms);
        }
    }

    /// A Python on a platform, with all that fits it.
    public TargetChoice(Optional<String> pythonVersion, Optional<String> platform) {
        this(pythonVersion, platform, Wheels.USUAL);
    }

    /// The interpreter's own version and platform.
    public static TargetChoice ofInterpreter() {
        return NATIVE;
    }
}
