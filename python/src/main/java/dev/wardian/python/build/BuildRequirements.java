package dev.wardian.python.build;

import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.standards.requirement.Requirement;
import java.util.List;

/// Installs what a build backend needs into the environment that was made for one build.
@FunctionalInterface
public interface BuildRequirements {
    /// Resolves all of the requirements together and installs them. Called a second time, with
    /// more requirements, when the backend asks for some (`get_requires_for_build_wheel`); the
    /// environment then holds what the first call installed.
    void install(List<Requirement> requirements, VirtualEnvironment environment);
}
