package dev.wardian.stack.settings;

import java.nio.file.Path;
import java.util.Map;

/// Which configuration of a project and its user counts. What a project says of itself (`sources`,
/// constraints, its workspace) counts always, and so do the files of pip.
public sealed interface ConfigurationChoice {
    /// The nearest `uv.toml` or `pyproject.toml` that says anything, then those of the user and of
    /// the machine.
    record Usual() implements ConfigurationChoice {}

    /// None (`--no-config`).
    record None() implements ConfigurationChoice {}

    /// This file alone, written as a `uv.toml` (`--config-file`).
    record OfFile(Path file) implements ConfigurationChoice {}

    /// What uv's variables choose: `UV_CONFIG_FILE`, `UV_NO_CONFIG`.
    static ConfigurationChoice of(Path workingFolder, Map<String, String> environment) {
        var file = environment.getOrDefault("UV_CONFIG_FILE", "");
        if (!file.isEmpty()) {
            return new OfFile(workingFolder.resolve(file).normalize());
        }
        return switch (environment.getOrDefault("UV_NO_CONFIG", "")) {
            case "", "0", "false", "no", "off", "n", "f" -> new Usual();
            default -> new None();
        };
    }
}
