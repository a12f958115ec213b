package dev.wardian.stack.environment;

import java.nio.file.Path;
import java.util.List;

/// What came of compiling the modules of an environment.
///
/// @param modules how many there are, those that were compiled before among them
/// @param failed those that are no valid Python, such as templates
/// @param milliseconds how long it took
public record CompiledModules(int modules, List<Path> failed, long milliseconds) {
    public CompiledModules {
        failed = List.copyOf(failed);
    }
}
