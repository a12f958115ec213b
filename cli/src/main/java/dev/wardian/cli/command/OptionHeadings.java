package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Under which heading help, manual pages and completion show an option: what a command has alone
/// comes first, what it shares with others under what those options are about.
final class OptionHeadings {
    private static final String OWN = "Options";

    private final Map<Option, String> known = new HashMap<>();

    OptionHeadings() {
        under("What to install", InstallOptionGroup.asked());
        under("How it is put in place", InstallOptionGroup.placed());
        under("The project and its lock", ProjectOptionGroup.ofLock());
        under("The project and its lock", ProjectOptionGroup.ofSync());
        under("Which environment", List.of(GraphOptionGroup.LOCK, SystemLayerWork.SYSTEM_PACKAGE));
        under("Which environment", EnvironmentOptionGroup.all());
        under("Which versions", ResolveOptionGroup.versions());
        under("Builds from source", BuildOptionGroup.all());
        under("Where requirements collide", ExplainOptionGroup.all());
        under("Where packages come from", IndexOptionGroup.all());
        under("Taken because pip takes them", PipOptions.WITHOUT_EFFECT);
        // what every change has is about the command, not about packages
        known.remove(InstallOptionGroup.DRY_RUN);
    }

    private void under(String heading, List<Option> options) {
        for (var option : options) {
            known.put(option, heading);
        }
    }

    /// The options under their headings, in the order in which they are given; the command's own
    /// first.
    Map<String, List<Option>> of(List<Option> options) {
        var groups = new LinkedHashMap<String, List<Option>>();
        groups.put(OWN, new ArrayList<>());
        for (var option : options) {
            groups.computeIfAbsent(known.getOrDefault(option, OWN), _ -> new ArrayList<>())
                    .add(option);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }
}
