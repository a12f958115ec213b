package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages of the distribution in the lock of a project.
final class SystemLockIT {
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu/";

    private final SigningKey key = SigningKey.fresh();
    private Workplace here;
    private Path machine;
    private DebRepository first;
    private Path layer;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
        layer = here.folder().resolve(".venv/lib/wardian-system");
        machine = root.resolve("machine");
        first = repository("1");
        first.configure(
                machine,
                "Package: libhere1\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n");
        project("tool", "libfoo1");
    }

    /// One with all packages in this version.
    private DebRepository repository(String version) {
        return DebRepository.in(here.root().resolve("repository" + version), key)
                .add(
                        DebMaker.of("libfoo1", version)
                                .with("Depends", "libbar2 (= " + version + "), libhere1, libc6")
                                .file(
                                        LIBRARIES + "libfoo.so.1." + version,
                                        ElfMaker.little().soname("libfoo.so.1").make()))
                .add(
                        DebMaker.of("libbar2", version)
                                .file(LIBRARIES + "libbar.so.2", bytes("bar " + version)))
                .add(
                        DebMaker.of("tool", version)
                                .with("Pre-Depends", "data")
                                .program(
                                        "usr/bin/tool",
                                        "#!/bin/sh\necho tool " + version + " | tee ran\n"))
                .add(
                        DebMaker.of("data-" + version, version)
                                .with("Provides", "data")
                                .file("usr/share/data", bytes(version)))
                .add(DebMaker.of("libhere1", version))
                .add(DebMaker.of("libc6", version).with("Source", "glibc"))
                .publish();
    }

    /// The machine has other repositories from now on.
    private void moves(DebRepository repository) throws IOException {
        Files.writeString(
                machine.resolve("etc/apt/sources.list.d/testkit.sources"),
                "Types: deb\nURIs: "
                        + repository.uri()
                        + "\nSuites: testing\nComponents: main\n"
                        + "Signed-By: /usr/share/keyrings/testkit.gpg\n");
    }

    private void project(String... packages) {
        here.file(
                "pyproject.toml",
                "[project]\nname = 'p'\nversion = '1'\nrequires-python = '>=3.9'\n"
                        + "[tool.wardian.system]\npackages = ["
                        + Stream.of(packages)
                                .map(it -> "'" + it + "'")
                                .collect(Collectors.joining(", "))
                        + "]\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Workplace.Outcome wardian(String... words) {
        return here.run(Map.of("WARDIAN_HOST_ROOT", machine.toString()), words);
    }

    private void runs(String told) {
        wardian("run", "tool").succeeds();
        assertThat(here.folder().resolve("ran")).hasContent(told);
    }

    private void hasCLibrary() throws IOException {
        Files.writeString(
                machine.resolve("var/lib/dpkg/status"),
                """
                Package: libc6
                Status: install ok installed
                Version: 0.9
                Architecture: amd64
                Source: glibc

                Package: libhere1
                Status: install ok installed
                Version: 1
                Architecture: amd64
                """);
    }

    @Test
    void locksAllThatIsNeededWhateverTheMachineHas() {
        assertThat(wardian("lock").succeeds().err())
                .contains(" + libfoo1 1 (of debian:12)")
                .contains(" + libhere1 1 (of debian:12)");

        assertThat(here.text("pylock.toml"))
                .contains("distribution = \"debian:12\"")
                .contains("requested = [\"libfoo1\", \"tool\"]")
                .contains("path = \"pool/libfoo1_1_amd64.deb\"")
                .contains("depends = \"libbar2 (= 1), libhere1, libc6\"")
                .contains("provides = \"data\"")
                .containsPattern("sha256 = \"[0-9a-f]{64}\"")
                .doesNotContain("name = \"libc6\"")
                .doesNotContain("file:");
        assertThat(wardian("lock").succeeds().err()).contains("`pylock.toml` is up to date");
        wardian("lock", "--check").succeeds();
    }

    @Test
    void installsWhatIsLockedAlthoughNewerVersionsAreOffered() throws IOException {
        hasCLibrary();
        wardian("lock").succeeds();
        first.add(DebMaker.of("tool", "2").with("Pre-Depends", "data")).publish();
        wardian("sys", "update").succeeds();

        var told = wardian("sync").succeeds().err();

        assertThat(told)
                .contains("Installed 4 packages of the distribution")
                .contains(" + tool 1")
                .doesNotContain("libhere1");
        assertThat(layer.resolve(LIBRARIES + "libbar.so.2")).hasContent("bar 1");
        assertThat(wardian("sync", "--locked").succeeds().err()).contains("Nothing to do");
        runs("tool 1\n");
    }

    @Test
    void needsNoIndexToInstallFromALock() throws IOException {
        hasCLibrary();
        wardian("lock").succeeds();
        Files.delete(here.root().resolve("repository1/dists/testing/InRelease"));
        try (var kept = Files.walk(here.root().resolve("cache"))) {
            kept.filter(it -> it.toString().contains("/releases/")).forEach(SystemLockIT::delete);
        }

        wardian("sync", "--frozen").succeeds();

        assertThat(layer.resolve(LIBRARIES + "libbar.so.2")).hasContent("bar 1");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void bringsWhatIsMissingWhenAProgramIsRun() throws IOException {
        hasCLibrary();

        runs("tool 1\n");
        wardian("undo").succeeds();
        assertThat(layer).doesNotExist();
        runs("tool 1\n");
    }

    @Test
    void movesToNewerVersionsWhenAskedTo() throws IOException {
        hasCLibrary();
        wardian("sync").succeeds();
        moves(repository("2"));

        assertThat(wardian("lock").succeeds().err()).contains("up to date");
        assertThat(wardian("lock", "--upgrade").succeeds().err())
                .contains(" ~ libbar2 1 -> 2 (of debian:12)")
                .contains(" - data-1 1 (of debian:12)");
        assertThat(wardian("sync", "--locked").succeeds().err())
                .contains(" + tool 2")
                .contains(" - tool 1");
        runs("tool 2\n");
        wardian("undo").succeeds();
        assertThat(layer.resolve(LIBRARIES + "libbar.so.2")).hasContent("bar 1");
    }

    @Test
    void keepsLockedVersionsWhenAnotherPackageIsAskedFor() throws IOException {
        wardian("lock").succeeds();
        first.add(DebMaker.of("libbar2", "3"))
                .add(DebMaker.of("more", "1").with("Depends", "libbar2"))
                .publish();
        wardian("sys", "update").succeeds();
        project("libfoo1", "more", "tool");

        assertThat(wardian("lock").succeeds().err())
                .contains(" + more 1 (of debian:12)")
                .doesNotContain("libbar2");
    }

    @Test
    void removesWhatTheProjectAsksForNoLonger() throws IOException {
        hasCLibrary();
        wardian("sync").succeeds();
        project("tool");

        assertThat(wardian("sync", "--locked").endsWith(1).err())
                .contains("- system package: libfoo1, for debian:12 (amd64)");
        assertThat(wardian("sync").succeeds().err())
                .contains("Removed 2 packages")
                .contains(" - libbar2 1");
        assertThat(layer.resolve("usr/bin/tool")).exists();
    }

    @Test
    void removesAllWhereTheProjectAsksForNoneAnyLonger() throws IOException {
        hasCLibrary();
        wardian("sync").succeeds();
        project();

        wardian("lock").succeeds();
        assertThat(wardian("sync", "--dry-run").succeeds().err()).contains("Would remove");
        assertThat(layer.resolve(LIBRARIES + "libfoo.so.1.1")).exists();
        assertThat(wardian("sync", "--inexact").succeeds().err()).doesNotContain("- libfoo1");
        assertThat(wardian("sync").succeeds().err()).contains("- libfoo1").contains("- tool");
        assertThat(layer.resolve(LIBRARIES + "libfoo.so.1.1")).doesNotExist();
        assertThat(wardian("sync").succeeds().err()).doesNotContain("libfoo1");
        wardian("undo").succeeds();
        assertThat(layer.resolve(LIBRARIES + "libfoo.so.1.1")).exists();
        runs("tool 1");
    }

    @Test
    void namesTheDistributionThatALockIsFor() throws IOException {
        wardian("lock").succeeds();
        Files.writeString(
                machine.resolve("etc/os-release"),
                "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n");

        assertThat(wardian("sync", "--frozen").endsWith(1).err())
                .contains(
                        "`pylock.toml` cannot be installed here: its system packages are for other machines")
                .contains("this machine: ubuntu:24.04 (amd64)")
                .contains("locked for:   debian:12 (amd64)");
        assertThat(wardian("sync", "pylock.toml").endsWith(1).err()).contains("other machines");
        assertThat(wardian("sync", "--locked").endsWith(1).err())
                .contains("+ system package: tool, for ubuntu:24.04 (amd64)");
        assertThat(here.folder().resolve(".venv")).doesNotExist();
        wardian("lock").succeeds();
        assertThat(here.text("pylock.toml"))
                .contains("distribution = \"debian:12\"")
                .contains("distribution = \"ubuntu:24.04\"");
    }

    @Test
    void refusesAFileThatIsNotTheOneThatWasLocked() throws IOException {
        hasCLibrary();
        wardian("lock").succeeds();
        var deb = here.root().resolve("repository1/pool/tool_1_amd64.deb");
        Files.write(deb, DebMaker.of("tool", "1").file("usr/bin/evil", bytes("x")).build());

        assertThat(wardian("sync").endsWith(1).err()).contains("tool_1_amd64.deb` is not the file");
        assertThat(layer).doesNotExist();
    }

    @Test
    void saysThatALockedVersionIsNoLongerOffered() throws IOException {
        hasCLibrary();
        wardian("lock").succeeds();
        Files.delete(here.root().resolve("repository1/pool/tool_1_amd64.deb"));

        assertThat(wardian("sync").endsWith(3).err())
                .contains("no repository of this machine has `tool 1` any longer")
                .contains("`wardian lock --upgrade`");
        assertThat(layer).doesNotExist();
    }

    @Test
    void refusesALockThatWasTamperedWith() throws IOException {
        wardian("lock").succeeds();
        var text = here.text("pylock.toml");
        here.file("pylock.toml", text.replace("path = \"pool/tool", "path = \"../pool/tool"));

        assertThat(wardian("sync", "--frozen").endsWith(2).err())
                .contains("`tool.wardian.system[0].packages[")
                .contains("].path`");
    }

    @Test
    void clonesAnEnvironmentWithThem() throws Exception {
        hasCLibrary();
        wardian("sync").succeeds();

        wardian("env", "clone", ".venv", "copy").succeeds();
        wardian("env", "remove", "--yes", ".venv").succeeds();

        var tool = new ProcessBuilder(here.folder().resolve("copy/bin/tool").toString());
        tool.environment().remove("LD_LIBRARY_PATH");
        tool.directory(here.folder().toFile());
        var process = tool.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("tool 1\n");
        assertThat(wardian("sync", "--locked", "--venv", "copy").succeeds().err())
                .contains("Nothing to do");
        wardian("verify", "--venv", "copy").succeeds();
    }

    @Test
    void exportsThemWithAPartOfTheLock() throws IOException {
        hasCLibrary();
        wardian("lock").succeeds();

        wardian("export", "--no-dev", "-o", "pylock.part.toml").succeeds();
        assertThat(wardian("export", "-o", "requirements.txt").succeeds().err())
                .contains("system packages (`[tool.wardian.system]`)");

        wardian("sync", "pylock.part.toml", "--venv", "other").succeeds();
        assertThat(here.folder().resolve("other/bin/tool")).exists();
    }

    @Test
    void takesBackWhatASyncBroughtAfterItWasRepaired() throws IOException {
        hasCLibrary();
        wardian("sync").succeeds();
        var library = layer.resolve(LIBRARIES + "libbar.so.2");
        // through the link, so that the store has it too
        Files.writeString(library, "edited");

        wardian("verify").endsWith(1);
        wardian("verify", "--repair").succeeds();
        assertThat(library).hasContent("bar 1");
        wardian("verify").succeeds();
        assertThat(wardian("sync").succeeds().err()).contains("Nothing to do");

        wardian("undo").succeeds();
        assertThat(layer).doesNotExist();
        wardian("undo").succeeds();
        assertThat(library).hasContent("bar 1");
        project("tool");
        assertThat(wardian("sync").succeeds().err()).contains(" - libbar2 1");
    }

    @Test
    void knowsAfterUndoingWhatWasAskedFor() throws IOException {
        hasCLibrary();
        wardian("venv").succeeds();
        wardian("install", "--system-package", "libfoo1").succeeds();
        wardian("uninstall", "--system-package", "libfoo1").succeeds();
        wardian("undo").succeeds();

        assertThat(wardian("uninstall", "--system-package", "libfoo1").succeeds().err())
                .contains(" - libbar2 1");
    }
}
