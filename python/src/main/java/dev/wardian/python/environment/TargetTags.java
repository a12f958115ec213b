package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.version.Version;
import java.util.List;

/// Targets that are made from others by changing Python or the platform.
final class TargetTags {
    private TargetTags() {}

    static Target withPython(Target target, Version version) {
        return new Target(target.markers().withPython(version), target.tags(), version);
    }

    static Target withPlatform(Target target, String name) {
        throw new PythonException(new EnvironmentProblem.UnknownPlatform(name, List.of()));
    }
}
