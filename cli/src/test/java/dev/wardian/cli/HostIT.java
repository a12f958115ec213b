package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostIT {

    @Test
    void recordsAMachineThatAnotherReads(@TempDir Path root) {
        var here = Workplace.at(root);

        here.run("host", "--host", "debian:12", "--gpu", "H200,driver=570", "-o", "node.json")
                .succeeds();
        var read = here.run("host", "--host", "node.json", "--json").succeeds();

        assertThat(read.out()).isEqualTo(here.text("node.json"));
        assertThat(read.out()).contains("\"cuda\" : \"12.8\"", "\"version\" : \"2.36\"");
        assertThat(here.run("gpu", "--host", "node.json").succeeds().out())
                .contains("NVIDIA driver 570, runs CUDA up to 12.8", "compute capability 9.0");
    }

    @Test
    void tellsWhatThisMachineIs(@TempDir Path root) {
        var here = Workplace.at(root);

        assertThat(here.run("host").succeeds().out())
                .contains("system ", "libc ", "processor ", "python ", "gpu ");
        assertThat(here.run("gpu", "--gpu", "none").succeeds().out()).isEqualTo("none found\n");
    }

    @Test
    void refusesMachinesThatNobodyKnowsAndRecordsThatAreNone(@TempDir Path root) {
        var here = Workplace.at(root);
        here.file("broken.json", "{\"libc\": 3}");

        assertThat(here.run("host", "--host", "debian:99").endsWith(2).err())
                .contains("expected one of debian:10");
        assertThat(here.run("host", "--host", "no-such.json").endsWith(2).err())
                .contains("cannot read");
        assertThat(here.run("host", "--host", "broken.json").endsWith(2).err())
                .contains("broken.json", "missing required value");
        assertThat(here.run("gpu", "--gpu", "H999").endsWith(2).err()).contains("H999");
    }
}
