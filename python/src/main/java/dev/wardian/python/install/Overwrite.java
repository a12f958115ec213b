package dev.wardian.python.install;

import java.nio.file.Path;

/// A file that two distributions bring with different contents. The one installed later won, or
/// whichever requires the other.
///
/// @param file the place in the environment
/// @param winner whose content it has now
/// @param loser whose content it had, or `no distribution`
/// @param dependent whether the winner has it because it requires the loser
public record Overwrite(Path file, String winner, String loser, boolean dependent) {
    @Override
    public String toString() {
        if (dependent) {
            return "`%s` is that of `%s`, which requires `%s` with another of that name"
                    .formatted(file, winner, loser);
        }
        return "`" + file + "` of `" + loser + "` was replaced by that of `" + winner + "`";
    }
}
