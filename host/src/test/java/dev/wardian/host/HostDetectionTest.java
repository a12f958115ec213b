package dev.wardian.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostDetectionTest {
    private RecordedMachine machine;

    @BeforeEach
    void begin(@TempDir Path root) {
        machine = new RecordedMachine(root);
    }

    @Test
    void readsTheDistributionAsAShellWould() {
        machine.with(
                "/etc/os-release",
                """
                PRETTY_NAME="Rocky Linux 9.4 (Blue \\"Onyx\\")"
                # a remark
                ID='rocky'
                ID_LIKE="rhel centos fedora"
                VERSION_ID=9.4
                """);

        Distribution found = machine.profile().distribution();

        assertThat(found)
                .isEqualTo(
                        new Distribution(
                                "rocky",
                                "9.4",
                                "",
                                List.of("rhel", "centos", "fedora"),
                                "Rocky Linux 9.4 (Blue \"Onyx\")"));
        assertThat(found.isOf("rhel")).isTrue();
        assertThat(found.isOf("debian")).isFalse();
    }

    @Test
    void takesTheSecondPlaceOfTheDistributionWhereTheFirstIsMissing() {
        machine.with("/usr/lib/os-release", "ID=alpine\nVERSION_ID=3.20.1\n");

        assertThat(machine.profile().distribution()).hasToString("alpine:3.20.1");
    }

    @Test
    void knowsNothingOfAnEmptyMachine() {
        HostProfile empty = machine.profile();

        assertThat(empty.distribution()).isEqualTo(Distribution.unknown());
        assertThat(empty.libc()).isEmpty();
        assertThat(empty.packages()).isEmpty();
        assertThat(empty.accelerators()).isEqualTo(Accelerators.none());
        assertThat(empty.container().isContainer()).isFalse();
    }

    @Test
    void findsTheVersionOfGlibcInTheLibraryItself() {
        machine.with(
                "/usr/lib64/libc.so.6",
                "\u007fELF…GNU C Library (GNU libc) stable release version 2.34.\nCopyright");

        assertThat(machine.profile().libc()).map(Libc::toString).hasValue("glibc 2.34");
    }

    @Test
    void readsGlibcOfDebianAndUbuntuByTheirBanner() {
        machine.with(
                "/lib/x86_64-linux-gnu/libc.so.6",
                "GNU C Library (Debian GLIBC 2.36-9+deb12u10) stable release version 2.36.\n");

        assertThat(machine.profile().libc())
                .hasValue(new Libc(Libc.Family.GLIBC, new MajorMinor(2, 36)));
    }

    @Test
    void findsMuslByItsPackageOrByTheTextInItsLoader() {
        machine.with("/lib/ld-musl-x86_64.so.1", "\u007fELF\0libc.musl\0001.2.5\0Error");

        assertThat(machine.profile().libc()).map(Libc::toString).hasValue("musl 1.2");

        machine.with("/lib/apk/db/installed", "P:busybox\nV:1.36\n\nP:musl\nV:1.1.24-r10\n");

        assertThat(machine.profile().libc()).map(Libc::toString).hasValue("musl 1.1");
    }

    @Test
    void tellsTheLevelOfTheProcessorByAllItsFeatures() {
        String second =
                "lm cmov cx8 fpu fxsr mmx syscall sse2 cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3 ";
        machine.with(
                "/proc/cpuinfo",
                "processor\t: 0\nmodel name\t: A CPU\nflags\t\t: "
                        + second
                        + "avx avx2 bmi1 bmi2 f16c fma movbe xsave\n\nprocessor\t: 1\n");

        assertThat(machine.profile().processor())
                .isEqualTo(new Processor("x86_64", Optional.of(2), "A CPU", 2));

        machine.with(
                "/proc/cpuinfo",
                "flags: " + second + "avx avx2 bmi1 bmi2 f16c fma movbe xsave abm");

        assertThat(machine.profile().processor().baseline()).isEqualTo("x86-64-v3");
    }

    @Test
    void countsWhatDpkgHasInstalledHeldAndLeftHalfDone() {
        machine.with(
                "/var/lib/dpkg/status",
                """
                Package: a
                Status: install ok installed

                Package: b
                Status: hold ok installed

                Package: c
                Status: install ok half-configured

                Package: d
                Status: deinstall ok config-files
                """);

        PackageSystem found = machine.profile().packages().orElseThrow();

        assertThat(found.tool()).isEqualTo("apt-get");
        assertThat(found.installed()).hasValue(2);
        assertThat(found.held()).containsExactly("b");
        assertThat(found.unfinished()).containsExactly("c");
        assertThat(found.indexed()).isEmpty();
    }

    @Test
    void knowsFedoraByItsDatabaseAndItsTool() {
        machine.with("/usr/lib/sysimage/rpm/rpmdb.sqlite", "").with("/usr/bin/microdnf", "");

        PackageSystem found = machine.profile().packages().orElseThrow();

        assertThat(found.kind()).isEqualTo(PackageSystem.Kind.RPM);
        assertThat(found.tool()).isEqualTo("microdnf");
        assertThat(found.installed()).isEmpty();
    }

    @Test
    void seesTheLimitOfAControlGroupOnlyWhereItLimits() {
        machine.with("/proc/meminfo", "MemTotal:  1024 kB\nMemAvailable: 512 kB\n")
                .with("/sys/fs/cgroup/memory.max", "max\n");

        assertThat(machine.profile().memory())
                .isEqualTo(new Memory(1 << 20, 1 << 19, Optional.empty()));

        machine.with("/sys/fs/cgroup/memory.max", "4096\n");

        assertThat(machine.profile().memory().limit()).hasValue(4096L);
    }

    @Test
    void recognisesContainersByWhatTheirRuntimesLeave() {
        machine.with("/proc/1/cgroup", "0::/kubepods/besteffort/pod1\n");
        assertThat(machine.profile().container().kind()).isEqualTo("kubernetes");

        machine.with("/run/.containerenv", "");
        assertThat(machine.profile().container().kind()).isEqualTo("podman");
    }

    @Test
    void readsWhatTheKernelModuleTellsOfGpus() {
        machine.with(
                        "/proc/driver/nvidia/version",
                        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5\n")
                .with(
                        "/proc/driver/nvidia/gpus/0000:06:00.0/information",
                        """
                        Model: \t\t NVIDIA A100-SXM4-40GB
                        IRQ:   \t\t 18
                        GPU UUID: \t GPU-1
                        Bus Location: \t 0000:06:00.0
                        """);

        Accelerators found = machine.profile().accelerators();

        assertThat(found.source()).isEqualTo(Accelerators.Source.KERNEL);
        assertThat(found.driver()).hasValue("550.54.15");
        assertThat(found.cuda()).hasValue(new MajorMinor(12, 4));
        assertThat(found.gpus())
                .containsExactly(
                        new Gpu(
                                "nvidia",
                                "NVIDIA A100-SXM4-40GB",
                                Optional.of("GPU-1"),
                                Optional.of("0000:06:00.0"),
                                Optional.of(new MajorMinor(8, 0)),
                                Optional.of(40L << 30),
                                Gpu.Slices.none()));
    }

    @Test
    void saysWhenAGpuHasNoDriver() {
        machine.with("/sys/bus/pci/devices/0000:01:00.0/class", "0x030200\n")
                .with("/sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n")
                .with("/sys/bus/pci/devices/0000:01:00.0/device", "0x2335\n")
                .with("/sys/bus/pci/devices/0000:02:00.0/class", "0x020000\n")
                .with("/sys/bus/pci/devices/0000:02:00.0/vendor", "0x10de\n");

        Accelerators found = machine.profile().accelerators();

        assertThat(found.source()).isEqualTo(Accelerators.Source.PCI);
        assertThat(found.gpus()).hasSize(1);
        assertThat(found.notes())
                .containsExactly("`NVIDIA device 0x2335` is there, but NVIDIA's driver is not");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void looksAtTheMachineItRunsOn() {
        HostProfile here =
                HostDetection.here(System.getProperty("os.arch"), Map.of())
                        .profile(List.of(Path.of("/no-such-folder/below")));

        assertThat(here.libc()).isPresent();
        assertThat(here.kernel()).isNotEmpty();
        assertThat(here.memory().total()).isPositive();
        assertThat(here.disks()).singleElement().matches(disk -> disk.total() > 0);
        assertThat(here.packages().flatMap(PackageSystem::indexed).orElse(Instant.EPOCH))
                .isBefore(Instant.now());
    }
}
