package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.store.FolderTree;
import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds that need packages of the distribution, out of a repository made and signed here: read
/// before, told, brought without root, learned from what failed.
final class SystemBuildIT {
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu/";

    /// Needs what its `setup.py` says, and then a header that nothing says.
    private static final String BACKEND =
            """
            import os, subprocess, sys
            import _wheel
            def folders(name):
                return [each for each in os.environ.get(name, "").split(":") if each]
            def require(header):
                for folder in folders("C_INCLUDE_PATH"):
                    if os.path.exists(os.path.join(folder, header)):
                        return
                sys.exit("src/x.c:1:10: fatal error: " + header + ": No such file or directory")
            def build_wheel(folder, config_settings=None, metadata_directory=None):
                require("portaudio.h")
                told = subprocess.check_output(["neon-config", "--includedir"], text=True).strip()
                if not os.path.exists(os.path.join(told, "ne_uri.h")):
                    sys.exit("neon-config tells of " + told)
                for each in folders("PKG_CONFIG_PATH"):
                    path = os.path.join(each, "portaudio-2.0.pc")
                    if os.path.exists(path):
                        prefix = open(path).readline().strip().partition("=")[2]
                        break
                if not os.path.exists(os.path.join(prefix, "include/portaudio.h")):
                    sys.exit("pkg-config tells of " + prefix)
                print("y" * 100, *["line"] * 40, sep="\\n")
                require("magic.h")
                return _wheel.build_wheel(folder)
            """;

    private static final String SETUP =
            """
            import subprocess
            libraries = ['portaudio']
            include = subprocess.check_output(['neon-config', '--includedir'])
            """;

    private static final String LINKER_SCRIPT =
            """
            /* GNU ld script */
            GROUP ( /lib/x86_64-linux-gnu/libc.so.6 /usr/lib/x86_64-linux-gnu/libextra.a )
            """;

    private static final String MODULE =
            """
            prefix=/usr
            libdir=/usr/lib/x86_64-linux-gnu
            Cflags: -I/usr/include -I/opt/x
            """;

    private Workplace here;
    private Map<String, String> machine;
    private DebRepository repository;
    private Path root;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        here = Workplace.at(folder);
        root = folder.resolve("machine");
        machine = Map.of("WARDIAN_HOST_ROOT", root.toString());
        repository =
                DebRepository.in(folder.resolve("repository"), SigningKey.fresh())
                        .add(
                                DebMaker.of("portaudio19-dev", "19.6-1")
                                        .with("Depends", "libportaudio2")
                                        .file("usr/include/portaudio.h", bytes("/* header */"))
                                        .link(LIBRARIES + "libportaudio.so", "libportaudio.so.2")
                                        .link(LIBRARIES + "libhere.so", "libhere.so.1")
                                        .file(LIBRARIES + "libscript.so", bytes(LINKER_SCRIPT))
                                        .file(LIBRARIES + "libextra.a", bytes("!<arch>\n"))
                                        .file(
                                                LIBRARIES + "pkgconfig/portaudio-2.0.pc",
                                                bytes(MODULE)))
                        .add(
                                DebMaker.of("libportaudio2", "19.6-1")
                                        .file(LIBRARIES + "libportaudio.so.2", bytes("library")))
                        .add(
                                DebMaker.of("libneon27-dev", "15")
                                        .file("usr/include/neon/ne_uri.h", bytes(""))
                                        .program(
                                                "usr/bin/neon-config",
                                                "#!/bin/sh\necho /usr/include/neon\n"));
        Files.createDirectories(root.resolve(LIBRARIES));
        Files.createFile(root.resolve(LIBRARIES + "libhere.so.1"));
        var text =
                SdistMaker.sdist("needy 1.0")
                        .file("setup.py", SETUP)
                        .file("_wheel.py", wheel(folder))
                        .backend(BACKEND);
        text.into(here.folder());
    }

    /// The backend that makes the wheel, as others have it.
    private static String wheel(Path folder) throws IOException {
        var tree = SdistMaker.sdist("needy 1.0").treeInto(folder.resolve("usual"));
        return Files.readString(tree.resolve("backend.py"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void publish(boolean withMagic) {
        if (withMagic) {
            repository.add(DebMaker.of("libmagic-dev", "1").file("usr/include/magic.h", bytes("")));
        }
        repository.publish().configure(root, "");
    }

    private Workplace.Outcome wardian(String... words) {
        return here.run(machine, words);
    }

    private Workplace.Outcome install(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("install", "--no-index"));
        words.addAll(java.util.List.of(more));
        words.add("./needy-1.0.tar.gz");
        return wardian(words.toArray(String[]::new));
    }

    @Test
    void tellsWhatIsLackingBeforeAndAfterTheBuildAndFixesIt() {
        publish(true);

        var failed = install().endsWith(1).err();
        assertThat(failed)
                .contains(
                        "needy-1.0.tar.gz` this machine lacks perhaps `portaudio`"
                                + " (`portaudio19-dev`, setup.py:2), `neon-config` (`libneon27-dev`,"
                                + " setup.py:3)")
                .contains(
                        "apt-get install -y --no-install-recommends portaudio19-dev libneon27-dev`")
                .contains("fatal error: portaudio.h: No such file or directory")
                .contains("it needs `portaudio.h` (`portaudio19-dev`)")
                .contains("without root: `wardian fix 1`");
        assertThat(failed.indexOf("warning: to build")).isLessThan(failed.indexOf("error: "));
        assertThat(here.folder().resolve(".venv")).doesNotExist();

        assertThat(wardian("fix").succeeds().out())
                .contains("1. bring `portaudio19-dev`, `libneon27-dev` without root")
                .contains("run: wardian install --with-system --no-index ./needy-1.0.tar.gz")
                .contains("2. install `portaudio19-dev`, `libneon27-dev` into the system, as root");
        var fixed = wardian("fix", "1").succeeds().err();
        assertThat(fixed)
                .contains("Brought 3 packages of the distribution")
                .contains("Brought 4 packages of the distribution");
        assertThat(here.installed()).contains("needy");
        assertThat(wardian("fix").succeeds().err()).contains("no fix is known");
    }

    @Test
    void bringsWhatIsNeededWithoutRootAndKeepsTheEnvironmentClean() throws IOException {
        publish(true);

        install("--with-system").succeeds();

        assertThat(here.folder().resolve(".venv/lib/wardian-system")).doesNotExist();
        var folder = brought();
        assertThat(Files.readString(folder.resolve(LIBRARIES + "pkgconfig/portaudio-2.0.pc")))
                .isEqualTo(
                        MODULE.replace("=/usr", "=" + folder + "/usr")
                                .replace("-I/usr", "-I" + folder + "/usr"));
        assertThat(Files.readString(folder.resolve(LIBRARIES + "libscript.so")))
                .contains("( /lib/x86_64-linux-gnu/libc.so.6 " + folder)
                .contains(folder.resolve(LIBRARIES + "libextra.a").toString());
        assertThat(folder.resolve(LIBRARIES + "libportaudio.so")).hasContent("library");
        assertThat(Files.readSymbolicLink(folder.resolve(LIBRARIES + "libhere.so")))
                .isEqualTo(root.resolve(LIBRARIES + "libhere.so.1"));
    }

    /// The folder of packages that has all.
    private Path brought() throws IOException {
        try (var all = Files.walk(here.root().resolve("cache"), 4)) {
            return all.filter(it -> String.valueOf(it.getFileName()).startsWith("system-"))
                    .filter(it -> Files.exists(it.resolve("usr/include/magic.h")))
                    .findFirst()
                    .orElseThrow()
                    .toRealPath();
        }
    }

    @Test
    void tellsTheNextTimeWhatItLearned() {
        publish(true);
        install("--with-system").succeeds();
        FolderTree.delete(here.root().resolve("cache/wheels-built"));

        assertThat(install("--reinstall").endsWith(1).err())
                .contains(
                        "this machine lacks `magic.h` (`libmagic-dev`, as a build of it told before)");
    }

    @Test
    void tellsInADryRunAndInJson() {
        publish(true);

        var told = install("--dry-run", "--json").succeeds().out();

        assertThat(told)
                .contains("\"build_lacks\"")
                .contains("\"where\" : \"setup.py:2\"")
                .contains("\"brings\" : \"portaudio19-dev\"")
                .contains("\"build_lacks_command\" : \"apt-get");
        assertThat(here.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void endsWhereTheReleaseDoesNotOfferAPackage() {
        publish(false);

        var told = install("--with-system").endsWith(1).err();

        assertThat(told)
                .contains("no package `libmagic-dev` is offered for this release")
                .contains("it needs `magic.h` (`libmagic-dev`)");
        assertThat(here.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void goesOnWhereTheRepositoryCannotBeReached() {
        publish(true);
        FolderTree.delete(here.root().resolve("repository/dists"));

        var told = install("--with-system").endsWith(1).err();

        assertThat(told)
                .contains("the distribution's packages cannot be had for builds")
                .contains("fatal error: portaudio.h");
    }

    @Test
    void takesPackagesThatAPersonNames() {
        publish(true);

        var told = install("--with-system", "--system-package", "libmagic-dev").succeeds().err();

        assertThat(told)
                .contains("Brought 4 packages of the distribution")
                .doesNotContain("Brought 3 packages");
    }

    @Test
    void takesNoWheelThatWasBuiltOnThemWhereTheyAreNotAskedFor() {
        publish(true);
        install("--with-system").succeeds();

        assertThat(install("--reinstall", "--with-system").succeeds().err())
                .doesNotContain("Built 1 package");
        assertThat(install("--reinstall").endsWith(1).err())
                .contains("fatal error: portaudio.h: No such file or directory");
    }

    @Test
    void offersWhatABuildSurelyNeedsWhereItsErrorSaysNothing() {
        publish(true);
        SdistMaker.sdist("quiet 1.0")
                .file("setup.py", "Extension('x', ['x.c'], libraries=['portaudio'])\n")
                .failing("something went wrong", 1)
                .into(here.folder());

        assertThat(wardian("install", "--no-index", "./quiet-1.0.tar.gz").endsWith(1).err())
                .contains("it needs `portaudio`: `apt-get")
                .contains("without root: `wardian fix 1`");
    }

    @Test
    void leavesTheErrorOfABrokenScriptToItsBuild() {
        publish(true);
        SdistMaker.sdist("broken 1.0")
                .file("setup.py", "libraries = ['portaudio'\nif (:\n")
                .failing("SyntaxError: invalid syntax", 1)
                .into(here.folder());

        var told = wardian("install", "--no-index", "./broken-1.0.tar.gz").endsWith(1).err();

        assertThat(told).contains("SyntaxError: invalid syntax").doesNotContain("wardian fix");
    }
}
