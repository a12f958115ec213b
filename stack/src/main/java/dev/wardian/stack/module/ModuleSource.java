package dev.wardian.stack.module;

import dev.wardian.standards.requirement.Requirement;
import java.util.Optional;

/// Knows the modules of packages that are not installed.
@FunctionalInterface
public interface ModuleSource {

    /// The modules of a package in a version that somebody may choose; nothing if they cannot be
    /// told. Safe for several threads.
    Optional<ModuleRoots> modules(Requirement requirement);
}
