package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is said of packages whose shared libraries a machine lacks.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class LibrariesIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) throws IOException {
        here = Workplace.at(root);
        Files.createDirectories(here.folder().resolve("wheels"));
    }

    private void wheel(WheelMaker maker) throws IOException {
        var made = maker.tag("py3-none-linux_x86_64").make();
        Files.write(here.folder().resolve("wheels").resolve(made.filename()), made.bytes());
    }

    private Workplace.Outcome install(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("install"));
        all.addAll(java.util.List.of(words));
        all.addAll(java.util.List.of("--no-index", "--find-links", "wheels"));
        return here.run(all.toArray(String[]::new));
    }

    private static byte[] module(String library) {
        return ElfMaker.little().needs(library).undefined("PyModuleDef_Init").make();
    }

    @Test
    void saysAtTheEndOfAnInstallationWhatIsMissing() throws IOException {
        wheel(
                WheelMaker.wheel("vision 1.0")
                        .file("vision/__init__.py", "")
                        .file("vision/native.so", module("libgone.so.7")));

        var told = install("vision").succeeds();

        assertThat(told.err())
                .endsWith(
                        """
                        warning: `vision` needs `libgone.so.7`, which this machine does not have
                        """);
    }

    @Test
    void namesTheFilesInJson() throws IOException {
        wheel(WheelMaker.wheel("vision 1.0").file("vision/native.so", module("libgone.so.7")));

        assertThat(install("vision", "--json").succeeds().out())
                .contains(
                        "\"kind\" : \"absent\"",
                        "\"library\" : \"libgone.so.7\"",
                        "site-packages/vision/native.so");
    }

    @Test
    void saysNothingOfLibrariesThatAnotherPackageBringsOrThatNoModuleNeeds() throws IOException {
        wheel(
                WheelMaker.wheel("runtime 1.0")
                        .file("runtime/lib/librt9.so.9", ElfMaker.little().make()));
        wheel(
                WheelMaker.wheel("vision 1.0")
                        .requires("runtime")
                        .file("vision/native.so", module("librt9.so.9"))
                        .file(
                                "vision/plugins/libodd.so",
                                ElfMaker.little().needs("libgone.so").make()));

        assertThat(install("vision").succeeds().err()).doesNotContain("warning", "needs `lib");
    }

    @Test
    void findsLibrariesThatAPackageOpensItself() throws IOException {
        wheel(
                WheelMaker.wheel("boost 1.0")
                        .file("boost/__init__.py", "import ctypes; ctypes.CDLL('lib_boost.so')")
                        .file(
                                "boost/lib_boost.so",
                                ElfMaker.little().needs("libgone.so.1").make()));

        assertThat(install("boost").succeeds().err())
                .contains("`boost` needs `libgone.so.1`, which this machine does not have");
    }

    @Test
    void saysWhenTheMachinesLibraryIsTooOld() throws IOException {
        wheel(
                WheelMaker.wheel("late 1.0")
                        .file(
                                "late/native.so",
                                ElfMaker.little()
                                        .needs("libc.so.6")
                                        .versions("libc.so.6", "GLIBC_2.17", "GLIBC_9.99")
                                        .undefined("PyModuleDef_Init")
                                        .make()));

        assertThat(install("late").succeeds().err())
                .containsPattern(
                        "`late` needs `libc.so.6` with GLIBC_9.99, but that of this machine"
                                + " \\(.*\\) has at most GLIBC_2");
    }

    @Test
    void takesModulesThatAreImportedUnderConditionsForOptional() throws IOException {
        wheel(
                WheelMaker.wheel("pooled 1.0")
                        .file(
                                "pooled/__init__.py",
                                """
                                def pool():
                                    try:
                                        from pooled import fastpool
                                    except ImportError:
                                        fastpool = None
                                """)
                        .file("pooled/fastpool.so", module("libgone.so.7")));

        assertThat(install("pooled").succeeds().err()).doesNotContain("libgone");
    }
}
