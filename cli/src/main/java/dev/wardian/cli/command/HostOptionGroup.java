package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.stack.choice.HostChoice;
import java.util.List;

/// The options that say for which machine.
final class HostOptionGroup {

    static final Option HOST =
            Option.value(
                    "host", "HOST", "another machine: `debian:12`, or a file of `wardian host -o`");
    static final Option GPU =
            Option.value("gpu", "GPU", "its GPUs: `H200,driver=570`, `8xH100`, `none`");

    private HostOptionGroup() {}

    /// All of them.
    static List<Option> all() {
        return List.of(HOST, GPU);
    }

    /// The machine that was asked for.
    static HostChoice read(Arguments arguments) {
        return new HostChoice(arguments.value(HOST), arguments.value(GPU));
    }
}
