package dev.wardian.stack.internal.doctor;

import static dev.wardian.stack.doctor.Symptom.Area.GPU;

import dev.wardian.host.Accelerators;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.facts.ArtifactReader;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.doctor.Symptom;
import dev.wardian.stack.internal.check.GpuCheck;
import dev.wardian.stack.internal.check.ShadowedLibraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether what is installed for GPUs fits the driver and the GPUs of a machine.
public final class GpuSymptoms {
    private final Accelerators accelerators;
    private final GpuCheck gpus;
    private final ShadowedLibraries shadowed;
    private final ArtifactReader reader;
    private final List<Symptom> found = new ArrayList<>();

    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    /// @param facts the folder in which what files say is kept
    public GpuSymptoms(Accelerators accelerators, List<Path> libraryPath, Path facts) {
        this.accelerators = accelerators;
        this.gpus = new GpuCheck(accelerators);
        this.shadowed = new ShadowedLibraries(libraryPath);
        this.reader = new ArtifactReader(facts);
    }

    /// What is found of the GPUs and of what is installed for them.
    ///
    /// @param installed the packages of an environment, where there is one
    public List<Symptom> of(Optional<CodeSet> installed) {
        for (var note : accelerators.notes()) {
            found.add(Symptom.wrong(GPU, note));
        }
        driver();
        installed.ifPresent(this::packages);
        return found;
    }

    private void packages(CodeSet set) {
        for (var one : set.distributions()) {
            shadowed.of(one).map(GpuSymptoms::symptom).ifPresent(found::add);
            if (!accelerators.gpus().isEmpty()) {
                var code = reader.read(one, set.interpreter().extensionSuffix()).gpuCode();
                gpus.of(one.name(), one.version(), code)
                        .map(GpuSymptoms::symptom)
                        .ifPresent(found::add);
                gpus.remark(one.name(), one.version())
                        .map(text -> Symptom.note(GPU, text))
                        .ifPresent(found::add);
            }
        }
    }

    private static Symptom symptom(CheckFinding finding) {
        var symptom = Symptom.wrong(GPU, finding.message());
        if (finding instanceof CheckFinding.DriverTooOld(_, _, _, var highest)) {
            return symptom.withRemedy(
                    "install a newer driver, or packages made for CUDA " + highest.major());
        }
        return finding instanceof CheckFinding.Shadowed
                ? symptom.withRemedy("unset LD_LIBRARY_PATH")
                : symptom;
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
}
