package dev.wardian.python.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovedModulesTest {
    private static String reason(String module) {
        return new BrokenImport(
                        "m",
                        Optional.empty(),
                        Path.of("m.py"),
                        1,
                        "import " + module,
                        new BrokenImport.Fault.NoModule(module),
                        Optional.empty(),
                        List.of("m"))
                .reason();
    }

    @Test
    void saysWhenAModuleLeftTheStandardLibrary() {
        assertThat(reason("distutils"))
                .isEqualTo(
                        "there is no module `distutils`, which left the standard library in Python"
                                + " 3.12");
        assertThat(reason("telnetlib")).endsWith("in Python 3.13");
        assertThat(reason("numpy")).isEqualTo("there is no module `numpy`");
    }

    @Test
    void knowsWhatBringsThemNow() {
        assertThat(RemovedModules.bringing("cgi.util")).hasValue("legacy-cgi");
        assertThat(RemovedModules.bringing("nis")).isEmpty();
        assertThat(RemovedModules.bringing("json")).isEmpty();
    }
}
