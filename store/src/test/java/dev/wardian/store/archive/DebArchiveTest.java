package dev.wardian.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.UnpackLimits;
import dev.wardian.testkit.DebMaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebArchiveTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.resolve("unpacked"));
    }

    private Manifest unpack(byte[] deb) throws IOException {
        return DebArchive.unpack(
                "a.deb",
                new ByteArrayInputStream(deb),
                folder,
                UnpackLimits.USUAL,
                control -> control.getOrDefault("postinst", ""));
    }

    private void refuses(byte[] deb, String reason) {
        assertThatThrownBy(() -> unpack(deb))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("refused archive `a.deb`")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xz", "gz", ""})
    void unpacksFilesAndKeepsWhatTheControlFilesSay(String compression) throws IOException {
        Manifest manifest =
                unpack(
                        DebMaker.of("a", "1")
                                .file("usr/lib/x/liba.so.1", CONTENT)
                                .program("usr/bin/a", "#!/bin/sh\n")
                                .script("postinst", "#!/bin/sh\nexit 1\n")
                                .compressed(compression)
                                .build());

        assertThat(folder.resolve("usr/lib/x/liba.so.1")).hasContent("content");
        assertThat(folder.resolve("usr/bin/a")).isExecutable();
        assertThat(manifest.files()).hasSize(2);
        assertThat(manifest.note()).isEqualTo("#!/bin/sh\nexit 1\n");
    }

    @Test
    void mergesFoldersIntoUsrAndKeepsLinksBelowTheRoot() throws IOException {
        unpack(
                DebMaker.of("a", "1")
                        .file("lib/x/liba.so.1", CONTENT)
                        .link("usr/lib/x/liba.so", "/lib/x/liba.so.1")
                        .link("lib/x/near", "../../usr/lib/x/liba.so.1")
                        .link("usr/share/doc/later", "/etc/alternatives/a")
                        .build());

        assertThat(folder.resolve("usr/lib/x/liba.so")).hasContent("content");
        assertThat(folder.resolve("usr/lib/x/near")).hasContent("content");
        assertThat(Files.readSymbolicLink(folder.resolve("usr/share/doc/later")))
                .isEqualTo(Path.of("../../../etc/alternatives/a"));
    }

    @Test
    void refusesWhatLeadsOutside() {
        refuses(DebMaker.of("a", "1").file("usr/../../x", CONTENT).build(), "leads outside");
        refuses(DebMaker.of("a", "1").link("usr/x", "../../../y").build(), "leads outside");
        refuses(
                DebMaker.of("a", "1").special("dev/null", TarConstants.LF_CHR).build(),
                "is a special file");
    }

    @Test
    void writesNothingThroughALink() {
        refuses(
                DebMaker.of("a", "1").link("usr/x", "/etc").file("usr/x/passwd", CONTENT).build(),
                "is both a folder and something else");
    }

    @Test
    void refusesWhatIsNoPackage() {
        refuses("nothing".getBytes(StandardCharsets.UTF_8), "it is not an `ar` archive");
        refuses(DebMaker.of("a", "1").format("3.0\n").build(), "no package of format 2");
        refuses(
                DebMaker.of("a", "1").compressed("rar").build(),
                "unknown member `control.tar.rar`");
        byte[] whole = DebMaker.of("a", "1").file("usr/a", CONTENT).build();
        for (int length : new int[] {8, 60, 100, whole.length / 2, whole.length - 40}) {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, length)))
                    .isInstanceOf(StoreException.class);
        }
    }
}
