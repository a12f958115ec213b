package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages that fit by their metadata and do not import.
final class CheckIT {
    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("plain 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        index.add(WheelMaker.wheel("lib 1.0").file("lib/__init__.py", "def old(): pass\n").make());
        index.add(
                WheelMaker.wheel("lib 2.0").file("lib/__init__.py", "def recent(): pass\n").make());
        index.add(
                WheelMaker.wheel("app 1.0")
                        .requires("lib>=1")
                        .file("app/__init__.py", "from . import core\n")
                        .file("app/core.py", "\nfrom lib import old\n")
                        .file("app/extra.py", "import undeclared_thing\n")
                        .make());
        index.add(WheelMaker.wheel("numpy 2.1.0").file("numpy/__init__.py", "").make());
        index.add(
                WheelMaker.wheel("arrays 1.0")
                        .requires("numpy")
                        .file("arrays/__init__.py", "from . import _core\n")
                        .file(
                                "arrays/_core.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .make());
    }

    @AfterEach
    void end() {
        index.close();
    }

    private void install(String... requirements) {
        var words = new ArrayList<String>();
        words.add("install");
        words.add("--index-url");
        words.add(index.url().toString());
        words.addAll(List.of(requirements));
        place.run(words.toArray(String[]::new)).succeeds();
    }

    @Test
    void namesTheStatementThatFails() {
        install("app", "lib==2.0");

        var told = place.run("check").endsWith(1);

        assertThat(told.out())
                .contains("`app` 1.0 does not import: `lib` of `lib` 2.0 has no `old`")
                .contains("app/core.py:2: from lib import old")
                .contains("imported by app > app.core");
        assertThat(told.err()).contains("Found 1 problem");
    }

    @Test
    void findsNothingWhereEverythingIsThere() {
        install("app", "lib==1.0");

        assertThat(place.run("check").succeeds().out()).isEmpty();
    }

    @Test
    void looksAtWhatAPersonImportsBesides() {
        install("app", "lib==1.0");

        assertThat(place.run("check", "--module", "app.extra").endsWith(1).out())
                .contains("there is no module `undeclared_thing`");
    }

    @Test
    void trustsMetadataWhereAsked() {
        install("app", "lib==2.0");

        place.run("check", "--no-facts").succeeds();
    }

    @Test
    void namesWhatWasCompiledForAnotherNumpy() {
        install("arrays", "numpy==2.1.0");

        var told = place.run("check", "--json").endsWith(1);

        assertThat(Json.parse(told.out()).toString())
                .contains("numpy_mismatch")
                .contains(
                        "`arrays` 1.0 does not import: it was compiled for NumPy 1,"
                                + " but `numpy` 2.1.0 is installed")
                .contains("numpy<2");
    }

    private void lock(String... requirements) {
        place.file("lock.in", String.join("\n", requirements) + "\n");
        place.run(
                        "compile",
                        "lock.in",
                        "-o",
                        "pylock.toml",
                        "--no-facts",
                        "--index-url",
                        index.url().toString())
                .succeeds();
    }

    private Workplace.Outcome checkLock(String... words) {
        var all = new ArrayList<String>(List.of("check", "pylock.toml"));
        all.addAll(List.of("--index-url", index.url().toString()));
        all.addAll(List.of(words));
        return place.run(all.toArray(String[]::new));
    }

    @Test
    void looksIntoTheWheelsOfALockAndInstallsNothing() {
        lock("app", "lib==2.0", "arrays", "numpy==2.1.0");

        var told = checkLock().endsWith(1);

        assertThat(told.out())
                .contains("`app` 1.0 does not import: `lib` of `lib` 2.0 has no `old`")
                .contains("  app/core.py:2: from lib import old")
                .contains("`arrays` 1.0 does not import: it was compiled for NumPy 1")
                .contains("  arrays/_core.abi3.so");
        assertThat(told.err()).contains("Found 2 problems");
        assertThat(place.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void findsNothingInALockThatFits() {
        lock("app", "lib==1.0");

        assertThat(checkLock().succeeds().out()).isEmpty();
        assertThat(checkLock("--host", "debian:12", "--gpu", "none").succeeds().out()).isEmpty();
    }

    @Test
    void namesWhatAMinimalMachineLacksAndWhoBringsItWhere() {
        index.add(
                WheelMaker.wheel("seeing 1.0")
                        .file("seeing/__init__.py", "from . import _core\n")
                        .file(
                                "seeing/_core.abi3.so",
                                ElfMaker.little()
                                        .needs("libGL.so.1")
                                        .needs("libc.so.6")
                                        .versions("libc.so.6", "GLIBC_2.34")
                                        .make())
                        .make());
        lock("seeing");

        assertThat(checkLock("--host", "debian:11").endsWith(1).out())
                .contains("`seeing` needs `libGL.so.1`, which a minimal debian:11 does not have")
                .contains("`libgl1` on Debian and Ubuntu")
                .contains("`libglvnd-glx` on Fedora and RHEL")
                .contains("needs `libc.so.6` with GLIBC_2.34, but that of a minimal debian:11");
        assertThat(checkLock("--host", "fedora:42").endsWith(1).err())
                .contains("dnf install -y libglvnd-glx");
        install("seeing");
        assertThat(place.run("check", "--host", "rhel:9").endsWith(1).out())
                .contains("`seeing` needs `libGL.so.1`, which a minimal rhel:9 does not have")
                .doesNotContain("GLIBC");
    }

    @Test
    void comparesCodeForGpusWithTheGpuThatIsNamed() {
        index.add(
                WheelMaker.wheel("kernels 1.0")
                        .file("kernels/__init__.py", "from . import _core\n")
                        .file("kernels/_core.abi3.so", ElfMaker.little().gpu(2, 80, 2, 86).make())
                        .make());
        index.add(WheelMaker.wheel("nvidia-cuda-runtime-cu13 13.0.48").file("r.py", "").make());
        lock("kernels", "nvidia-cuda-runtime-cu13");

        assertThat(checkLock("--gpu", "H200,driver=570").endsWith(1).out())
                .contains("`kernels` 1.0 has no code for `H200` (sm_90)")
                .contains("[sm_80, sm_86]")
                .contains("brings CUDA 13.0, but the driver runs CUDA up to 12.8");
        assertThat(checkLock("--gpu", "A100,driver=580").succeeds().out()).isEmpty();
    }

    private static byte[] large(byte[] library) {
        var rest = new byte[34 << 20];
        new Random(5).nextBytes(rest);
        var all = Arrays.copyOf(library, library.length + rest.length);
        System.arraycopy(rest, 0, all, library.length, rest.length);
        return all;
    }

    private boolean wasFetchedWhole(PackageFile wheel) {
        var path = index.urlOf(wheel).getPath();
        return index.requests().stream()
                .anyMatch(one -> one.path().equals(path) && one.header("range").isEmpty());
    }

    @Test
    void looksForCodeInALargeLibraryWithoutFetchingIt() {
        var wheel =
                WheelMaker.wheel("kernels 2.0")
                        .file("kernels/__init__.py", "")
                        .file(
                                "kernels/libkernels_cuda.so",
                                large(ElfMaker.little().gpu(2, 80, 1, 90).make()))
                        .make();
        index.add(wheel);
        lock("kernels");
        index.forgetRequests();

        assertThat(checkLock().succeeds().err()).contains("`--gpu` looks into it");
        assertThat(checkLock("--gpu", "H200,driver=570").succeeds().err())
                .doesNotContain("looks into it");
        assertThat(wasFetchedWhole(wheel)).isFalse();
        var asked = index.count();
        assertThat(checkLock("--gpu", "H200,driver=570").succeeds().out()).isEmpty();
        assertThat(index.count()).as("kept").isEqualTo(asked);
        assertThat(checkLock("--gpu", "V100,driver=570").endsWith(1).out())
                .contains(
                        "`kernels` 2.0 has no code for `V100` (sm_70): it has [sm_80, compute_90]");
    }

    /// A PyTorch of which `libtorch_cpu` is as large as told.
    private void torch(String version, boolean large, String... symbols) {
        var core = ElfMaker.little().soname("libtorch_cpu.so");
        for (var symbol : symbols) {
            core.exports(symbol);
        }
        index.add(
                WheelMaker.wheel("torch " + version)
                        .file("torch/__init__.py", "")
                        .file(
                                "torch/lib/libc10.so",
                                ElfMaker.little().exports("_ZN3c105ErrorD1Ev").make())
                        .file("torch/lib/libtorch_cpu.so", large ? large(core.make()) : core.make())
                        .make());
    }

    private void vision() {
        index.add(
                WheelMaker.wheel("vision 1.0")
                        .requires("torch")
                        .file("vision/__init__.py", "")
                        .file(
                                "vision/_C.so",
                                ElfMaker.little()
                                        .needs("libtorch_cpu.so")
                                        .needs("libc10.so")
                                        .undefined("_ZN3c105ErrorD1Ev")
                                        .undefined("_ZN2at4_ops5zeros4callEN3c108ArrayRefIlEE")
                                        .undefined("memcpy")
                                        .make())
                        .make());
    }

    @Test
    void namesWhatWasCompiledForAnotherTorch() {
        torch("2.0.1", false, "_ZN2at4_ops5zeros4callEN3c108ArrayRefIlEE");
        torch("2.1.0", false, "_ZN2at4_ops5zeros4callEN3c108ArrayRefINS2_6SymIntEEE");
        vision();
        install("vision", "torch==2.1.0");

        assertThat(place.run("check").endsWith(1).out())
                .contains("`vision` 1.0 cannot be loaded: it was compiled for another PyTorch")
                .contains("than `torch` 2.1.0")
                .contains("vision/_C.so needs `_ZN2at4_ops5zeros4callEN3c108ArrayRefIlEE`")
                .doesNotContain("more symbols");
        assertThat(place.run("check", "--json").endsWith(1).out()).contains("torch_mismatch");
        install("torch==2.0.1");
        assertThat(place.run("check").succeeds().out()).isEmpty();
    }

    @Test
    void comparesALockWithALargeTorch() {
        torch("2.0.1", true, "_ZN2at4_ops5zeros4callEN3c108ArrayRefIlEE");
        torch("2.1.0", true);
        vision();
        lock("vision", "torch==2.1.0");

        assertThat(checkLock().endsWith(1).out())
                .contains("`vision` 1.0 cannot be loaded")
                .contains("vision/_C.so needs `_ZN2at4_ops");
        lock("vision", "torch==2.0.1");
        assertThat(checkLock().succeeds().out()).isEmpty();
    }

    @Test
    void namesBothOwnersOfAFile() {
        index.add(WheelMaker.wheel("one 1.0").file("both/core.py", "1\n").make());
        index.add(WheelMaker.wheel("two 1.0").file("both/core.py", "2\n").make());
        index.add(WheelMaker.wheel("three 1.0").file("both/core.py", "1\n").make());
        install("one");
        install("--no-deps", "two");

        assertThat(place.run("check").endsWith(1).out())
                .contains("`one` 1.0 and `two` 1.0 both own a file with different contents")
                .contains("those of `two` 1.0 lie there")
                .contains("  both/core.py");

        lock("one", "three");
        assertThat(checkLock().succeeds().err())
                .contains("both own `both/core.py`, with the same contents");
    }

    @Test
    void tellsAWrongTagFromAWrongWheel() {
        index.add(
                WheelMaker.wheel("mistaken 1.0")
                        .info(
                                "WHEEL",
                                """
                                Wheel-Version: 1.0
                                Root-Is-Purelib: false
                                Tag: cp36-cp36m-any
                                """)
                        .file("mistaken/__init__.py", "")
                        .make());
        install("mistaken");
        index.add(
                WheelMaker.wheel("cut 1.0")
                        .info(
                                "WHEEL",
                                """
                                Wheel-Version: 1.0
                                Root-Is-Purelib: true

                                Tag: py3-none-any
                                """)
                        .file("cut/__init__.py", "")
                        .make());
        install("cut");

        assertThat(place.run("check").succeeds().err())
                .contains("`cut` 1.0 names its tags below an empty line of its WHEEL file");
        assertThat(place.run("check").succeeds().err())
                .contains("`mistaken` 1.0 says that it is for another Python (cp36-cp36m-any)");
        assertThat(place.run("check", "--no-facts").endsWith(1).out())
                .contains("`mistaken` 1.0 is not for this platform");
    }

    @Test
    void namesWhatIsKnownNotToGoTogether() {
        index.add(WheelMaker.wheel("param 1.13.0").file("param/__init__.py", "").make());
        index.add(WheelMaker.wheel("param 2.4.2").file("param/__init__.py", "").make());
        index.add(
                WheelMaker.wheel("panel 1.1.0")
                        .requires("param")
                        .file("panel/__init__.py", "import param\n")
                        .make());
        index.add(WheelMaker.wheel("httpx 0.28.1").file("httpx/__init__.py", "").make());
        index.add(
                WheelMaker.wheel("openai 1.50.0")
                        .requires("httpx")
                        .file("openai/__init__.py", "import httpx\n")
                        .make());
        install("--no-facts", "panel", "openai");

        var told = place.run("check").endsWith(1);

        assertThat(told.out())
                .contains("`panel` 1.1.0 does not go with `param` 2.4.2: it does not import")
                .contains("panel/config.py")
                .doesNotContain("openai");
        assertThat(told.err()).contains("`openai` 1.50.0 does not go with `httpx` 0.28.1");
        assertThat(place.run("check", "--json").endsWith(1).out()).contains("\"corrected\"");
        install("param==1.13.0");
        assertThat(place.run("check").succeeds().out()).doesNotContain("panel");
    }

    @Test
    void namesCodeThatWasGeneratedForAnotherProtobuf() {
        index.add(WheelMaker.wheel("protobuf 4.25.0").file("google/protobuf/x.py", "").make());
        index.add(
                WheelMaker.wheel("old-messages 1.0")
                        .file("old_messages/__init__.py", "from . import a_pb2\n")
                        .file(
                                "old_messages/a_pb2.py",
                                "_descriptor = None\n_A = _descriptor.Descriptor(name='A')\n")
                        .make());
        index.add(
                WheelMaker.wheel("new-messages 1.0")
                        .file("new_messages/__init__.py", "from . import b_pb2\n")
                        .file(
                                "new_messages/b_pb2.py",
                                """
                                _runtime_version = None
                                _runtime_version.ValidateProtobufRuntimeVersion(
                                    _runtime_version.Domain.PUBLIC,
                                    5,
                                    29,
                                    0,
                                    '',
                                    'b.proto')
                                """)
                        .make());
        lock("protobuf", "old-messages", "new-messages");

        assertThat(checkLock().endsWith(1).out())
                .contains("`old-messages` 1.0 does not import: it has code generated for protobuf")
                .contains("wardian install 'protobuf<4'")
                .contains("has code generated by protobuf 5.29.0, but `protobuf` 4.25.0")
                .contains("wardian install 'protobuf>=5.29.0'");
    }

    @Test
    void tellsOfCudaLibrariesThatAreHidden() throws IOException {
        index.add(
                WheelMaker.wheel("nvidia-cudnn-cu12 9.0")
                        .file("nvidia/cudnn/lib/libcudnn.so.9", ElfMaker.little().make())
                        .make());
        install("nvidia-cudnn-cu12");
        var other = Files.createDirectories(folder.resolve("system"));
        var path = Map.of("LD_LIBRARY_PATH", other.toString());
        assertThat(place.run(path, "check").succeeds().out()).isEmpty();

        Files.write(other.resolve("libcudnn.so.9"), ElfMaker.little().soname("x").make());

        assertThat(place.run(path, "check").endsWith(1).out())
                .contains("libcudnn.so.9` is loaded instead of that of `nvidia-cudnn-cu12` 9.0");
    }

    @Test
    void saysThatALockHasNothingForAMachine() {
        index.add(
                WheelMaker.wheel("recent 1.0")
                        .tag("py3-none-manylinux_2_34_x86_64")
                        .file("recent.py", "")
                        .make());
        place.file("lock.in", "recent\n");
        place.run(
                        "compile",
                        "lock.in",
                        "-o",
                        "pylock.toml",
                        "--platform",
                        "x86_64-manylinux_2_34",
                        "--index-url",
                        index.url().toString())
                .succeeds();

        assertThat(checkLock("--host", "debian:11", "--json").endsWith(1).out())
                .contains("not_for_target");
        checkLock("--host", "debian:12").succeeds();
    }

    @Test
    void refusesOptionsOfLocksForEnvironments() {
        place.run("check", "--extra", "x").endsWith(2);
    }
}
