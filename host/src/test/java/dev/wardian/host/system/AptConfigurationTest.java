package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AptConfigurationTest {
    @TempDir Path root;

    private AptConfiguration read(String file, String text) throws IOException {
        Path path = root.resolve("etc/apt").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return AptConfiguration.read(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APT::Default-Release \"stable\";",
                "apt::default-release stable;",
                "APT { Default-Release \"stable\"; };",
                "APT { Install-Recommends \"0\"; Default-Release \"stable\"; };",
                """
                APT
                {
                  // one
                  NeverAutoRemove { "^linux"; "^firmware"; };
                  Default-Release "stable"; /* two; */
                };
                # three;
                """,
                "DPkg::Post-Invoke { \"rm -f /x || true\"; };\nAPT::Default-Release \"stable\";\n"
            })
    void readsLinesAndBlocks(String text) throws IOException {
        assertThat(read("apt.conf", text).value("APT::Default-Release")).hasValue("stable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "// APT::Default-Release \"stable\";",
                "#APT::Default-Release \"stable\";",
                "/* APT::Default-Release \"stable\"; */",
                "Other { APT::Default-Release \"stable\"; };",
                "APT { Default-Release",
                "} } ; { \""
            })
    void readsNothingElse(String text) throws IOException {
        assertThat(read("apt.conf", text).value("APT::Default-Release")).isEmpty();
    }

    @Test
    void believesTheLastWord() throws IOException {
        read("apt.conf.d/10-one", "APT::Default-Release \"one\";");
        read("apt.conf.d/20-two.conf", "APT::Default-Release \"two\";");
        assertThat(
                        read("apt.conf.d/30-off.disabled", "APT::Default-Release \"off\";")
                                .value("APT::Default-Release"))
                .hasValue("two");
        assertThat(read("apt.conf", "APT::Default-Release \"main\";").value("APT::Default-Release"))
                .hasValue("main");
    }
}
