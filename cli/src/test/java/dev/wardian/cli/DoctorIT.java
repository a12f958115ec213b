package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a machine, an environment and an index at once.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class DoctorIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
    }

    private void installed(WheelMaker wheel) {
        var file = wheel.make().writeTo(here.folder());
        here.run("install", file.toString(), "--no-index", "-q", "--no-deps").succeeds();
    }

    @Test
    void looksAtEverythingOnce() {
        installed(WheelMaker.wheel("sound 1.0").file("sound.py", ""));

        try (var index = LocalIndex.of("pip 1.0")) {
            var told = here.run("doctor", "--index-url", index.url().toString());

            assertThat(told.out())
                    .contains("machine: ", "python: ", "fit together", "index: ", "cache: ");
            assertThat(told.out()).contains("ok    index");
        }
    }

    @Test
    void saysWhatPackagesLackAndWhatIndexesRefuse() {
        installed(WheelMaker.wheel("needy 1.0").requires("absent>=2"));
        installed(
                WheelMaker.wheel("vision 1.0")
                        .tag("py3-none-linux_x86_64")
                        .file(
                                "vision/native.so",
                                ElfMaker.little()
                                        .needs("libgone.so.7")
                                        .undefined("PyModuleDef_Init")
                                        .make()));

        var told =
                here.run("doctor", "--index-url", "http://127.0.0.1:9/simple/", "--retries", "0")
                        .endsWith(1);

        assertThat(told.out())
                .contains("wrong environment: `needy` 1.0 requires `absent>=2`")
                .contains("wrong libraries: `vision` needs `libgone.so.7`")
                .contains("wrong index: cannot reach `http://127.0.0.1:9/simple/");
    }

    @Test
    void saysWhenPackagesAreMadeForANewerCudaThanTheDriverRuns() {
        installed(WheelMaker.wheel("nvidia-cuda-runtime 13.0.48"));

        assertThat(here.run("doctor", "--offline", "--gpu", "L4,driver=550").endsWith(1).out())
                .contains(
                        "wrong gpu: `nvidia-cuda-runtime` 13.0.48 brings CUDA 13.0, but the driver"
                                + " runs CUDA up to 12.4");
        assertThat(here.run("doctor", "--offline", "--gpu", "L4,driver=580").out())
                .doesNotContain("wrong gpu");
    }

    @Test
    void saysWhenNoCodeIsForTheGpu() {
        installed(
                WheelMaker.wheel("kernels 1.0")
                        .tag("py3-none-linux_x86_64")
                        .file("kernels/lib.so", ElfMaker.little().gpu(2, 70, 2, 80).make()));

        assertThat(here.run("doctor", "--offline", "--gpu", "H100,driver=570").endsWith(1).out())
                .contains(
                        "wrong gpu: `kernels` 1.0 has no code for `H100` (sm_90): it has [sm_70,"
                                + " sm_80]");
        assertThat(here.run("doctor", "--offline", "--gpu", "A10,driver=570").out())
                .doesNotContain("wrong gpu");
    }

    @Test
    void answersInJsonAndDoesWithoutAnEnvironment() {
        assertThat(here.run("doctor", "--offline", "--json").out())
                .contains("\"area\" : \"environment\"", "\"remedy\" : \"wardian venv\"");
    }
}
