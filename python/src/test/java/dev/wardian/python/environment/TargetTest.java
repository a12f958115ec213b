package dev.wardian.python.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.python.PythonException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.PlatformTags;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    private static final Target HERE =
            new Target(
                    MarkerEnvironment.of(
                            Map.of(
                                    "implementation_name", "cpython",
                                    "implementation_version", "3.12.1",
                                    "os_name", "posix",
                                    "platform_machine", "x86_64",
                                    "platform_release", "6.1",
                                    "platform_system", "Linux",
                                    "python_full_version", "3.12.1",
                                    "python_version", "3.12",
                                    "sys_platform", "linux")),
                    CompatibleTags.forCpython(3, 12, false, PlatformTags.glibc(2, 36, "x86_64")),
                    Version.parse("3.12.1"));

    private static boolean fits(Target target, String tags) {
        return target.tags().rank(WheelFilename.parse("a-1-" + tags + ".whl")).isPresent();
    }

    private static boolean holds(Target target, String marker) {
        return Marker.parse(marker).evaluate(target.markers(), Set.of());
    }

    @Test
    void takesAnotherVersionOnTheSameMachine() {
        Target older = HERE.withPythonVersion(Version.parse("3.9"));
        assertThat(older.python()).hasToString("3.9.0");
        assertThat(fits(older, "cp39-cp39-manylinux_2_36_x86_64")).isTrue();
        assertThat(fits(older, "cp312-cp312-manylinux_2_36_x86_64")).isFalse();
        assertThat(fits(older, "cp37-abi3-linux_x86_64")).isTrue();
        assertThat(holds(older, "python_version == '3.9' and python_full_version == '3.9.0'"))
                .isTrue();
        assertThat(holds(older, "implementation_version == '3.9.0'")).isTrue();
        assertThat(holds(older, "sys_platform == 'linux'")).isTrue();
    }

    @Test
    void knowsTheFlaggedAbisOfOldVersions() {
        Target old = HERE.withPythonVersion(Version.parse("3.7.9"));
        assertThat(fits(old, "cp37-cp37m-manylinux1_x86_64")).isTrue();
        assertThat(old.python()).hasToString("3.7.9");
    }

    @ParameterizedTest
    @CsvSource({
        "linux, manylinux_2_28_x86_64, Linux, x86_64",
        "x86_64-unknown-linux-gnu, manylinux2014_x86_64, Linux, x86_64",
        "aarch64-unknown-linux-gnu, manylinux_2_28_aarch64, Linux, aarch64",
        "x86_64-manylinux2014, manylinux_2_17_x86_64, Linux, x86_64",
        "x86_64-manylinux_2_40, manylinux_2_40_x86_64, Linux, x86_64",
        "aarch64-manylinux_2_31, manylinux_2_31_aarch64, Linux, aarch64",
        "manylinux_2_28_x86_64, manylinux_2_5_x86_64, Linux, x86_64",
        "manylinux1_x86_64, manylinux1_x86_64, Linux, x86_64",
        "riscv64-unknown-linux, manylinux_2_39_riscv64, Linux, riscv64",
        "x86_64-unknown-linux-musl, musllinux_1_2_x86_64, Linux, x86_64",
        "musllinux_1_1_aarch64, musllinux_1_1_aarch64, Linux, aarch64",
        "macos, macosx_13_0_arm64, Darwin, arm64",
        "x86_64-apple-darwin, macosx_10_9_x86_64, Darwin, x86_64",
        "macosx_11_0_arm64, macosx_11_0_universal2, Darwin, arm64",
        "windows, win_amd64, Windows, AMD64",
        "win32, win32, Windows, x86",
        "aarch64-pc-windows-msvc, win_arm64, Windows, ARM64",
        "linux_x86_64, linux_x86_64, Linux, x86_64",
        "aarch64-linux-android, android_24_arm64_v8a, Android, aarch64",
        "android_21_x86_64, android_21_x86_64, Android, x86_64",
        "arm64-apple-ios, ios_13_0_arm64_iphoneos, iOS, arm64",
        "wasm32-pyodide2024, pyodide_2024_0_wasm32, Emscripten, wasm32"
    })
    void takesThePlatformsThatUvAndWheelsName(
            String name, String tag, String system, String machine) {
        Target target = HERE.withPlatform(name);
        assertThat(fits(target, "cp312-cp312-" + tag)).isTrue();
        assertThat(fits(target, "py3-none-any")).isTrue();
        assertThat(holds(target, "platform_system == '" + system + "'")).isTrue();
        assertThat(holds(target, "platform_machine == '" + machine + "'")).isTrue();
        assertThat(holds(target, "platform_release == ''")).isTrue();
        assertThat(target.python()).isEqualTo(HERE.python());
    }

    @Test
    void fitsNothingNewerThanThePlatformThatIsNamed() {
        assertThat(fits(HERE.withPlatform("linux"), "cp312-cp312-manylinux_2_31_x86_64")).isFalse();
        assertThat(fits(HERE.withPlatform("linux"), "cp312-cp312-musllinux_1_2_x86_64")).isFalse();
        assertThat(fits(HERE.withPlatform("macos"), "cp312-cp312-macosx_14_0_arm64")).isFalse();
    }

    @Test
    void combinesVersionAndPlatformInEitherOrder() {
        Version version = Version.parse("3.10");
        Target one = HERE.withPlatform("macos").withPythonVersion(version);
        Target other = HERE.withPythonVersion(version).withPlatform("macos");
        assertThat(one.tags().tags()).isEqualTo(other.tags().tags());
        assertThat(one.markers()).isEqualTo(other.markers());
    }

    @Test
    void refusesAPlatformThatNobodyKnows() {
        for (String name : List.of("beos", "manylinux_x_y_z", "solaris_5_10_sparc")) {
            assertThatExceptionOfType(PythonException.class)
                    .isThrownBy(() -> HERE.withPlatform(name))
                    .satisfies(
                            thrown ->
                                    assertThat(thrown.problem().details().getFirst())
                                            .contains("x86_64-unknown-linux-gnu"));
        }
    }
}
