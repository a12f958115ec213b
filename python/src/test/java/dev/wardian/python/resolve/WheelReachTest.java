package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.tag.WheelFilename;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelReachTest {
    private final WheelReach wheels = new WheelReach();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    py3-none-any | python_full_version == '3.*'
                    py2.py3-none-any | python_full_version == '2.*' or python_full_version == '3.*'
                    py39-none-any | python_full_version == '3.*' and python_version >= '3.9'
                    cp312-none-any | python_version == '3.12' and platform_python_implementation == 'CPython'
                    cp312-cp312-win_amd64 | python_version == '3.12' and platform_python_implementation == 'CPython' and sys_platform == 'win32' and platform_machine == 'AMD64'
                    cp39-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64 | python_full_version == '3.*' and python_version >= '3.9' and platform_python_implementation == 'CPython' and sys_platform == 'linux' and platform_machine == 'x86_64'
                    pp310-pypy310_pp73-musllinux_1_2_aarch64 | python_version == '3.10' and platform_python_implementation == 'PyPy' and sys_platform == 'linux' and platform_machine == 'aarch64'
                    py3-none-macosx_11_0_universal2 | python_full_version == '3.*' and sys_platform == 'darwin' and (platform_machine == 'arm64' or platform_machine == 'x86_64')
                    py3-none-linux_armv7l | python_full_version == '3.*' and sys_platform == 'linux' and platform_machine == 'armv7l'
                    """)
    void tellsWhereAWheelCanBeInstalled(String tags, String marker) {
        WheelFilename wheel = WheelFilename.parse("a-1.0-" + tags + ".whl");
        assertThat(wheels.of(wheel)).isEqualTo(MarkerSpace.of(Marker.parse(marker)));
        assertThat(wheels.of(wheel).implies(wheels.pythons(wheel))).isTrue();
    }
}
