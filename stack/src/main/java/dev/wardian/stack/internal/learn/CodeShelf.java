package dev.wardian.stack.internal.learn;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.resolve.ResolvedPackage;
import java.util.Optional;

/// Has the code of packages that were chosen.
@FunctionalInterface
public interface CodeShelf {
    /// Where the code of a package lies; nothing where it cannot be had without building it.
    Optional<DistributionCode> code(ResolvedPackage chosen);
}
