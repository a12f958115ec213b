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
        assertThat(here.run("sys", "provides", "no-such-file-anywhere").endsWith(1).out())
                .isEmpty();
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
                .add(DebMaker.of("libbar1", "2.0-1"))
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
