package dev.wardian.host.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.HostName;
import dev.wardian.host.HostProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildLogTest {
    private static final HostProfile DEBIAN = HostName.parse("debian:12");
    private static final HostProfile FEDORA = HostName.parse("fedora:40");

    /// What compilers and build systems really write.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/_portaudio.c:29:10: fatal error: portaudio.h: No such file or directory | portaudio19-dev",
                "Error: pg_config executable not found. | libpq-dev",
                "error: Unable to load dependency HDF5, make sure HDF5 is installed properly | libhdf5-dev",
                "pygraphviz/graphviz_wrap.c:3020:10: fatal error: graphviz/cgraph.h: No such file or directory | libgraphviz-dev",
                "/usr/bin/ld: cannot find -lportaudio: No such file or directory | portaudio19-dev",
                "meson.build:12:0: ERROR: Dependency \"cairo\" not found, tried pkgconfig and cmake | libcairo2-dev",
                "No package 'libffi' found | libffi-dev",
                "Package libpq was not found in the pkg-config search path. | libpq-dev",
                "Package 'dbus-1', required by 'virtual:world', not found | libdbus-1-dev",
                "  Could NOT find OpenSSL, try to set the path to OpenSSL root folder | libssl-dev",
                "error: command 'gcc' failed: No such file or directory | gcc",
                "error: command 'x86_64-linux-gnu-g++' failed: No such file or directory | g++",
                "../meson.build:1:0: ERROR: Unknown compiler(s): [['cc'], ['gcc']] | gcc",
                "error: can't find Rust compiler | cargo",
                "FileNotFoundError: [Errno 2] No such file or directory: 'cmake' | cmake",
                "src/x.c:1:10: fatal error: 'ffi.h' file not found | libffi-dev",
                "ERROR: Program 'ninja' not found or not executable | ninja-build",
                "x.c:1:10: fatal error: Python.h: No such file or directory | python3-dev"
            })
    void namesThePackageThatBringsWhatWasMissing(String line, String name) {
        assertThat(BuildLog.needs(List.of("a line before", line)))
                .extracting(need -> BuildPackages.bringing(need, DEBIAN).orElse("?"))
                .containsExactly(name);
    }

    @Test
    void namesAllOfThem() {
        assertThat(
                        BuildPackages.command(
                                BuildLog.needs(
                                        List.of(
                                                "Error: Please make sure the libxml2 and libxslt"
                                                        + " development packages are installed.")),
                                DEBIAN))
                .hasValueSatisfying(
                        command -> assertThat(command).endsWith(" libxslt1-dev libxml2-dev"));
    }

    @Test
    void asksFedoraByWhatPackagesProvide() {
        assertThat(BuildPackages.bringing(new BuildNeed.Module("libpq"), FEDORA))
                .hasValue("pkgconfig(libpq)");
        assertThat(BuildPackages.bringing(new BuildNeed.Header("ffi.h"), FEDORA))
                .hasValue("/usr/include/ffi.h");
    }

    @Test
    void findsNothingInWhatIsNoFaultOfTheSystem() {
        assertThat(
                        BuildLog.needs(
                                List.of(
                                        "SyntaxError: invalid syntax",
                                        "FileNotFoundError: [Errno 2] No such file or directory:"
                                                + " 'README.md'",
                                        "note: this is not found in the manual")))
                .isEmpty();
    }
}
