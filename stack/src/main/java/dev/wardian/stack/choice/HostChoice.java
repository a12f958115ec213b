package dev.wardian.stack.choice;

import java.util.Optional;

/// For which machine a question is asked.
///
/// @param host its name (`debian:12`), or a file that holds the record of one (`node.json`,
///     `./node`); empty for this machine
/// @param gpu its GPUs by name (`H200,driver=570`); empty for those that it has
public record HostChoice(Optional<String> host, Optional<String> gpu) {
    /// This machine.
    public static HostChoice here() {
        return new HostChoice(Optional.empty(), Optional.empty());
    }

    /// Another machine with the GPUs that it has.
    public static HostChoice of(String host) {
        return new HostChoice(Optional.of(host), Optional.empty());
    }

    /// The same machine with these GPUs.
    public HostChoice withGpu(String name) {
        return new HostChoice(host, Optional.of(name));
    }

    /// Whether this machine is meant, as it is.
    public boolean isHere() {
        return host.isEmpty() && gpu.isEmpty();
    }
}
