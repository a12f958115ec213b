package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerSpaceTest {
    private static MarkerSpace space(String marker) {
        return MarkerSpace.of(Marker.parse(marker));
    }

    private static MarkerSpace python(String specifiers) {
        return MarkerSpace.ofPython(SpecifierSet.parse(specifiers));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python_version >= '3.8' and python_version < '3.9' | python_version == \"3.8\"",
                "python_version > '3.7' | python_version >= \"3.8\"",
                "python_full_version >= '3.8' | python_version >= \"3.8\"",
                "python_full_version <= '3.11.0a6' | python_version < \"3.11\"",
                "python_full_version == '3.9.2' | python_full_version == \"3.9.2\"",
                "python_version < '3.8' or python_version >= '3.9' | python_version != \"3.8\"",
                "python_version != '3.8' and python_version != '3.10'"
                        + " | python_version != \"3.8\" and python_version != \"3.10\"",
                "python_version in '2.7 3.5' | python_version == \"2.7\" or python_version =="
                        + " \"3.5\"",
                "platform_system == 'Windows' | sys_platform == \"win32\"",
                "sys_platform == 'linux' and os_name == 'posix' | sys_platform == \"linux\"",
                "os_name == 'posix' or sys_platform == 'darwin' | os_name == \"posix\"",
                "sys_platform == 'win32' or (sys_platform != 'win32' and python_version < '3.9')"
                        + " | python_version < \"3.9\" or sys_platform == \"win32\"",
                "'linux' in sys_platform and sys_platform == 'linux' | sys_platform == \"linux\"",
                "sys_platform == 'win32' and python_version < '3.9' or extra == 'x'"
                        + " | (python_version < \"3.9\" and sys_platform == \"win32\")"
                        + " or extra == \"x\"",
                "extra == 'b' and os_name == 'nt' and '3.9' <= python_version"
                        + " | python_version >= \"3.9\" and os_name == \"nt\" and extra == \"b\"",
                "'x' in extras and 'dev' not in dependency_groups"
                        + " | \"x\" in extras and \"dev\" not in dependency_groups",
            })
    void writesAShortMarkerInOneOrder(String marker, String expected) {
        assertThat(space(marker)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "os_name == 'nt' | sys_platform == 'linux'",
                "os_name == 'nt' | sys_platform == 'darwin'",
                "os_name == 'posix' | sys_platform == 'win32'",
                "platform_system == 'Linux' | sys_platform == 'win32'",
                "platform_system == 'FreeBSD' | sys_platform == 'linux'",
                "platform_system == 'Darwin' | os_name == 'nt'",
                "'linux' in sys_platform | sys_platform == 'win32'",
                "sys_platform in 'darwin win32' | sys_platform == 'linux'",
                "python_version == '3.8' | python_full_version >= '3.9'",
                "python_version < '3.10' | python_version ~= '3.10'",
                "extra == 'a' | extra != 'a'",
                "os_name == 'a' | os_name < 'b'",
            })
    void knowsWhatCannotOccurTogether(String left, String right) {
        assertThat(space(left).isDisjoint(space(right))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "os_name == 'nt' | platform_machine == 'AMD64'",
                "platform_system == 'FreeBSD' | sys_platform == 'freebsd14'",
                "platform_system == 'iOS' | sys_platform == 'ios'",
                "os_name == 'posix' | sys_platform == 'cygwin'",
                "extra == 'a' | extra == 'b'",
                "python_version >= '3.8' | python_full_version < '3.8.1'",
                "platform_release < '5' | platform_release >= '5'",
            })
    void callsDisjointOnlyWhatCannotOccur(String left, String right) {
        assertThat(space(left).isDisjoint(space(right))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ">=3.8 | python_version >= '3.8' and sys_platform == 'win32'"
                        + " | sys_platform == \"win32\"",
                ">=3.8 | python_version >= '3.8' | python_version >= \"0\"",
                ">=3.9 | python_version < '3.9' | python_version < \"0\"",
                ">=3.8 | python_version < '3.9' or python_version >= '3.10'"
                        + " | python_version != \"3.9\"",
                ">=3.8 | python_version >= '3.8' and python_version < '3.9'"
                        + " | python_version < \"3.9\"",
                ">=3.8,<3.13 | python_version >= '3.10' and python_version < '3.13'"
                        + " | python_version >= \"3.10\"",
            })
    void leavesOutWhatIsKnownOfPython(String requires, String marker, String expected) {
        assertThat(space(marker).toMarker(python(requires))).hasToString(expected);
    }

    @Test
    void leavesOutWhatIsKnownOfPlatforms() {
        MarkerSpace known = space("sys_platform == 'linux' or sys_platform == 'win32'");
        assertThat(space("os_name == 'nt'").simplify(known))
                .hasToString("sys_platform == \"win32\"");
        assertThat(space("sys_platform != 'win32'").simplify(known))
                .hasToString("sys_platform == \"linux\"");
        assertThat(space("sys_platform != 'darwin'").simplify(known).isAll()).isTrue();
        assertThat(space("sys_platform != 'win32' or python_version < '3.9'").simplify(known))
                .hasToString("python_version < \"3.9\" or sys_platform == \"linux\"");
        assertThat(
                        space("sys_platform != 'win32'")
                                .simplify(known.or(space("sys_platform == 'darwin'"))))
                .hasToString("sys_platform != \"win32\"");
    }

    @Test
    void namesItsPythons() {
        MarkerSpace two =
                space(
                        "python_version >= '3.8' and python_version < '3.10' and os_name == 'nt'"
                                + " or python_version == '3.12' and extra == 'x'");
        assertThat(two.pythonVersions().contains(Version.of(3, 9, 7))).isTrue();
        assertThat(two.pythonVersions().contains(Version.of(3, 10))).isFalse();
        assertThat(two.pythonVersions().contains(Version.of(3, 12, 1))).isTrue();
        assertThat(space("os_name == 'nt'").pythonVersions().isFull()).isTrue();
        assertThat(MarkerSpace.none().pythonVersions().isEmpty()).isTrue();
        assertThat(python(">=3.8").pythonVersions())
                .isEqualTo(SpecifierSet.parse(">=3.8").toRange());
    }

    @Test
    void countsAPreReleaseOfPythonAsItsRelease() {
        MarkerEnvironment candidate =
                MarkerEnvironment.of(
                        Map.of("python_full_version", "3.14.0rc1", "python_version", "3.14"));
        assertThat(python(">=3.14").contains(candidate, Set.of())).isTrue();
        assertThat(python(">=3.14").toMarker().evaluate(candidate, Set.of())).isTrue();
        assertThat(python("<3.14").contains(candidate, Set.of())).isFalse();
        assertThat(python("<3.14").or(python(">=3.14")).isAll()).isTrue();
    }

    @Test
    void settlesExtras() {
        MarkerSpace space = space("extra == 'a' and os_name == 'nt' or extra == 'b'");
        ExtraName a = ExtraName.of("a");
        assertThat(space.withExtras(Set.of(a))).hasToString("os_name == \"nt\"");
        assertThat(space.withExtras(Set.of()).isEmpty()).isTrue();
        assertThat(space.withExtras(Set.of(ExtraName.of("b"))).isAll()).isTrue();
        assertThat(space("extra == 'a' and os_name == 'nt'").withoutExtras())
                .isEqualTo(space("os_name == 'nt'"));
        assertThat(space("'a' in extras or os_name == 'nt'").withoutExtras().isAll()).isTrue();
    }

    @Test
    void ignoresWhatHasNoMeaning() {
        assertThat(space("os_name ~= 'x' and python_version >= '3.8'"))
                .isEqualTo(space("python_version >= '3.8'"));
        assertThat(space("os_name ~= 'x' or python_version >= '3.8'"))
                .isEqualTo(space("python_version >= '3.8'"));
        assertThat(space("os_name === 'x'").isAll()).isTrue();
    }

    @Test
    void namesTheTextsItTellsApart() {
        assertThat(
                        space("sys_platform == 'win32' or os_name != 'nt' and sys_platform == 'b'")
                                .comparedTexts(MarkerVariable.SYS_PLATFORM))
                .containsExactly("b", "win32");
    }
}
