package dev.wardian.python.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.internal.environment.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interpreters that are not on every machine, as they would describe themselves.
class InterpreterTagsTest {
    private static String best(Map<String, String> changes) {
        Map<String, String> values =
                new LinkedHashMap<>(
                        Map.of(
                                "marker.implementation_name", "cpython",
                                "marker.python_version", "3.13",
                                "platform", "linux-x86_64",
                                "pointer_bits", "64",
                                "glibc", "2.36",
                                "gil_disabled", "0",
                                "debug", "0",
                                "abiflags", "",
                                "soabi", "cpython-313-x86_64-linux-gnu"));
        values.putAll(changes);
        return InterpreterTags.of(Facts.of(values)).tags().getFirst().toString();
    }

    @Test
    void knowsFreeThreadedAndDebugBuilds() {
        assertThat(best(Map.of("gil_disabled", "1")))
                .isEqualTo("cp313-cp313t-manylinux_2_36_x86_64");
        assertThat(best(Map.of("debug", "1"))).isEqualTo("cp313-cp313d-manylinux_2_36_x86_64");
    }

    @Test
    void knowsTheFlagsOfOldVersions() {
        assertThat(best(Map.of("marker.python_version", "3.7", "abiflags", "m")))
                .isEqualTo("cp37-cp37m-manylinux_2_36_x86_64");
        assertThat(best(Map.of("marker.python_version", "3.8")))
                .isEqualTo("cp38-cp38-manylinux_2_36_x86_64");
    }

    @Test
    void knowsOtherImplementations() {
        assertThat(
                        best(
                                Map.of(
                                        "marker.implementation_name", "pypy",
                                        "marker.python_version", "3.10",
                                        "soabi", "pypy310-pp73-x86_64-linux-gnu")))
                .isEqualTo("pp310-pypy310_pp73-manylinux_2_36_x86_64");
        assertThat(
                        best(
                                Map.of(
                                        "marker.implementation_name", "graalpy",
                                        "marker.python_version", "3.11",
                                        "soabi", "graalpy240-311-native-x86_64-linux")))
                .startsWith("graalpy311-graalpy240_311");
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, 32, '', cp313-cp313-linux_i686",
        "linux-aarch64, 32, '', cp313-cp313-linux_armv8l",
        "win-amd64, 64, '', cp313-cp313-win_amd64",
        "win32, 32, '', cp313-cp313-win32",
        "win-arm64, 64, '', cp313-cp313-win_arm64",
        "macosx-11.0-arm64, 64, '', cp313-cp313-macosx_14_0_arm64",
        "linux-x86_64, 64, 1.2.4, cp313-cp313-musllinux_1_2_x86_64",
        "freebsd-14.1-release-amd64, 64, '', cp313-cp313-freebsd_14_1_release_amd64",
        "android-24-x86_64, 64, '', cp313-cp313-android_24_x86_64"
    })
    void knowsOtherPlatforms(String platform, String bits, String musl, String tag) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("platform", platform);
        changes.put("pointer_bits", bits);
        changes.put("glibc", "");
        changes.put("musl", musl);
        changes.put("mac_version", "14.5");
        changes.put("mac_machine", "arm64");
        assertThat(best(changes)).isEqualTo(tag);
    }
}
