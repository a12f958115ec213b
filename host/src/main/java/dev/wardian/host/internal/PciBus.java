package dev.wardian.host.internal;

import dev.wardian.host.Gpu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The accelerators on the PCI bus as `/sys/bus/pci/devices` lists them: the classes of displays
/// (03) and of processing accelerators (12) (PCI Code and ID Assignment, chapter 1).
final class PciBus {
    private PciBus() {}

    static List<Gpu> gpus(Path root) {
        List<Gpu> gpus = new ArrayList<>();
        for (Path device : SmallFile.children(root.resolve("sys/bus/pci/devices"))) {
            String kind = new SmallFile(device.resolve("class")).word().orElse("");
            String vendor = new SmallFile(device.resolve("vendor")).word().orElse("");
            boolean accelerates = kind.startsWith("0x03") || kind.startsWith("0x12");
            String maker = maker(vendor);
            // what a virtual machine draws its console with computes nothing
            if (accelerates && !maker.startsWith("0x")) {
                String model = new SmallFile(device.resolve("device")).word().orElse("");
                gpus.add(
                        new Gpu(
                                maker,
                                title(maker) + " device " + model,
                                Optional.empty(),
                                Optional.of(String.valueOf(device.getFileName())),
                                Optional.empty(),
                                Optional.empty(),
                                Gpu.Slices.none()));
            }
        }
        return gpus;
    }

    private static String maker(String vendor) {
        return switch (vendor) {
            case "0x10de" -> "nvidia";
            case "0x1002" -> "amd";
            case "0x8086" -> "intel";
            default -> "0x" + vendor;
        };
    }

    private static String title(String maker) {
        return switch (maker) {
            case "nvidia" -> "NVIDIA";
            case "amd" -> "AMD";
            default -> "Intel";
        };
    }
}
