package dev.wardian.stack.internal.check;

import dev.wardian.elf.GpuCode;
import dev.wardian.host.Accelerators;
import dev.wardian.host.MajorMinor;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whether packages that bring CUDA, or code for GPUs, fit the driver and the GPUs of a machine.
/// Where the machine has none, or nothing is known of them, everything does.
public final class GpuCheck {
    private static final String RUNTIME = "nvidia-cuda-runtime";

    private final Accelerators accelerators;

    public GpuCheck(Accelerators accelerators) {
        this.accelerators = accelerators;
    }

    /// What is wrong with a package.
    ///
    /// @param code the code for GPUs that its files hold
    public Optional<CheckFinding> of(PackageName name, Version version, Collection<GpuCode> code) {
        for (var gpu : accelerators.gpus()) {
            var capability = gpu.architecture();
            if (capability.isPresent()
                    && !code.isEmpty()
                    && code.stream().noneMatch(each -> each.runsOn(capability.get()))) {
                return Optional.of(
                        new CheckFinding.NoGpuCode(
                                name, version, gpu.name(), capability.get(), names(code)));
            }
        }
        return runtime(name, version);
    }

    private static List<String> names(Collection<GpuCode> code) {
        return code.stream().map(GpuCode::toString).toList();
    }

    /// Within one major version a driver runs newer run times than its own (CUDA Compatibility,
    /// "Minor Version Compatibility"), but compiles no assembly of theirs.
    private Optional<CheckFinding> runtime(PackageName name, Version version) {
        return newer(name, version)
                .filter(runtime -> runtime.major() > highest().major())
                .map(runtime -> new CheckFinding.DriverTooOld(name, version, runtime, highest()));
    }

    /// What should be known of a package.
    public Optional<String> remark(PackageName name, Version version) {
        return newer(name, version)
                .filter(runtime -> runtime.major() == highest().major())
                .map(
                        runtime ->
                                "the packages bring CUDA %s, newer than the driver's %s: what must be"
                                                .formatted(runtime, highest())
                                        + " compiled at run time may fail");
    }

    private MajorMinor highest() {
        return accelerators.cuda().orElseThrow();
    }

    /// The run time that a package brings, if the driver is known and runs none as new.
    private Optional<MajorMinor> newer(PackageName name, Version version) {
        return accelerators.cuda().isPresent() && name.toString().startsWith(RUNTIME)
                ? MajorMinor.tryParse(version.toString())
                        .filter(runtime -> runtime.compareTo(highest()) > 0)
                : Optional.empty();
    }
}
