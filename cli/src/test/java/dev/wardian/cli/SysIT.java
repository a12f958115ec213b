package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks into the packages of the machine that the tests run on.
final class SysIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        assumeTrue(Files.exists(Path.of("/var/lib/dpkg/status")), "this machine has no dpkg");
        here = Workplace.at(root);
    }

    @Test
    void listsWhatIsInstalled() {
        assertThat(here.run("sys", "list").succeeds().out()).contains("\ndpkg ");
        assertThat(here.run("sys", "info", "dpkg", "--json").succeeds().out())
                .contains("\"name\" : \"dpkg\"");
    }

    @Test
    void namesWhoHasAFile() {
        assertThat(here.run("sys", "provides", "/usr/bin/dpkg").succeeds().out())
                .isEqualTo("dpkg: /usr/bin/dpkg\n");
    }

    @Test
    void looksIntoTheListsOfFilesForWhatIsNotInstalled() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());

        var told = here.run(machine, "sys", "provides", "libbar.so.1").succeeds();
        assertThat(told.out()).isEqualTo("libbar1: /usr/lib/libbar.so.1\n");
        assertThat(told.err()).contains("No installed package has `libbar.so.1`");
        assertThat(here.run(machine, "sys", "provides", "--json", "/usr/lib/libbar.so.1").out())
                .contains("\"installed\" : false");
        assertThat(here.run(machine, "sys", "provides", "no-such-file").endsWith(1).out())
                .isEmpty();

        var list = here.root().resolve("repository/dists/testing/main/Contents-amd64.gz");
        Files.write(list, new byte[] {1, 2, 3});
        try (var kept = Files.walk(list.resolveSibling("by-hash"))) {
            for (var file : kept.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(here.run(machine, "sys", "provides", "libbar.so.1").succeeds().out())
                .as("kept by its digest")
                .isNotEmpty();
        var elsewhere = Workplace.at(here.root().resolve("elsewhere"));
        assertThat(elsewhere.run(machine, "sys", "update").succeeds().code()).isZero();
        assertThat(elsewhere.run(machine, "sys", "provides", "libbar.so.1").endsWith(1).err())
                .contains("Contents-amd64.gz");
    }

    @Test
    void obeysThePinsOfTheMachine() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());
        var pins = here.root().resolve("machine/etc/apt/preferences.d/own.pref");
        Files.createDirectories(pins.getParent());
        Files.writeString(pins, "Package: libbar1\nPin: release n=testing\nPin-Priority: -1\n");

        assertThat(here.run(machine, "sys", "install", "--dry-run", "libfoo1").endsWith(1).err())
                .contains("libbar1");
        Files.writeString(pins, "Package: libbar1\nPin: release n=other\nPin-Priority: -1\n");
        assertThat(here.run(machine, "sys", "install", "--dry-run", "libfoo1").succeeds().out())
                .contains("libbar1 2.0-1");
    }

    @Test
    void tellsWhatIsNewerOfWhatTheMachinePrefers() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());
        var root = here.root().resolve("machine");
        Files.writeString(
                root.resolve("var/lib/dpkg/status"),
                "Package: libfoo1\nStatus: install ok installed\nVersion: 1.0-1\nArchitecture: amd64\n");
        here.run(machine, "sys", "update").succeeds();
        assertThat(here.run(machine, "sys", "outdated").succeeds().out())
                .containsPattern("libfoo1 +1\\.0-1 +1\\.2-1");

        var pins = Files.createDirectories(root.resolve("etc/apt/preferences.d"));
        Files.writeString(
                pins.resolve("own"), "Package: *\nPin: release n=testing\nPin-Priority: 90\n");
        assertThat(here.run(machine, "sys", "outdated").succeeds().out()).isEmpty();

        Files.writeString(
                root.resolve("etc/apt/apt.conf"), "APT { Default-Release \"testing\"; };\n");
        assertThat(here.run(machine, "sys", "outdated").succeeds().out()).contains("libfoo1");
    }

    @Test
    void passesOverWhatIsPreferredAndOlderThanWhatIsThere() throws IOException {
        var root = here.root().resolve("machine");
        var machine = Map.of("WARDIAN_HOST_ROOT", root.toString());
        DebRepository.in(here.root().resolve("repository"), SigningKey.fresh())
                .add(DebMaker.of("libfoo1", "0.9-1"))
                .add(DebMaker.of("libfoo1", "1.2-1"))
                .publish()
                .configure(
                        root,
                        "Package: libfoo1\nStatus: install ok installed\nVersion: 1.0-1\nArchitecture: amd64\n");
        var pins = Files.createDirectories(root.resolve("etc/apt/preferences.d"));
        Files.writeString(
                pins.resolve("own"), "Package: libfoo1\nPin: version 0.9*\nPin-Priority: 990\n");
        here.run(machine, "sys", "update").succeeds();

        assertThat(here.run(machine, "sys", "outdated").succeeds().out())
                .containsPattern("libfoo1 +1\\.0-1 +1\\.2-1");
    }

    @Test
    void tellsWhatIsNewerByTheListsThatAptKeeps() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());
        var root = here.root().resolve("machine");
        Files.writeString(
                root.resolve("var/lib/dpkg/status"),
                "Package: libfoo1\nStatus: install ok installed\nVersion: 1.0-1\nArchitecture: amd64\n");
        var suite = here.root().resolve("repository/dists/testing");
        var lists = Files.createDirectories(root.resolve("var/lib/apt/lists"));
        var name =
                suite.toString()
                        .substring(1)
                        .replace("%", "%25")
                        .replace("_", "%5f")
                        .replace("/", "_");
        Files.copy(suite.resolve("InRelease"), lists.resolve(name + "_InRelease"));
        Files.copy(
                suite.resolve("main/binary-amd64/Packages"),
                lists.resolve(name + "_main_binary-amd64_Packages"));
        assertThat(here.run(machine, "sys", "outdated").succeeds().out()).contains("libfoo1");

        var pins = Files.createDirectories(root.resolve("etc/apt/preferences.d"));
        Files.writeString(
                pins.resolve("own"), "Package: *\nPin: release n=testing\nPin-Priority: 90\n");
        assertThat(here.run(machine, "sys", "outdated").succeeds().out()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertThat(here.run("sys", "lsit").endsWith(2).err())
                .contains("`wardian sys lsit` is not known")
                .contains("did you mean `list`?");
        assertThat(here.run("sys", "info", "no-such-package").endsWith(1).err())
                .contains("neither installed nor offered");
    }

    private Path machine() {
        Path machine = here.root().resolve("machine");
        DebRepository.in(here.root().resolve("repository"), SigningKey.fresh())
                .add(DebMaker.of("libfoo1", "1.2-1").with("Depends", "libbar1 (>= 2)"))
                .add(DebMaker.of("libbar1", "2.0-1").file("usr/lib/libbar.so.1", new byte[] {1}))
                .add(DebMaker.of("broken", "1").with("Depends", "nonesuch"))
                .publish()
                .configure(machine, "");
        return machine;
    }

    @Test
    void fetchesIndexesAndSaysWhatAPackageWouldBring() {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());

        assertThat(here.run(machine, "sys", "update").succeeds().out())
                .contains("testing main`: verified");
        assertThat(here.run(machine, "sys", "search", "bar").succeeds().out())
                .contains("libbar1 2.0-1");
        assertThat(here.run(machine, "sys", "install", "--dry-run", "libfoo1").succeeds().out())
                .isEqualTo(" + libbar1 2.0-1\n + libfoo1 1.2-1\n");
        assertThat(
                        here.run(machine, "sys", "install", "--dry-run", "--json", "libfoo1")
                                .succeeds()
                                .out())
                .contains("\"sha256\"");
        assertThat(here.run(machine, "sys", "install", "--dry-run", "broken").endsWith(1).err())
                .contains("no package `nonesuch` is offered or installed");
    }

    @Test
    void saysWhyARepositoryIsNotBelieved() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", machine().toString());
        var release = here.root().resolve("repository/dists/testing/InRelease");
        Files.writeString(release, Files.readString(release).replace("testkit", "somebody"));

        assertThat(here.run(machine, "sys", "update").endsWith(1).err())
                .contains("the text was changed after it was signed");
        assertThat(here.run(machine, "sys", "install", "--dry-run", "libfoo1").endsWith(1).err())
                .contains("the text was changed after it was signed");
    }
}
