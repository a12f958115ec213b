package dev.wardian.host.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquipmentTest {
    private Path root;
    private Equipment equipment;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        root = folder;
        for (String file :
                List.of(
                        "usr/include/zlib.h",
                        "usr/include/x86_64-linux-gnu/ffi.h",
                        "usr/lib/x86_64-linux-gnu/libz.so",
                        "usr/lib/x86_64-linux-gnu/libpq.so.5",
                        "usr/lib/x86_64-linux-gnu/pkgconfig/zlib.pc",
                        "usr/lib/x86_64-linux-gnu/cmake/Foo/FooConfig.cmake",
                        "mine/bar.h",
                        "mine/bar.pc",
                        "bin/clang",
                        "python/Python.h")) {
            Path path = root.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.createFile(path);
        }
        equipment =
                new Equipment(
                        root,
                        "x86_64",
                        Map.of("PATH", "bin", "CPATH", "mine:", "PKG_CONFIG_PATH", "mine"),
                        root,
                        List.of(root.resolve("python")));
    }

    @Test
    void findsWhatIsThere() {
        assertThat(
                        List.of(
                                new BuildNeed.Header("zlib.h"),
                                new BuildNeed.Header("ffi.h"),
                                new BuildNeed.Header("bar.h"),
                                new BuildNeed.Header("Python.h"),
                                new BuildNeed.Library("z"),
                                new BuildNeed.Module("zlib"),
                                new BuildNeed.Module("bar"),
                                new BuildNeed.CmakePackage("Foo"),
                                new BuildNeed.Program("gcc"),
                                new BuildNeed.Program("clang")))
                .allMatch(equipment::has);
    }

    /// A library without the link that linkers follow is none to build with.
    @Test
    void missesWhatIsNot() {
        assertThat(
                        List.of(
                                new BuildNeed.Header("libpq-fe.h"),
                                new BuildNeed.Library("pq"),
                                new BuildNeed.Module("libpq"),
                                new BuildNeed.CmakePackage("Bar"),
                                new BuildNeed.Program("g++"),
                                new BuildNeed.Program("cmake"),
                                new BuildNeed.Named("libpq-dev"),
                                new BuildNeed.Header("\0")))
                .noneMatch(equipment::has);
    }
}
