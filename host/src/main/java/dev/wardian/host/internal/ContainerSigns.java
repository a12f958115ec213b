package dev.wardian.host.internal;

import dev.wardian.host.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Looks for what container runtimes leave: marker files, variables, control groups.
public final class ContainerSigns {
    private static final Map<String, String> GROUPS =
            Map.of(
                    "kubepods", "kubernetes",
                    "docker", "docker",
                    "libpod", "podman",
                    "lxc", "lxc",
                    "machine.slice", "systemd-nspawn");

    private ContainerSigns() {}

    /// What the machine with this root is, for a process with these variables.
    public static Container find(Path root, Map<String, String> environment) {
        if (environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            return new Container("kubernetes", "KUBERNETES_SERVICE_HOST");
        }
        if (Files.exists(root.resolve("run/.containerenv"))) {
            return new Container("podman", "/run/.containerenv");
        }
        if (Files.exists(root.resolve(".dockerenv"))) {
            return new Container("docker", "/.dockerenv");
        }
        return word(root, environment)
                .or(() -> group(root))
                .or(() -> wsl(root))
                .orElseGet(Container::none);
    }

    private static Optional<Container> word(Path root, Map<String, String> environment) {
        String own = environment.getOrDefault("container", "");
        if (!own.isEmpty()) {
            return Optional.of(new Container(own, "the variable `container`"));
        }
        return SmallFile.below(root, "/run/systemd/container")
                .word()
                .map(kind -> new Container(kind, "/run/systemd/container"));
    }

    private static Optional<Container> group(Path root) {
        for (String line : SmallFile.below(root, "/proc/1/cgroup").lines()) {
            for (Map.Entry<String, String> group : GROUPS.entrySet()) {
                if (line.contains("/" + group.getKey())) {
                    return Optional.of(new Container(group.getValue(), "/proc/1/cgroup"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Container> wsl(Path root) {
        return SmallFile.below(root, "/proc/sys/kernel/osrelease")
                .word()
                .filter(release -> release.contains("WSL") || release.contains("microsoft"))
                .map(_ -> new Container("wsl", "/proc/sys/kernel/osrelease"));
    }
}
