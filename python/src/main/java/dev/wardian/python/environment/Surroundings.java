package dev.wardian.python.environment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the search for interpreters may look at: environment variables, the current folder, home.
public record Surroundings(Map<String, String> variables, Path folder, Path home) {
    public Surroundings {
        variables = Map.copyOf(variables);
        folder = folder.toAbsolutePath();
        home = home.toAbsolutePath();
    }

    /// A variable's value when it is set and not empty.
    public Optional<String> variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
