package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages of the distribution in an environment, out of a repository made and signed here.
final class SystemLayerIT {
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu/";

    private static final String POSTINST =
            """
            #!/bin/sh
            set -e
            touch /tmp/must-not-run
            update-alternatives --install \\
              /usr/lib/x86_64-linux-gnu/libbar.so.2 bar \\
              /usr/lib/x86_64-linux-gnu/bar/libbar.so.2 10
            """;

    private Workplace here;
    private Map<String, String> machine;
    private Path layer;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
        layer = here.folder().resolve(".venv/lib/wardian-system");
        var folder = root.resolve("machine");
        machine = Map.of("WARDIAN_HOST_ROOT", folder.toString());
        DebRepository.in(root.resolve("repository"), SigningKey.fresh())
                .add(
                        DebMaker.of("libfoo1", "1.2-1")
                                .with("Depends", "libbar2, libhere1")
                                .file(
                                        LIBRARIES + "libfoo.so.1.2",
                                        ElfMaker.little()
                                                .soname("libfoo.so.1")
                                                .runpath("/" + LIBRARIES + "private")
                                                .make())
                                .file(
                                        LIBRARIES + "private/libinner.so.1",
                                        ElfMaker.little().soname("libinner.so.1").make()))
                .add(
                        DebMaker.of("libbar2", "2.0-1")
                                .file("lib/x86_64-linux-gnu/bar/libbar.so.2", bytes("bar"))
                                .script("postinst", POSTINST))
                .add(
                        DebMaker.of("tool", "3")
                                .with("Depends", "libbar2")
                                .program(
                                        "usr/bin/tool",
                                        "#!/bin/sh\necho tool: $LD_LIBRARY_PATH \"$@\"\n"))
                .add(DebMaker.of("libhere1", "1"))
                .publish()
                .configure(
                        folder,
                        "Package: libhere1\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Workplace.Outcome wardian(String... words) {
        return here.run(machine, words);
    }

    @Test
    void putsPackagesIntoTheEnvironmentWithAllThatTheMachineLacks() throws IOException {
        var told = wardian("install", "--system-package", "libfoo1").succeeds().err();

        assertThat(told)
                .contains("Installed 2 packages of the distribution")
                .contains(" + libbar2 2.0-1");
        assertThat(layer.resolve(LIBRARIES + "libfoo.so.1")).isSymbolicLink().isRegularFile();
        assertThat(layer.resolve(LIBRARIES + "libbar.so.2")).isSymbolicLink().hasContent("bar");
        assertThat(Files.readString(layer.resolve("ld.path")))
                .isEqualTo("usr/lib/x86_64-linux-gnu\n" + LIBRARIES + "private\n");
        assertThat(Files.readString(layer.resolve("var/lib/dpkg/status")))
                .contains("Package: libfoo1\nStatus: install ok installed")
                .contains("X-Wardian-Requested: no");
        assertThat(wardian("install", "--system-package", "libfoo1").succeeds().err())
                .contains("Nothing to do");
    }

    @Test
    void runsPythonAndProgramsWithTheirLibraries() throws Exception {
        wardian("install", "--system-package", "libfoo1", "--system-package", "tool").succeeds();
        var folders = layer + "/usr/lib/x86_64-linux-gnu:" + layer + "/" + LIBRARIES + "private";

        var python =
                new ProcessBuilder(
                        here.folder().resolve(".venv/bin/python").toString(),
                        "-c",
                        "import os, sys; print(open('/proc/self/environ').read().count('"
                                + folders
                                + "'), os.environ.get('LD_LIBRARY_PATH'), sys.argv)",
                        "an argument");
        python.environment().put("LD_LIBRARY_PATH", "/mine");
        assertThat(output(python)).isEqualTo("1 /mine ['-c', 'an argument']\n");
        var tool = new ProcessBuilder(here.folder().resolve(".venv/bin/tool").toString(), "x y");
        tool.environment().remove("LD_LIBRARY_PATH");
        assertThat(output(tool)).isEqualTo("tool: " + folders + " x y\n");
    }

    private static String output(ProcessBuilder builder) throws Exception {
        var process = builder.redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    @Test
    void takesOutWhatNothingNeedsAndLeavesNoTrace() throws IOException {
        wardian("venv").succeeds();
        var before = files();
        wardian("install", "--system-package", "libfoo1", "--system-package", "tool").succeeds();

        var told = wardian("uninstall", "--system-package", "libfoo1").succeeds().err();
        assertThat(told).contains("Removed 1 package of the distribution").contains(" - libfoo1");
        assertThat(layer.resolve(LIBRARIES + "libfoo.so.1")).doesNotExist();
        assertThat(layer.resolve(LIBRARIES + "libbar.so.2")).hasContent("bar");
        wardian("uninstall", "--system-package", "tool").succeeds();

        assertThat(files()).isEqualTo(before);
        assertThat(wardian("uninstall", "--system-package", "tool").endsWith(1).err())
                .contains("`tool` is not installed");
    }

    private List<String> files() throws IOException {
        var root = here.folder().resolve(".venv");
        try (var all = Files.walk(root)) {
            return all.filter(it -> !Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                    .map(it -> root.relativize(it).toString())
                    .filter(it -> !it.startsWith(".wardian") && !it.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void refusesAPackageThatTheMirrorLiesAbout() throws IOException {
        var deb = here.root().resolve("repository/pool/libfoo1_1.2-1_amd64.deb");
        Files.write(deb, DebMaker.of("libfoo1", "1.2-1").file("usr/bin/evil", bytes("x")).build());

        assertThat(wardian("install", "--system-package", "libfoo1").endsWith(1).err())
                .contains("is not the file that the repository's signature speaks of");
        assertThat(layer).doesNotExist();
    }

    @Test
    void saysWhatWouldComeAndWhatCannot() {
        wardian("venv").succeeds();

        assertThat(wardian("install", "--dry-run", "--system-package", "tool").succeeds().err())
                .contains("Would install 2 packages of the distribution");
        assertThat(layer).doesNotExist();
        assertThat(wardian("install", "--system-package", "nonesuch").endsWith(1).err())
                .contains("no package `nonesuch` is offered or installed");
    }

    @Test
    void takesWhatTheProjectDeclares() {
        here.file(
                "pyproject.toml",
                "[project]\nname = 'p'\nversion = '1'\n[tool.wardian.system]\npackages = ['tool']\n");
        wardian("venv").succeeds();

        assertThat(wardian("install", "-r", "pyproject.toml").succeeds().err())
                .contains(" + tool 3");
    }

    @Test
    void takesBackWhatCame() throws IOException {
        wardian("venv").succeeds();
        var before = files();
        wardian("install", "--system-package", "libfoo1").succeeds();
        var with = files();

        assertThat(wardian("undo").succeeds().err()).contains(" - libfoo1 (of the distribution)");
        assertThat(files()).isEqualTo(before);
        assertThat(wardian("undo").succeeds().err()).contains(" + libfoo1 1.2-1");
        assertThat(files()).isEqualTo(with);
        assertThat(wardian("history").succeeds().out()).contains("deb:libfoo1");
    }

    @Test
    void noticesAndMendsWhatWasChanged() throws IOException {
        wardian("install", "--system-package", "libfoo1").succeeds();
        var library = layer.resolve(LIBRARIES + "bar/libbar.so.2");
        Files.delete(library);
        Files.writeString(library, "edited");
        Files.delete(layer.resolve(LIBRARIES + "libfoo.so.1.2"));

        assertThat(wardian("verify").endsWith(1).err())
                .contains("edited: `.venv/lib/wardian-system/" + LIBRARIES + "bar/libbar.so.2`")
                .contains("missing: `.venv/lib/wardian-system/" + LIBRARIES + "libfoo.so.1.2`");
        wardian("verify", "--repair").succeeds();
        assertThat(library).hasContent("bar");
        wardian("verify").succeeds();
    }
}
