package dev.wardian.host.internal;

import dev.wardian.host.Accelerators;
import dev.wardian.host.Gpu;
import dev.wardian.host.MajorMinor;
import dev.wardian.host.internal.nvidia.Nvml;
import dev.wardian.host.internal.nvidia.NvmlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the GPUs of a machine: asks the management library; where there is none reads what the
/// kernel module tells; where that is not there either, looks at the PCI bus.
///
/// @param root the machine's root
/// @param management the files to try as management library
public record GpuSearch(Path root, List<String> management) {
    private static final String LIBRARY = "libnvidia-ml.so.1";
    private static final List<String> FOLDERS =
            List.of(
                    "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu",
                    "/usr/lib64",
                    "/usr/local/nvidia/lib64",
                    "/usr/lib/wsl/lib",
                    "/run/opengl-driver/lib",
                    "/usr/lib64-nvidia");

    /// Where the library of this machine may be: by its name, as any program would load it, then in
    /// the folders that containers, WSL and NixOS mount it into.
    public static List<String> usual(Map<String, String> environment) {
        List<String> files = new ArrayList<>(List.of(LIBRARY));
        List<String> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)) {
            if (folder.startsWith("/")) {
                folders.add(folder);
            }
        }
        folders.addAll(FOLDERS);
        for (String folder : folders) {
            Path file = Path.of(folder, LIBRARY);
            if (Files.exists(file)) {
                files.add(file.toString());
            }
        }
        return files;
    }

    /// What was found, and what is amiss.
    public Accelerators find() {
        List<String> notes = new ArrayList<>();
        for (String file : management) {
            try (Nvml nvml = Nvml.open(file)) {
                return asked(nvml);
            } catch (NvmlException failed) {
                if (failed.isLoaded()) {
                    notes.add(failed.getMessage());
                }
            }
        }
        KernelModule module = KernelModule.read(root);
        List<Gpu> onBus = PciBus.gpus(root);
        if (module.isLoaded()) {
            return module.told(onBus, notes);
        }
        for (Gpu gpu : onBus) {
            if (gpu.vendor().equals("nvidia")) {
                notes.add("`" + gpu.name() + "` is there, but NVIDIA's driver is not");
            }
        }
        Accelerators.Source source =
                onBus.isEmpty() ? Accelerators.Source.NONE : Accelerators.Source.PCI;
        return new Accelerators(Optional.empty(), Optional.empty(), source, onBus, notes);
    }

    private static Accelerators asked(Nvml nvml) {
        List<Gpu> gpus = new ArrayList<>();
        for (int i = 0; i < nvml.count(); i++) {
            nvml.device(i).map(GpuSearch::described).ifPresent(gpus::add);
        }
        Optional<MajorMinor> cuda =
                nvml.cuda().map(number -> new MajorMinor(number / 1000, number % 1000 / 10));
        return new Accelerators(nvml.driver(), cuda, Accelerators.Source.NVML, gpus, List.of());
    }

    private static Gpu described(Nvml.Device device) {
        boolean divided = device.isDivided();
        return new Gpu(
                "nvidia",
                device.name().orElse("NVIDIA GPU"),
                device.uuid(),
                device.address().filter(text -> !text.isEmpty()),
                device.capability().map(pair -> new MajorMinor(pair[0], pair[1])),
                device.memory(),
                divided ? new Gpu.Slices(true, device.parts()) : Gpu.Slices.none());
    }
}
