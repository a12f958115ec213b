package dev.wardian.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElfFileTest {
    private static ElfFile read(ElfMaker maker) {
        return ElfFile.read(maker.make()).orElseThrow();
    }

    @Test
    void readsWhatTheLoaderWouldLookAt() {
        ElfFile file =
                read(
                        ElfMaker.little()
                                .soname("libcv.so.4")
                                .needs("libGL.so.1")
                                .needs("libc.so.6")
                                .runpath("$ORIGIN/../cv.libs:/opt/lib")
                                .rpath("/ignored"));

        assertThat(file.header()).isEqualTo(new ElfHeader(64, false, 62, ElfHeader.Type.SHARED));
        assertThat(file.header().architecture()).isEqualTo("x86_64");
        assertThat(file.soname()).hasValue("libcv.so.4");
        assertThat(file.needed()).containsExactly("libGL.so.1", "libc.so.6");
        assertThat(file.searchPath()).containsExactly("$ORIGIN/../cv.libs", "/opt/lib");
    }

    @Test
    void looksWhereTheOldTagSaysIfThereIsNoNewOne() {
        assertThat(read(ElfMaker.little().rpath("$ORIGIN")).searchPath())
                .containsExactly("$ORIGIN");
    }

    @Test
    void readsWhichVersionsOfSymbolsAreNeededOfWhom() {
        ElfFile file =
                read(
                        ElfMaker.little()
                                .versions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                                .versions("libstdc++.so.6", "GLIBCXX_3.4.30"));

        assertThat(file.versionNeeds())
                .containsExactly(
                        new VersionNeed("libc.so.6", List.of("GLIBC_2.2.5", "GLIBC_2.34")),
                        new VersionNeed("libstdc++.so.6", List.of("GLIBCXX_3.4.30")));
    }

    @Test
    void namesTheSymbolsThatOthersMustDefineWithoutWeakOnes() {
        ElfFile file = read(ElfMaker.little().undefined("PyArray_API").weak("__gmon_start__"));

        assertThat(file.undefined()).containsExactly("PyArray_API");
    }

    @Test
    void listsTheArchitecturesOfGpuCodeInAllFatBinaries() {
        ElfFile file = read(ElfMaker.little().gpu(2, 80, 1, 90).gpu(2, 90, 2, 80));

        assertThat(file.gpuCode())
                .extracting(GpuCode::toString)
                .containsExactly("sm_80", "sm_90", "compute_90");
    }

    @Test
    void readsFilesOfTheOtherByteOrder() {
        ElfFile file =
                read(
                        new ElfMaker(ByteOrder.BIG_ENDIAN)
                                .needs("libm.so.6")
                                .versions("libm.so.6", "GLIBC_2.17"));

        assertThat(file.header().bigEndian()).isTrue();
        assertThat(file.needed()).containsExactly("libm.so.6");
        assertThat(file.versionNeeds().getFirst().versions()).containsExactly("GLIBC_2.17");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsTheLibrariesOfTheRunningJava() throws IOException {
        Path folder = Path.of(System.getProperty("java.home"), "lib");

        ElfFile java = ElfFile.read(folder.resolve("libjava.so")).orElseThrow();

        assertThat(java.soname()).hasValue("libjava.so");
        assertThat(java.needed()).contains("libjvm.so");
        assertThat(java.undefined()).contains("JVM_MaxMemory");
    }

    @Test
    void takesOtherFilesForNone(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "not a library");
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(ElfFile.read(text)).isEmpty();
        assertThat(ElfFile.read(empty)).isEmpty();
    }

    @Test
    void saysWhereItIsCutOff() {
        byte[] whole = ElfMaker.little().needs("libc.so.6").make();

        assertThatThrownBy(() -> ElfFile.read(Arrays.copyOf(whole, 80)))
                .isInstanceOf(ElfException.class)
                .hasMessageContaining("it ends at 80 bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void survivesDamageOfAnyKind(long seed) {
        byte[] whole =
                ElfMaker.little()
                        .needs("libc.so.6")
                        .versions("libc.so.6", "GLIBC_2.17")
                        .undefined("malloc")
                        .gpu(2, 80)
                        .make();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            try {
                assertThat(ElfFile.read(damaged)).isPresent();
            } catch (ElfException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void runsMachineCodeOnItsOwnMajorCapabilityOnly() {
        GpuCode ampere = new GpuCode(GpuCode.Form.MACHINE, 80);

        assertThat(ampere.runsOn(86)).isTrue();
        assertThat(ampere.runsOn(75)).isFalse();
        assertThat(ampere.runsOn(90)).isFalse();
        assertThat(new GpuCode(GpuCode.Form.PTX, 80).runsOn(90)).isTrue();
        assertThat(new GpuCode(GpuCode.Form.PTX, 80).runsOn(75)).isFalse();
    }
}
