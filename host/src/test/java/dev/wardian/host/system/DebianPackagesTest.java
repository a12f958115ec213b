package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianPackagesTest {
    private static final String OFFERED =
            """
            Package: libgl1
            Version: 1.6.0-1
            Architecture: amd64
            Depends: libc6 (>= 2.14), libgldispatch0 (= 1.6.0-1)
            Installed-Size: 309
            Description: Vendor neutral GL dispatch library
             This is a library.
             .
             It is neutral.
            Section: libs

            Package: libgl1
            Version: 1.6.0-1+deb12u1
            Description: newer

            Package: broken
            Version: not a version
            """;

    private Path root;

    @BeforeEach
    void begin(@TempDir Path folder) {
        root = folder;
    }

    private void put(String file, byte[] content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    private void put(String file, String content) throws IOException {
        put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsFieldsThatGoOnAndPassesOverRemarks() {
        List<ControlStanza> stanzas = new ArrayList<>();
        ControlStanza.all(
                        new BufferedReader(
                                new StringReader(
                                        "\n\n# remark\nA: 1\nB: x\n  y\n\n\nNonsense\na: 2\nA: 3\n")))
                .forEach(stanzas::add);

        assertThat(stanzas).hasSize(2);
        assertThat(stanzas.getFirst().field("b")).hasValue("x\ny");
        assertThat(stanzas.getLast().field("A")).hasValue("2");
    }

    @Test
    void offersTheNewestVersionAndPassesOverBrokenOnes() throws IOException {
        put("var/lib/apt/lists/a_main_binary-amd64_Packages", OFFERED);

        DebianPackages packages = new DebianPackages(root);

        assertThat(packages.offered().keySet()).containsExactly("libgl1");
        assertThat(packages.offered().values())
                .extracting(DebianPackage::version)
                .containsExactly(DebianVersion.parse("1.6.0-1+deb12u1"));
        assertThat(packages.unread()).isEmpty();
    }

    @Test
    void readsCompressedListsAndTellsOfOthers() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(OFFERED.getBytes(StandardCharsets.UTF_8));
        }
        put("var/lib/apt/lists/a_main_binary-amd64_Packages.gz", packed.toByteArray());
        put("var/lib/apt/lists/b_main_binary-amd64_Packages.xz", "?");

        DebianPackages packages = new DebianPackages(root);

        assertThat(packages.offered()).containsKey("libgl1");
        assertThat(packages.unread()).hasSize(1);
    }

    @Test
    void knowsWhatIsInstalledAndHeld() throws IOException {
        put(
                "var/lib/dpkg/status",
                """
                Package: libgl1
                Status: hold ok installed
                Version: 1.5.0-2

                Package: gone
                Status: deinstall ok config-files
                Version: 1
                """);

        DebianPackages packages = new DebianPackages(root);

        assertThat(packages.installed().keySet()).containsExactly("libgl1");
        assertThat(packages.installed().values()).allMatch(DebianPackage::held);
    }

    @Test
    void findsWhoHasAFileByPathAndByName() throws IOException {
        put("var/lib/dpkg/info/libssl3:amd64.list", "/.\n/usr/lib/x/libssl.so.3\n");
        put("var/lib/dpkg/info/other.list", "/usr/lib/x/notlibssl.so.3\n");

        DebianPackages packages = new DebianPackages(root);

        assertThat(packages.owners("libssl.so.3"))
                .containsOnlyKeys("libssl3")
                .containsEntry("libssl3", List.of("/usr/lib/x/libssl.so.3"));
        assertThat(packages.owners("/usr/lib/x/libssl.so.3")).containsOnlyKeys("libssl3");
        assertThat(packages.owners("libssl")).isEmpty();
    }

    /// A frame of one block: the literals `abcd`, eight bytes copied from four back, then `!`.
    private static final byte[] FRAME = {
        0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0, 9, 0, 0, 0, 0x44, 'a', 'b', 'c', 'd', 4, 0, 0x10,
        '!', 0, 0, 0, 0
    };

    @Test
    void unpacksFramesOfLz4() throws IOException {
        try (Lz4Input in = new Lz4Input(new ByteArrayInputStream(FRAME))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("abcdabcdabcd!");
        }
    }

    @Test
    void refusesDamagedFrames() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = FRAME.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try (Lz4Input in = new Lz4Input(new ByteArrayInputStream(damaged))) {
                assertThat(in.readNBytes(1 << 20)).hasSizeLessThan(1 << 20);
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThatThrownBy(
                        () ->
                                new Lz4Input(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}))
                                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }
}
