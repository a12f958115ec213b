package dev.wardian.stack.internal.doctor;

import static dev.wardian.stack.doctor.Symptom.Area.GPU;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.ElfFile;
import dev.wardian.elf.GpuCode;
import dev.wardian.host.Accelerators;
import dev.wardian.host.Gpu;
import dev.wardian.host.MajorMinor;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.install.RecordRow;
import dev.wardian.stack.doctor.Symptom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether what is installed for GPUs fits the driver and the GPUs of a machine.
public final class GpuSymptoms {
    private static final String RUNTIME = "nvidia-cuda-runtime";

    private final Accelerators accelerators;
    private final List<Path> libraryPath;
    private final List<Symptom> found = new ArrayList<>();

    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    public GpuSymptoms(Accelerators accelerators, List<Path> libraryPath) {
        this.accelerators = accelerators;
        this.libraryPath = List.copyOf(libraryPath);
    }

    /// What is found of the GPUs and of what is installed for them.
    ///
    /// @param installed the packages of an environment; none where there is none
    public List<Symptom> of(Collection<InstalledDistribution> installed) {
        for (var note : accelerators.notes()) {
            found.add(Symptom.wrong(GPU, note));
        }
        driver();
        for (var one : installed) {
            if (one.name().toString().startsWith(RUNTIME)) {
                MajorMinor.tryParse(one.version().toString()).ifPresent(this::runtime);
            }
        }
        var highest =
                accelerators.gpus().stream().filter(gpu -> gpu.capability().isPresent()).toList();
        for (var one : installed) {
            var objects = objects(one);
            shadowed(one, objects);
            if (!highest.isEmpty() && !objects.isEmpty()) {
                code(one, objects, highest);
            }
        }
        return found;
    }

    private void driver() {
        if (accelerators.gpus().isEmpty()) {
            found.add(Symptom.sound(GPU, "none, and none is needed"));
        } else {
            found.add(
                    Symptom.sound(
                            GPU,
                            accelerators.gpus().size()
                                    + " x "
                                    + accelerators.gpus().getFirst().name()
                                    + accelerators
                                            .driver()
                                            .map(driver -> ", driver " + driver)
                                            .orElse("")
                                    + accelerators
                                            .cuda()
                                            .map(cuda -> ", CUDA up to " + cuda)
                                            .orElse("")));
        }
    }

    /// Within one major version a driver runs newer runtimes than its own (CUDA Compatibility,
    /// "Minor Version Compatibility"), but compiles no assembly of theirs.
    private void runtime(MajorMinor runtime) {
        if (accelerators.cuda().isEmpty()) {
            return;
        }
        var cuda = accelerators.cuda().get();
        if (runtime.major() > cuda.major()) {
            found.add(
                    Symptom.wrong(
                                    GPU,
                                    "the packages bring CUDA %s, but the driver runs CUDA up to %s"
                                            .formatted(runtime, cuda))
                            .withRemedy(
                                    "install a newer driver, or packages made for CUDA "
                                            + cuda.major()));
        } else if (runtime.compareTo(cuda) > 0) {
            found.add(
                    Symptom.note(
                            GPU,
                            "the packages bring CUDA %s, newer than the driver's %s: what must be"
                                            .formatted(runtime, cuda)
                                    + " compiled at run time may fail"));
        }
    }

    private void code(InstalledDistribution one, List<Path> objects, List<Gpu> gpus) {
        var code = gpuCode(objects);
        for (var gpu : gpus) {
            int capability = gpu.architecture().orElse(0);
            if (!code.isEmpty() && code.stream().noneMatch(each -> each.runsOn(capability))) {
                found.add(
                        Symptom.wrong(
                                GPU,
                                "`%s` %s has no code for `%s` (sm_%d): it has %s"
                                        .formatted(
                                                one.name(),
                                                one.version(),
                                                gpu.name(),
                                                capability,
                                                code)));
                return;
            }
        }
    }

    private static SortedSet<GpuCode> gpuCode(List<Path> objects) {
        var code = new TreeSet<GpuCode>();
        for (var file : objects) {
            try {
                ElfFile.read(file).ifPresent(elf -> code.addAll(elf.gpuCode()));
            } catch (IOException | ElfException unreadable) {
                // `verify` tells of damaged files
            }
        }
        return code;
    }

    /// `LD_LIBRARY_PATH` comes before the folder that a library is looked for in otherwise.
    private void shadowed(InstalledDistribution one, List<Path> objects) {
        if (!one.name().toString().startsWith("nvidia-")) {
            return;
        }
        for (var file : objects) {
            for (var folder : libraryPath) {
                var other = folder.resolve(String.valueOf(file.getFileName()));
                if (Files.exists(other) && !other.equals(file)) {
                    found.add(
                            Symptom.wrong(
                                            GPU,
                                            "`%s` is loaded instead of that of `%s` %s, because of"
                                                            .formatted(
                                                                    other,
                                                                    one.name(),
                                                                    one.version())
                                                    + " LD_LIBRARY_PATH")
                                    .withRemedy("unset LD_LIBRARY_PATH"));
                    return;
                }
            }
        }
    }

    private static List<Path> objects(InstalledDistribution one) {
        try {
            var objects = new ArrayList<Path>();
            for (var row : one.text("RECORD").map(RecordRow::parse).orElse(List.of())) {
                if (row.path().endsWith(".so") || row.path().contains(".so.")) {
                    objects.add(one.library().resolve(row.path()).normalize());
                }
            }
            return objects;
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
