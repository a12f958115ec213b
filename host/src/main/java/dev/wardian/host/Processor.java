package dev.wardian.host;

import java.util.Optional;

/// The processor.
///
/// @param architecture as `uname -m` names it: `x86_64`, `aarch64`
/// @param level the microarchitecture level of x86-64, 1 to 4 (x86-64 psABI, "Micro-Architecture
///     Levels"); empty on others
/// @param model its name for people; empty where nothing tells it
/// @param count how many are online; 0 where nothing tells it
public record Processor(String architecture, Optional<Integer> level, String model, int count) {
    /// One of which only the architecture is known.
    public static Processor of(String architecture) {
        return new Processor(architecture, Optional.empty(), "", 0);
    }

    /// `x86-64-v3`, or the architecture where there are no levels.
    public String baseline() {
        return level.map(number -> "x86-64-v" + number).orElse(architecture);
    }
}
