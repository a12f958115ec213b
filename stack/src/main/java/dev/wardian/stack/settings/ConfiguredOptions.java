package dev.wardian.stack.settings;

import java.util.List;
import java.util.Map;

/// What files of configuration say to commands, by the long names of options.
///
/// @param common to every command that knows such an option: `[tool.uv]`, `[tool.wardian]`,
///     `uv.toml`
/// @param files to commands on requirement files: those, and `[tool.uv.pip]` and `[pip]` above them
/// @param unread what would count with uv and is not read here, a line for each file
public record ConfiguredOptions(
        Map<String, Object> common, Map<String, Object> files, List<String> unread) {
    public ConfiguredOptions {
        common = Map.copyOf(common);
        files = Map.copyOf(files);
        unread = List.copyOf(unread);
    }
}
