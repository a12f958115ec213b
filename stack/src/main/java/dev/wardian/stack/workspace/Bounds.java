package dev.wardian.stack.workspace;

import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;

/// Which versions a requirement admits that is added for a version that was found.
public enum Bounds {
    /// That version and newer ones (`>=1.2.3`).
    LOWER,
    /// The same up to the next major version (`>=1.2.3,<2`).
    MAJOR,
    /// The same up to the next minor version (`>=1.2.3,<1.3`).
    MINOR,
    /// That version alone (`==1.2.3`).
    EXACT;

    /// The specifiers for a version.
    SpecifierSet of(Version found) {
        var version = found.withoutLocal();
        var epoch = version.epoch() == 0 ? "" : version.epoch() + "!";
        return SpecifierSet.parse(
                switch (this) {
                    case LOWER -> ">=" + version;
                    case MAJOR ->
                            // below 1.0 each minor version may break what was before
                            ">="
                                    + version
                                    + ",<"
                                    + epoch
                                    + (version.major() > 0
                                            ? version.major() + 1 + ".0"
                                            : "0." + (version.minor() + 1));
                    case MINOR ->
                            ">="
                                    + version
                                    + ",<"
                                    + epoch
                                    + version.major()
                                    + "."
                                    + (version.minor() + 1);
                    case EXACT -> "==" + version;
                });
    }
}
