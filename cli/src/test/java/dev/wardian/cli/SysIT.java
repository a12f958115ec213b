package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(here.run("sys", "provides", "no-such-file-anywhere").endsWith(1).out())
                .isEmpty();
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertThat(here.run("sys").endsWith(2).err()).contains("name what to do");
        assertThat(here.run("sys", "frobnicate").endsWith(2).err())
                .contains("`frobnicate` is nothing that `sys` does");
        assertThat(here.run("sys", "info", "no-such-package").endsWith(1).err())
                .contains("neither installed nor offered");
    }
}
