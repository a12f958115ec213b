package dev.wardian.python.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.elf.GpuCode;
import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.standards.name.PackageName;
import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactReaderTest {
    @TempDir static Path shared;
    private static Interpreter interpreter;

    @TempDir Path folder;
    private final StringBuilder record = new StringBuilder();

    @BeforeAll
    static void findAnInterpreter() {
        var surroundings =
                new Surroundings(
                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                        Path.of("/"),
                        Path.of(System.getProperty("user.home")));
        interpreter =
                new Interpreters(shared, surroundings)
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                        .interpreter();
    }

    private void file(String path, byte[] bytes) throws IOException {
        var file = folder.resolve("site").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        record.append(path).append(",sha256=digest").append(bytes.length).append(",1\n");
    }

    private ArtifactFacts facts() throws IOException {
        var info = folder.resolve("site/thing-1.0.dist-info");
        Files.createDirectories(info);
        Files.writeString(info.resolve("METADATA"), "Name: thing\nVersion: 1.0\n");
        Files.writeString(info.resolve("RECORD"), record, StandardCharsets.UTF_8);
        var environment = PythonEnvironment.of(interpreter, Scheme.target(folder.resolve("site")));
        return new ArtifactReader(folder.resolve("facts"))
                .read(environment.find(PackageName.of("thing")).orElseThrow(), ".cpython-x.so");
    }

    @Test
    void tellsWhatMustComeFromElsewhere() throws IOException {
        file(
                "thing/_core.cpython-x.so",
                ElfMaker.little().needs("libinner-1.so.2").needs("libGL.so.1").make());
        file(
                "thing.libs/libinner-1.so.2",
                ElfMaker.little().soname("libinner-1.so.2").needs("libm.so.6").make());
        file("thing/plugins/libodd.so.9", ElfMaker.little().needs("libodd-needs.so").make());

        var outside = facts().outside();

        assertThat(outside.keySet()).containsExactly("libGL.so.1", "libm.so.6");
        assertThat(outside.get("libm.so.6"))
                .extracting(SharedObject::path)
                .containsExactly("thing.libs/libinner-1.so.2");
    }

    @Test
    void tellsTheNewestSymbolsThatAreNeeded() throws IOException {
        file(
                "thing/a.cpython-x.so",
                ElfMaker.little().versions("libc.so.6", "GLIBC_2.4", "GLIBC_2.28").make());
        file(
                "thing/b.abi3.so",
                ElfMaker.little()
                        .versions("libc.so.6", "GLIBC_2.9")
                        .versions("libstdc++.so.6", "GLIBCXX_3.4.9", "GLIBCXX_3.4.26", "CXXABI_1.3")
                        .make());

        assertThat(facts().floors())
                .containsEntry("GLIBC", "2.28")
                .containsEntry("GLIBCXX", "3.4.26")
                .containsEntry("CXXABI", "1.3");
    }

    @Test
    void tellsTheGenerationOfNumpysInterface() throws IOException {
        file(
                "thing/old.cpython-x.so",
                ElfMaker.little().undefined("numpy.core._multiarray_umath").make());
        file(
                "thing/recent.cpython-x.so",
                ElfMaker.little()
                        .undefined("numpy.core._multiarray_umath")
                        .undefined("numpy._core._multiarray_umath")
                        .undefined(
                                "module was compiled against NumPy C-API version 0x%x (NumPy 1.23)"
                                        + " but the running NumPy has C-API version 0x%x.")
                        .make());
        file(
                "thing/very_old.cpython-x.so",
                ElfMaker.little()
                        .undefined("numpy.core.multiarray")
                        .undefined(
                                "module compiled against ABI version 0x%x but this version of numpy is 0x%x")
                        .make());
        file(
                "thing/without.cpython-x.so",
                ElfMaker.little().undefined("numpy.core.multiarray").make());

        assertThat(facts().objects())
                .extracting(SharedObject::numpy)
                .containsExactly(
                        Optional.of(new NumpyInterface(1, Optional.empty())),
                        Optional.of(new NumpyInterface(2, Optional.of("1.23"))),
                        Optional.of(new NumpyInterface(1, Optional.empty())),
                        Optional.empty());
    }

    @Test
    void hintsAtLibrariesThatAreOpenedByName() throws IOException {
        file(
                "thing/opens.cpython-x.so",
                ElfMaker.little()
                        .undefined("dlopen")
                        .undefined("libcuda.so.1")
                        .undefined("no library.so")
                        .make());
        file("thing/says.cpython-x.so", ElfMaker.little().undefined("libcuda.so.1").make());

        assertThat(facts().objects())
                .extracting(SharedObject::opens)
                .containsExactly(List.of("libcuda.so.1"), List.of());
    }

    @Test
    void answersFromWhatWasKeptAsFromTheFiles() throws IOException {
        file(
                "thing/all.cpython-x.so",
                ElfMaker.little()
                        .soname("all.so")
                        .needs("libc.so.6")
                        .runpath("$ORIGIN:$ORIGIN/lib")
                        .versions("libc.so.6", "GLIBC_2.17")
                        .gpu(2, 90, 1, 90)
                        .undefined("dlopen")
                        .undefined("libnccl.so.2")
                        .undefined("numpy.core._multiarray_umath")
                        .make());
        file("thing/broken.cpython-x.so", new byte[] {0x7f, 'E', 'L', 'F', 1});

        var read = facts();
        Files.delete(folder.resolve("site/thing/all.cpython-x.so"));

        assertThat(read.gpuCode())
                .containsExactly(
                        new GpuCode(GpuCode.Form.MACHINE, 90), new GpuCode(GpuCode.Form.PTX, 90));
        assertThat(read.unreadable()).containsExactly("thing/broken.cpython-x.so");
        assertThat(facts()).isEqualTo(read);
    }
}
