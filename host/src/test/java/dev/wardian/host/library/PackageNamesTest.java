package dev.wardian.host.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.HostName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageNamesTest {
    @ParameterizedTest
    @CsvSource({
        "debian:12, libGL.so.1, libgl1",
        "debian:12, libgthread-2.0.so.0, libglib2.0-0",
        "debian:13, libgthread-2.0.so.0, libglib2.0-0t64",
        "ubuntu:22.04, libglib-2.0.so.0, libglib2.0-0",
        "ubuntu:24.04, libglib-2.0.so.0, libglib2.0-0t64",
        "fedora:42, libGL.so.1, libglvnd-glx",
        "rocky:9, libgomp.so.1, libgomp",
        "debian:12, libgomp.so.1, libgomp1"
    })
    void namesThePackageOfEachDistribution(String host, String library, String name) {
        assertThat(PackageNames.bringing(library, HostName.parse(host))).hasValue(name);
    }

    @Test
    void makesOneCommandOfAll() {
        List<String> libraries =
                List.of("libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libodd.so.1");

        assertThat(PackageNames.command(libraries, HostName.parse("debian:12")))
                .hasValue(
                        "apt-get update && apt-get install -y --no-install-recommends libgl1"
                                + " libglib2.0-0");
        assertThat(PackageNames.command(libraries, HostName.parse("fedora:42")))
                .hasValue("dnf install -y libglvnd-glx glib2 'libodd.so.1()(64bit)'");
        assertThat(PackageNames.command(libraries, HostName.parse("alpine:3.20")))
                .hasValueSatisfying(
                        command -> assertThat(command).startsWith("apk add so:libGL.so.1"));
    }

    @Test
    void offersNoCommandThatWouldNotHelp() {
        assertThat(PackageNames.command(List.of("libodd.so.1"), HostName.parse("debian:12")))
                .isEmpty();
    }
}
