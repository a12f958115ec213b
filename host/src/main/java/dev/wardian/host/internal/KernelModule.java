package dev.wardian.host.internal;

import dev.wardian.host.Accelerators;
import dev.wardian.host.Gpu;
import dev.wardian.host.MajorMinor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What NVIDIA's kernel module tells under `/proc/driver/nvidia`: its version, and model and
/// address of each GPU. Capability and memory are not among it; they follow from the model.
///
/// @param version the version of the driver; empty where no module is loaded
/// @param gpus what it tells of each GPU
record KernelModule(Optional<String> version, List<Gpu> gpus) {
    KernelModule {
        gpus = List.copyOf(gpus);
    }

    static KernelModule read(Path root) {
        Path folder = root.resolve("proc/driver/nvidia");
        Optional<String> version =
                new SmallFile(folder.resolve("version"))
                        .text()
                        .flatMap(KernelModule::version)
                        .or(() -> SmallFile.below(root, "/sys/module/nvidia/version").word());
        List<Gpu> gpus = new ArrayList<>();
        for (Path one : SmallFile.children(folder.resolve("gpus"))) {
            Map<String, String> facts = facts(one.resolve("information"));
            if (!facts.isEmpty()) {
                gpus.add(gpu(facts));
            }
        }
        return new KernelModule(version, gpus);
    }

    boolean isLoaded() {
        return version.isPresent();
    }

    /// Those on the bus where the module names none.
    Accelerators told(List<Gpu> onBus, List<String> notes) {
        Optional<MajorMinor> cuda = version.flatMap(KnownDrivers::highestCuda);
        return new Accelerators(
                version, cuda, Accelerators.Source.KERNEL, gpus.isEmpty() ? onBus : gpus, notes);
    }

    /// `NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar …`: the first word that
    /// is numbers with dots.
    private static Optional<String> version(String text) {
        for (String word : text.lines().findFirst().orElse("").split("\\s+", -1)) {
            if (word.matches("\\d{2,4}\\.\\d+(\\.\\d+)?")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> facts(Path file) {
        Map<String, String> facts = new HashMap<>();
        for (String line : new SmallFile(file).lines()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                facts.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return facts;
    }

    private static Gpu gpu(Map<String, String> facts) {
        String model = facts.getOrDefault("Model", "NVIDIA GPU");
        Optional<KnownGpus.Model> known = KnownGpus.find(model);
        return new Gpu(
                "nvidia",
                model,
                Optional.ofNullable(facts.get("GPU UUID")).filter(text -> !text.contains("?")),
                Optional.ofNullable(facts.get("Bus Location")),
                known.map(KnownGpus.Model::capability),
                known.map(KnownGpus.Model::memory),
                Gpu.Slices.none());
    }
}
