package dev.wardian.stack.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.system.SystemManager.Action;
import dev.wardian.stack.system.SystemManager.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With stand-ins that print what the real managers printed.
class SystemManagerTest {
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
    }

    private SystemManager manager(Family family, String name, String answer, int code)
            throws IOException {
        Path program = folder.resolve(name);
        Path text = Files.writeString(folder.resolve(name + ".txt"), answer);
        Files.writeString(
                program,
                "#!/bin/sh\necho \"$(basename \"$0\") $*\" >>"
                        + folder.resolve("calls")
                        + "\ncat "
                        + text
                        + "\nexit "
                        + code
                        + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new SystemManager(family, program, Map.of("PATH", "/usr/bin:/bin"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Test
    void readsWhatAptWouldDo() throws IOException {
        SystemManager apt =
                manager(
                        Family.APT,
                        "apt-get",
                        """
                        Reading package lists...
                        Remv old [1.0-1]
                        Inst libz3-4 (4.8.12-3.1 Debian:12.15/oldstable [amd64])
                        Inst bash [5.2.15-2+b8] (5.2.15-2+b13 Debian:12/oldstable [amd64])
                        Conf libz3-4 (4.8.12-3.1 Debian:12.15/oldstable [amd64])
                        """,
                        0);

        SystemManager.Preview preview = apt.preview(Action.INSTALL, List.of("x"));

        assertThat(preview.refused()).isFalse();
        assertThat(preview.changes())
                .extracting(SystemChange::toString)
                .containsExactly(
                        " - old 1.0-1",
                        " + libz3-4 4.8.12-3.1",
                        " ~ bash 5.2.15-2+b8 -> 5.2.15-2+b13");
        assertThat(calls()).containsExactly("apt-get -s -q install --no-install-recommends x");
    }

    @Test
    void readsWhatDnfWouldDo() throws IOException {
        SystemManager dnf =
                manager(
                        Family.DNF,
                        "dnf",
                        """
                        Dependencies resolved.
                        ==============================================================
                         Package        Arch      Version          Repository    Size
                        ==============================================================
                        Installing:
                         mesa-libGL     x86_64    24.1-1.fc40      local        7.6 k
                        Installing dependencies:
                         libX11-common  noarch    1.8.9-1.fc40     local        6.0 k
                        Removing:
                         old            x86_64    1-1.fc40         @local        10 k

                        Transaction Summary
                        ==============================================================
                        Install  2 Packages
                        Operation aborted.
                        """,
                        1);

        SystemManager.Preview preview = dnf.preview(Action.INSTALL, List.of("mesa-libGL"));

        assertThat(preview.refused()).isFalse();
        assertThat(preview.changes())
                .extracting(SystemChange::toString)
                .containsExactly(
                        " + mesa-libGL 24.1-1.fc40",
                        " + libX11-common 1.8.9-1.fc40",
                        " - old 1-1.fc40");
        assertThat(calls().getFirst())
                .isEqualTo("dnf --assumeno --setopt=install_weak_deps=False install mesa-libGL");
    }

    @Test
    void carriesOutAndHolds() throws IOException {
        SystemManager apt = manager(Family.APT, "apt-get", "done\n", 0);
        manager(Family.APT, "apt-mark", "x set on hold.\n", 0);
        SystemManager dnf = manager(Family.DNF, "dnf", "Added versionlock\n", 0);
        List<String> told = new ArrayList<>();

        assertThat(apt.carryOut(Action.REMOVE, List.of("x"), told::add).code()).isZero();
        apt.carryOut(Action.HOLD, List.of("x"), told::add);
        dnf.carryOut(Action.UNHOLD, List.of("x"), told::add);

        assertThat(told).containsExactly("done", "x set on hold.", "Added versionlock");
        assertThat(calls())
                .containsExactly(
                        "apt-get -y remove x", "apt-mark hold x", "dnf -y versionlock delete x");
    }

    @Test
    void tellsThatAManagerRefuses() throws IOException {
        SystemManager apt =
                manager(Family.APT, "apt-get", "E: Unable to locate package nonesuch\n", 100);
        SystemManager dnf =
                manager(Family.DNF, "dnf", "Error: Unable to find a match: nonesuch\n", 1);
        SystemManager idle = manager(Family.DNF, "yum", "Nothing to do.\n", 0);

        assertThat(apt.preview(Action.INSTALL, List.of("nonesuch")).refused()).isTrue();
        assertThat(dnf.preview(Action.INSTALL, List.of("nonesuch")).refused()).isTrue();
        assertThat(idle.preview(Action.INSTALL, List.of("x")).refused()).isFalse();
    }
}
