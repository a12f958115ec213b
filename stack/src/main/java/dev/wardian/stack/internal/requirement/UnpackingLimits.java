package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.settings.Settings;
import dev.wardian.store.ByteSize;
import dev.wardian.store.UnpackLimits;

/// How much archives may unpack to: as the environment variable says, else as the project, else as
/// is usual.
public final class UnpackingLimits {
    private static final String VARIABLE = "WARDIAN_MAX_UNPACKED_SIZE";

    private UnpackingLimits() {}

    public static UnpackLimits of(Settings settings) {
        var variable = settings.environment().getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            return upTo(variable, "the variable `" + VARIABLE + "`");
        }
        var project = ProjectSettings.of(settings);
        return project.maxUnpackedSize()
                .map(size -> upTo(size.value(), size.file() + ", `max-unpacked-size`"))
                .orElse(UnpackLimits.USUAL);
    }

    private static UnpackLimits upTo(String size, String origin) {
        try {
            return UnpackLimits.upTo(ByteSize.parse(size));
        } catch (IllegalArgumentException wrong) {
            throw new StackException(
                    new StackProblem.Invalid(
                            origin, "`" + size + "` is not a size", "a size such as `20G`"),
                    wrong);
        }
    }
}
