package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.build.BuildNeed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsListsTest {
    private static final String OWN =
            """
            usr/bin/frob                                 utils/frob
            usr/include/deep/in/it/frob.h                libdevel/libother-dev
            usr/include/frob.h                           libdevel/libfrob-dev
            usr/include/shared.h                         libdevel/liba-dev,libdevel/libb-dev
            usr/lib/aarch64-linux-gnu/libfrob.so         libdevel/libfrob-dev
            usr/share/doc/frob.h                         doc/frob-doc
            """;

    private static final String ALL =
            """
            usr/share/pkgconfig/frob-2.0.pc\tlibdevel/frob-data
            usr/share/cmake/Frob/frob-config.cmake\tdevel/frob-cmake
            """;

    @Test
    void findsWhoBringsAFile(@TempDir Path root) throws IOException {
        Path lists = Files.createDirectories(root.resolve("var/lib/apt/lists"));
        Files.writeString(lists.resolve("mirror_dists_stable_main_Contents-arm64"), OWN);
        Files.writeString(lists.resolve("mirror_dists_stable_main_binary-arm64_Packages"), OWN);
        try (OutputStream out =
                new GZIPOutputStream(
                        Files.newOutputStream(
                                lists.resolve("mirror_dists_stable_main_Contents-all.gz")))) {
            out.write(ALL.getBytes(StandardCharsets.UTF_8));
        }
        ContentsLists contents = new ContentsLists(root, "aarch64");

        assertThat(contents.bringing(new BuildNeed.Header("frob.h"))).hasValue("libfrob-dev");
        assertThat(contents.bringing(new BuildNeed.Header("in/it/frob.h")))
                .hasValue("libother-dev");
        assertThat(contents.bringing(new BuildNeed.Header("shared.h"))).hasValue("liba-dev");
        assertThat(contents.bringing(new BuildNeed.Library("frob"))).hasValue("libfrob-dev");
        assertThat(contents.bringing(new BuildNeed.Module("frob-2.0"))).hasValue("frob-data");
        assertThat(contents.bringing(new BuildNeed.CmakePackage("Frob"))).hasValue("frob-cmake");
        assertThat(contents.bringing(new BuildNeed.Program("frob"))).hasValue("frob");
        assertThat(contents.bringing(new BuildNeed.Program("knob"))).isEmpty();
        assertThat(
                        new ContentsLists(root.resolve("none"), "aarch64")
                                .bringing(new BuildNeed.Header("frob.h")))
                .isEmpty();
    }
}
