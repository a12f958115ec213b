package dev.wardian.stack.choice;

import java.util.List;

/// What `check` looks at.
///
/// @param facts whether files are looked at; without, only metadata, as `pip check` does
/// @param modules what will be imported besides the packages' top-level modules, such as
///     `plotly.express`
/// @param host the machine that it shall run on
public record CheckChoices(boolean facts, List<String> modules, HostChoice host) {
    public CheckChoices {
        modules = List.copyOf(modules);
    }

    /// Everything, with top-level modules alone.
    public static CheckChoices usual() {
        return new CheckChoices(true, List.of(), HostChoice.here());
    }

    /// What `pip check` looks at.
    public static CheckChoices metadataAlone() {
        return new CheckChoices(false, List.of(), HostChoice.here());
    }
}
