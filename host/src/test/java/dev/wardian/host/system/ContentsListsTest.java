package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.build.BuildNeed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static Path packed(Path folder, String name, String text) throws IOException {
        Path list = folder.resolve(name + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(list))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return list;
    }

    @Test
    void answersFromTheTableBesideAListAsFromTheList(@TempDir Path root) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("usr/share/some where/%d/file%d.txt    misc/p%d".formatted(i, i % 7000, i));
            text.append(i % 1000 == 0 ? ",misc/q\n" : "\n");
        }
        text.append("x".repeat(200_000)).append("/long \tmisc/long\n").append("bare misc/bare");
        Path list = packed(root, "list", text.toString());
        ContentsLists contents = new ContentsLists(root, "amd64", List.of(list));

        for (int again = 0; again < 2; again++) {
            var owners =
                    contents.owners(
                            List.of("file6999.txt", "/bare", "bare", "long", "3/file3.txt", "no"));

            assertThat(owners.get("file6999.txt")).containsOnlyKeys("p6999", "p13999");
            assertThat(owners.get("/bare")).containsOnlyKeys("bare");
            assertThat(owners.get("bare")).containsOnlyKeys("bare");
            assertThat(owners.get("long")).containsOnlyKeys("long");
            assertThat(owners.get("3/file3.txt"))
                    .containsOnlyKeys("p3")
                    .containsEntry("p3", List.of("/usr/share/some where/3/file3.txt"));
            assertThat(owners.get("no")).isEmpty();
        }
        assertThat(root.resolve("list.gz.lookup")).exists();
        assertThat(contents.owners(List.of("file0.txt")).get("file0.txt"))
                .containsOnlyKeys("p0", "q", "p7000", "p14000");
    }

    @Test
    void makesATableAnewThatIsDamaged(@TempDir Path root) throws IOException {
        Path list = packed(root, "list", "usr/bin/frob utils/frob\n");
        ContentsLists contents = new ContentsLists(root, "amd64", List.of(list));
        for (byte[] damaged : List.of(new byte[0], new byte[100])) {
            Files.write(root.resolve("list.gz.lookup"), damaged);

            assertThat(contents.owners(List.of("frob")).get("frob")).containsOnlyKeys("frob");
        }
    }

    @Test
    void knowsThatAnEmptyListHasNothing(@TempDir Path root) throws IOException {
        ContentsLists contents = new ContentsLists(root, "amd64", List.of(packed(root, "e", "")));

        assertThat(contents.owners(List.of("frob")).get("frob")).isEmpty();
    }
}
