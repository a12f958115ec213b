package dev.wardian.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LinkageTest {
    @Test
    void readsWhatIsNeededAndWhatIsOffered() {
        Linkage linkage =
                Linkage.read(
                                ElfMaker.little()
                                        .soname("libz.so.1")
                                        .needs("libc.so.6")
                                        .versions("libc.so.6", "GLIBC_2.34")
                                        .defines("ZLIB_1.2.0", "ZLIB_1.2.9")
                                        .make())
                        .orElseThrow();

        assertThat(linkage.soname()).hasValue("libz.so.1");
        assertThat(linkage.needed()).containsExactly("libc.so.6");
        assertThat(linkage.versionNeeds())
                .containsExactly(new VersionNeed("libc.so.6", List.of("GLIBC_2.34")));
        assertThat(linkage.versions()).containsExactly("ZLIB_1.2.0", "ZLIB_1.2.9");
    }

    @Test
    void tellsTheTwoSearchPathsApart() {
        Linkage old = Linkage.read(ElfMaker.little().rpath("$ORIGIN").make()).orElseThrow();
        Linkage both =
                Linkage.read(ElfMaker.little().rpath("/a").runpath("/b::/c").make()).orElseThrow();

        assertThat(old.rpath()).containsExactly("$ORIGIN");
        assertThat(old.runpath()).isEmpty();
        assertThat(both.rpath()).isEmpty();
        assertThat(both.runpath()).containsExactly("/b", "/c");
    }

    @Test
    void readsSearchPathsOfAnyLength() {
        String path = "/" + "a".repeat(30_000);

        assertThat(Linkage.read(ElfMaker.little().runpath(path).make()).orElseThrow().runpath())
                .containsExactly(path);
    }

    @Test
    void takesOtherFilesForNone(@TempDir Path folder) throws IOException {
        assertThat(Linkage.read(Files.createFile(folder.resolve("empty")))).isEmpty();
        assertThat(Linkage.read(Files.writeString(folder.resolve("text"), "INPUT(libc.so)")))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsTheVersionsThatTheMachinesOwnLibraryDefines() throws IOException {
        Path library = null;
        for (String folder : List.of("/lib/x86_64-linux-gnu", "/lib64", "/lib/aarch64-linux-gnu")) {
            Path file = Path.of(folder, "libc.so.6");
            library = library == null && Files.exists(file) ? file : library;
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(library != null, "this machine has no glibc");

        assertThat(Linkage.read(library).orElseThrow().versions())
                .contains("GLIBC_2.17", "GLIBC_PRIVATE")
                .doesNotContain("libc.so.6");
    }

    @Test
    void survivesDamageOfAnyKind() {
        byte[] whole =
                ElfMaker.little().needs("a").versions("a", "A_1").defines("B_1", "B_2").make();
        assertThatThrownBy(() -> Linkage.read(Arrays.copyOf(whole, 80)))
                .isInstanceOf(ElfException.class);
        Random random = new Random(7);
        Stream.generate(whole::clone)
                .limit(20_000)
                .forEach(
                        damaged -> {
                            damaged[4 + random.nextInt(damaged.length - 4)] =
                                    (byte) random.nextInt();
                            try {
                                assertThat(Linkage.read(damaged)).isPresent();
                            } catch (ElfException expected) {
                                assertThat(expected).hasMessageNotContaining("null");
                            }
                        });
    }
}
