package dev.wardian.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.StructureException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostRecordTest {
    private static final HostProfile WHOLE =
            new HostProfile(
                    HostProfile.Origin.RECORDED,
                    new Distribution("ubuntu", "24.04", "noble", List.of("debian"), "Ubuntu"),
                    Optional.of(new Libc(Libc.Family.GLIBC, new MajorMinor(2, 39))),
                    new Processor("x86_64", Optional.of(4), "A CPU", 64),
                    "6.8.0",
                    Optional.of(
                            new PackageSystem(
                                    PackageSystem.Kind.DEB,
                                    "apt-get",
                                    Path.of("/var/lib/dpkg/status"),
                                    Optional.of(101),
                                    List.of("a"),
                                    List.of("b"),
                                    Optional.of(Instant.parse("2026-01-31T12:00:00Z")))),
                    List.of(
                            new PythonInstallation(
                                    Path.of("/usr/bin/python3"), "3.12.3", "cpython", "PATH")),
                    new Container("docker", "/.dockerenv"),
                    new Memory(1000, 500, Optional.of(900L)),
                    List.of(new Disk(Path.of("/"), "overlay", 10, 5)),
                    new Accelerators(
                            Optional.of("570.1"),
                            Optional.of(new MajorMinor(12, 8)),
                            Accelerators.Source.NVML,
                            List.of(
                                    new Gpu(
                                            "nvidia",
                                            "NVIDIA H200",
                                            Optional.of("GPU-1"),
                                            Optional.empty(),
                                            Optional.of(new MajorMinor(9, 0)),
                                            Optional.of(150L << 30),
                                            new Gpu.Slices(true, 3))),
                            List.of("a note")));

    @Test
    void readsBackAllThatItWrites() {
        assertThat(HostRecord.read(HostRecord.tree(WHOLE))).isEqualTo(WHOLE);
    }

    @Test
    void readsBackAMachineOfWhichLittleIsKnown() {
        HostProfile named = HostName.parse("alpine:3.20").withOrigin(HostProfile.Origin.RECORDED);

        assertThat(HostRecord.read(HostRecord.tree(named))).isEqualTo(named);
    }

    @Test
    void passesOverMembersOfLaterVersions() {
        Map<String, Object> tree = new LinkedHashMap<>(HostRecord.tree(WHOLE));
        tree.put("weather", "fine");

        assertThat(HostRecord.read(tree)).isEqualTo(WHOLE);
    }

    @Test
    void saysWhichMemberIsWrong() {
        Map<String, Object> tree = new LinkedHashMap<>(HostRecord.tree(WHOLE));
        tree.put("libc", Map.of("family", "bionic", "version", "1.0"));

        assertThatThrownBy(() -> HostRecord.read(tree))
                .isInstanceOf(StructureException.class)
                .hasMessageContaining("`glibc` or `musl`")
                .hasMessageContaining("libc.family");
        assertThatThrownBy(() -> HostRecord.read(Map.of()))
                .hasMessageContaining("missing required value");
    }
}
