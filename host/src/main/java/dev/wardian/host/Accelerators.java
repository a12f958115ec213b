package dev.wardian.host;

import java.util.List;
import java.util.Optional;

/// The GPUs of a machine and the driver that they are reached by.
///
/// @param driver the version of NVIDIA's driver
/// @param cuda the highest CUDA that this driver runs
/// @param source who said so
/// @param gpus the accelerators, in the driver's order
/// @param notes what is amiss, a line each: a GPU without a driver, a library that fails
public record Accelerators(
        Optional<String> driver,
        Optional<MajorMinor> cuda,
        Source source,
        List<Gpu> gpus,
        List<String> notes) {
    /// Who told of the GPUs.
    public enum Source {
        /// The driver's management library.
        NVML,
        /// The files of the kernel module under `/proc/driver/nvidia`.
        KERNEL,
        /// The list of PCI devices: no driver answered.
        PCI,
        /// A person, with `--gpu`.
        NAMED,
        /// Nobody: there is none.
        NONE
    }

    public Accelerators {
        gpus = List.copyOf(gpus);
        notes = List.copyOf(notes);
    }

    /// No accelerator.
    public static Accelerators none() {
        return new Accelerators(
                Optional.empty(), Optional.empty(), Source.NONE, List.of(), List.of());
    }

    /// The lowest compute capability among the GPUs: what code for all of them must run on.
    public Optional<MajorMinor> lowestCapability() {
        return gpus.stream().flatMap(gpu -> gpu.capability().stream()).min(MajorMinor::compareTo);
    }
}
