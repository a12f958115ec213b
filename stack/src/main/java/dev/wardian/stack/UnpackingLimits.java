package dev.wardian.stack;

import dev.wardian.store.ByteSize;
import dev.wardian.store.archive.Limits;

/// How much archives may unpack to: as the environment variable says, else as the project, else as
/// is usual.
final class UnpackingLimits {
    private static final String VARIABLE = "WARDIAN_MAX_UNPACKED_SIZE";

    private UnpackingLimits() {}

    static Limits of(Settings settings) {
        var variable = settings.environment().getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            return upTo(variable, "the variable `" + VARIABLE + "`");
        }
        var project = ProjectSettings.of(settings.workingFolder());
        return project.maxUnpackedSize()
                .map(size -> upTo(size, project.shown() + ", `max-unpacked-size`"))
                .orElse(Limits.USUAL);
    }

    private static Limits upTo(String size, String origin) {
        try {
            return Limits.upTo(ByteSize.parse(size));
        } catch (IllegalArgumentException wrong) {
            throw new StackException(
                    new StackProblem.Invalid(
                            origin, "`" + size + "` is not a size", "a size such as `20G`"),
                    wrong);
        }
    }
}
