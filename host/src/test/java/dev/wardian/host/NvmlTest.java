package dev.wardian.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Asks a management library of our own making, compiled here: the calls and layouts are NVML's.
@EnabledOnOs(OS.LINUX)
class NvmlTest {
    private static final String SOURCE =
            """
            #include <string.h>
            typedef struct { char legacy[16]; unsigned domain, bus, device, id, sub; char bus_id[32]; } pci;
            typedef struct { unsigned long long total, free, used; } memory;
            static int first = 1, second = 2;
            int nvmlInit_v2(void) { return START; }
            int nvmlShutdown(void) { return 0; }
            int nvmlSystemGetDriverVersion(char *to, unsigned n) { strncpy(to, "570.124.06", n); return 0; }
            int nvmlSystemGetCudaDriverVersion_v2(int *to) { *to = 12080; return 0; }
            int nvmlDeviceGetCount_v2(unsigned *to) { *to = 2; return 0; }
            int nvmlDeviceGetHandleByIndex_v2(unsigned i, void **to) { *to = i ? &second : &first; return 0; }
            int nvmlDeviceGetName(void *d, char *to, unsigned n) { strncpy(to, "NVIDIA H200", n); return 0; }
            int nvmlDeviceGetUUID(void *d, char *to, unsigned n) {
                strncpy(to, *(int *) d == 1 ? "GPU-a" : "GPU-b", n); return 0; }
            int nvmlDeviceGetPciInfo_v3(void *d, pci *to) { strcpy(to->bus_id, "00000000:19:00.0"); return 0; }
            int nvmlDeviceGetMemoryInfo(void *d, memory *to) { to->total = 150754820096ULL; return 0; }
            int nvmlDeviceGetCudaComputeCapability(void *d, int *a, int *b) { *a = 9; *b = 0; return 0; }
            int nvmlDeviceGetMigMode(void *d, unsigned *now, unsigned *then) {
                if (*(int *) d == 1) return 3; /* not supported */
                *now = 1; *then = 1; return 0; }
            int nvmlDeviceGetMaxMigDeviceCount(void *d, unsigned *to) { *to = 7; return 0; }
            int nvmlDeviceGetMigDeviceHandleByIndex(void *d, unsigned i, void **to) {
                *to = &second; return i < 3 ? 0 : 6; }
            """;

    @TempDir Path folder;

    private String library(int startsWith) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("nvml.c"), SOURCE);
        Path made = folder.resolve("libnvidia-ml.so.1");
        int ended = -1;
        try {
            ended =
                    new ProcessBuilder(
                                    "cc",
                                    "-shared",
                                    "-fPIC",
                                    "-DSTART=" + startsWith,
                                    "-o",
                                    made.toString(),
                                    source.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
        } catch (IOException noCompiler) {
            assumeTrue(false, "no C compiler `cc` on the PATH");
        }
        assertThat(ended).as("cc compiles the library").isZero();
        return made.toString();
    }

    private Accelerators ask(String... files) {
        return new HostDetection(folder, "x86_64", Map.of(), List.of(files)).accelerators();
    }

    @Test
    void asksTheLibraryForDriverCudaAndEachGpu() throws Exception {
        Accelerators found = ask("/no/such/library.so", library(0));

        assertThat(found.source()).isEqualTo(Accelerators.Source.NVML);
        assertThat(found.driver()).hasValue("570.124.06");
        assertThat(found.cuda()).hasValue(new MajorMinor(12, 8));
        assertThat(found.notes()).isEmpty();
        assertThat(found.gpus()).hasSize(2);
        assertThat(found.gpus().getFirst())
                .isEqualTo(
                        new Gpu(
                                "nvidia",
                                "NVIDIA H200",
                                Optional.of("GPU-a"),
                                Optional.of("00000000:19:00.0"),
                                Optional.of(new MajorMinor(9, 0)),
                                Optional.of(150_754_820_096L),
                                Gpu.Slices.none()));
        assertThat(found.gpus().getLast().uuid()).hasValue("GPU-b");
        assertThat(found.gpus().getLast().slices()).isEqualTo(new Gpu.Slices(true, 3));
        assertThat(found.gpus().getLast().architecture()).hasValue(90);
    }

    @Test
    void fallsBackToTheKernelsFilesAndSaysWhyTheLibraryFailed() throws Exception {
        new RecordedMachine(folder)
                .with("/proc/driver/nvidia/version", "NVRM version: Module  535.161.07  x\n");

        Accelerators found = ask(library(18));

        assertThat(found.source()).isEqualTo(Accelerators.Source.KERNEL);
        assertThat(found.cuda()).hasValue(new MajorMinor(12, 2));
        assertThat(found.notes())
                .singleElement()
                .asString()
                .endsWith(
                        "does not start: the library and the loaded driver are of different"
                                + " versions");
    }

    @Test
    void passesOverALibraryThatIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("libnvidia-ml.so"), "not a library");

        assertThat(ask(text.toString())).isEqualTo(Accelerators.none());
    }
}
