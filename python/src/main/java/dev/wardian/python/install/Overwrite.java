package dev.wardian.python.install;

import java.nio.file.Path;

/// A file that two distributions bring with different contents; the one installed later won.
///
/// @param file the place in the environment
/// @param winner whose content it has now
/// @param loser whose content it had, or `no distribution`
public record Overwrite(Path file, String winner, String loser) {
    @Override
    public String toString() {
        return "`" + file + "` of `" + loser + "` was replaced by that of `" + winner + "`";
    }
}
