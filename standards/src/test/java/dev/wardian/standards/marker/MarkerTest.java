package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.Version;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkerTest {
    private static final MarkerEnvironment LINUX =
            MarkerEnvironment.of(
                    Map.of(
                            "python_version", "3.12",
                            "python_full_version", "3.12.7",
                            "sys_platform", "linux",
                            "os_name", "posix"));
    private static final ExtraName TEST = ExtraName.of("test");
    private static final ExtraName DOCS = ExtraName.of("docs");

    private static boolean holds(String marker, ExtraName... extras) {
        return Marker.parse(marker).evaluate(LINUX, Set.of(extras));
    }

    @Test
    void bindsAndCloserThanOr() {
        assertThat(holds("os_name == 'posix' or os_name == 'nt' and os_name == 'nt'")).isTrue();
        assertThat(holds("(os_name == 'posix' or os_name == 'nt') and os_name == 'nt'")).isFalse();
    }

    @Test
    void keepsTheParenthesesThatWereWritten() {
        for (String text :
                new String[] {
                    "os_name == \"a\" and os_name == \"b\" or os_name == \"c\"",
                    "(os_name == \"a\" and os_name == \"b\") or os_name == \"c\"",
                    "(os_name == \"a\" and os_name == \"b\") and os_name == \"c\""
                }) {
            assertThat(Marker.parse(text)).hasToString(text);
        }
    }

    @Test
    void comparesPythonVersionsAsVersions() {
        assertThat(holds("python_version >= '3.9'")).isTrue();
        assertThat(holds("'3.9' <= python_version")).isTrue();
        assertThat(holds("python_version ~= '3.10'")).isTrue();
        assertThat(holds("python_full_version == '3.12.*'")).isTrue();
    }

    @Test
    void comparesPythonVersionsAsTextsForMembership() {
        assertThat(holds("python_version in '3.11, 3.12'")).isTrue();
        assertThat(holds("'3.1' in python_version")).isTrue();
    }

    @Test
    void asksWhetherAnExtraIsAmongThoseWanted() {
        assertThat(holds("extra == 'test'")).isFalse();
        assertThat(holds("extra == 'test'", TEST, DOCS)).isTrue();
        assertThat(holds("extra == 'TEST'", TEST)).isTrue();
        assertThat(holds("extra != 'test'", DOCS)).isTrue();
        assertThat(holds("extra != 'test'", TEST, DOCS)).isFalse();
        assertThat(holds("extra != 'test'")).isTrue();
        assertThat(holds("extra == 'test' and extra == 'docs'", TEST, DOCS)).isTrue();
    }

    @Test
    void ignoresWhatHasNoMeaningUnlessAskedToBeStrict() {
        assertThat(holds("os_name ~= 'x' and sys_platform == 'linux'")).isTrue();
        assertThat(holds("os_name ~= 'x' and sys_platform == 'win32'")).isFalse();
        assertThat(holds("os_name ~= 'x' or sys_platform == 'win32'")).isFalse();
        assertThat(holds("os_name ~= 'x'")).isTrue();
        Marker marker = Marker.parse("sys_platform == 'win32' and os_name ~= 'x'");
        assertThatThrownBy(() -> marker.evaluate(MarkerContext.requirement(LINUX)))
                .isInstanceOf(UndefinedMarkerException.class)
                .hasMessageContaining("`os_name ~= \"x\"`");
    }

    @Test
    void comparesTwoVariablesByTheirValues() {
        assertThat(holds("os_name == sys_platform")).isFalse();
        assertThat(holds("python_version == python_version")).isTrue();
        assertThat(holds("python_version <= python_full_version")).isTrue();
    }

    @Test
    void pointsToWhereAMarkerIsBroken() {
        assertThatThrownBy(() -> Marker.parse("os_name = 'x'"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        fault -> {
                            assertThat(fault.position()).isEqualTo(8);
                            assertThat(fault.expected()).contains("marker operator");
                        });
        assertThatThrownBy(() -> Marker.parse("os_name == 'x' and"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, fault -> assertThat(fault.position()).isEqualTo(18));
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        String deep = "(".repeat(100_000) + "os_name == 'x'" + ")".repeat(100_000);
        assertThatThrownBy(() -> Marker.parse(deep)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void readsEscapesAsPythonDoes() {
        assertThat(Marker.parse("os_name == 'a\\x62\\\\'"))
                .isEqualTo(Marker.parse("os_name == \"ab\\\\\""))
                .hasToString("os_name == \"ab\\\\\"");
        assertThatThrownBy(() -> Marker.parse("os_name == 'a\\x6'"))
                .isInstanceOf(SyntaxException.class);
    }

    @Test
    void leavesConstantsOutOfCombinations() {
        Marker marker = Marker.parse("os_name == 'a'");
        assertThat(marker.and(Marker.Constant.TRUE)).isEqualTo(marker);
        assertThat(Marker.Constant.FALSE.or(marker)).isEqualTo(marker);
        assertThat(marker.or(Marker.Constant.TRUE)).isEqualTo(Marker.Constant.TRUE);
        assertThat(Marker.Constant.FALSE.and(marker)).isEqualTo(Marker.Constant.FALSE);
    }

    @Test
    void namesTheExtrasItAsksFor() {
        Marker marker = Marker.parse("extra == 'Docs' or (os_name == 'a' and 'test' == extra)");
        assertThat(marker.mentionsExtra()).isTrue();
        assertThat(marker.mentionedExtras()).containsExactly(DOCS, TEST);
        assertThat(Marker.parse("os_name == 'extra'").mentionsExtra()).isFalse();
    }

    @Test
    void takesOnAnotherPython() {
        MarkerEnvironment other = LINUX.withPython(Version.parse("3.9.1"));
        assertThat(other.get(MarkerVariable.PYTHON_VERSION)).isEqualTo("3.9");
        assertThat(other.get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.9.1");
        assertThat(Marker.parse("python_version < '3.10'").evaluate(other, Set.of())).isTrue();
        assertThat(other.get(MarkerVariable.SYS_PLATFORM)).isEqualTo("linux");
    }
}
