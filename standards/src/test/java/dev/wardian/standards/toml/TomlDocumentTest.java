package dev.wardian.standards.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wardian.standards.SyntaxException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlDocumentTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("\"a\\tb\\u00e9\\U0001F600\\\\\"", "a\tb\u00e9\ud83d\ude00\\"),
                Arguments.of("'a\\b'", "a\\b"),
                Arguments.of("\"\"\"\r\na\r\n\"b\" \\\n   c\"\"\"", "a\n\"b\" c"),
                Arguments.of("'''a''b'''''", "a''b''"),
                Arguments.of("\"\"", ""),
                Arguments.of("\"\\e\\x41\"", "\u001bA"),
                Arguments.of("+1_000", 1000L),
                Arguments.of("-0", 0L),
                Arguments.of("0xdead_BEEF", 0xdeadbeefL),
                Arguments.of("0o17", 15L),
                Arguments.of("0b101", 5L),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("6.626e-34", 6.626e-34),
                Arguments.of("1e3", 1000.0),
                Arguments.of("-inf", Double.NEGATIVE_INFINITY),
                Arguments.of("nan", Double.NaN),
                Arguments.of("true", true),
                Arguments.of("1979-05-27", LocalDate.of(1979, 5, 27)),
                Arguments.of("07:32:00.5", LocalTime.of(7, 32, 0, 500_000_000)),
                Arguments.of("07:32", LocalTime.of(7, 32)),
                Arguments.of("1979-05-27 07:32:00", LocalDateTime.of(1979, 5, 27, 7, 32)),
                Arguments.of(
                        "1979-05-27T00:32:00.9999999999-07:00",
                        OffsetDateTime.parse("1979-05-27T00:32:00.999999999-07:00")),
                Arguments.of("1979-05-27t07:32:00z", OffsetDateTime.parse("1979-05-27T07:32:00Z")),
                Arguments.of("[ 1, # one\n 'b', [], ]", List.of(1L, "b", List.of())),
                Arguments.of("{ a.b = 1, a.c = 2,\n d = {} }", tableOfTables()));
    }

    private static Map<String, Object> tableOfTables() {
        return Map.of("a", Map.of("b", 1L, "c", 2L), "d", Map.of());
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsValues(String text, Object value) {
        assertThat(TomlDocument.parse("k = " + text).tree()).containsExactly(entry("k", value));
    }

    @Test
    void readsTablesInTheirOrder() {
        Map<String, Object> tree =
                TomlDocument.parse(
                                """
                                \ufeff# a document
                                z = 1
                                "dotted.key".'x' = 2
                                [tool.b]
                                [tool]
                                a.c = 3
                                [tool.a.d]
                                [[files]]
                                name = "one"
                                [files.hashes]
                                sha256 = "1"
                                [[files]]
                                name = "two"
                                """)
                        .tree();
        assertThat(tree.toString())
                .isEqualTo(
                        "{z=1, dotted.key={x=2}, tool={b={}, a={c=3, d={}}}, "
                                + "files=[{name=one, hashes={sha256=1}}, {name=two}]}");
    }

    @Test
    void knowsTheLinesOfEntries() {
        TomlDocument document =
                TomlDocument.parse("[p]\r\nd = [\n  'a', 'b',\n  # c\n  'd'\n]\n[[t]]\n[[t]]\n");
        assertThat(document.lines(List.of("p", "d"))).containsExactly(3, 3, 5);
        assertThat(document.lines(List.of("t"))).containsExactly(7, 8);
        assertThat(document.lines(List.of("p", "none", "d"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "[a]\n[a]",
                "[a]\nb.c = 1\n[a.b]",
                "[a.b]\n[a]\nb.c = 1",
                "a = {}\n[a.b]",
                "a = {}\na.b = 1",
                "a = [{}]\n[[a]]",
                "a = [{}]\n[a.b]",
                "[[a]]\n[a]",
                "[a]\n[[a]]",
                "a = 1\na.b = 2",
                "a",
                "a =",
                "= 1",
                "a b = 1",
                "a = 1 b = 2",
                "[a",
                "[[a]",
                "[]",
                "a..b = 1",
                "\"\"\"a\"\"\" = 1",
                "a = \"b",
                "a = 'b\n'",
                "a = \"\"\"b",
                "a = \"\\q\"",
                "a = \"\\ud800\"",
                "a = \"\\uz000\"",
                "a = \"\u0001\"",
                "a = 1 # \u0001",
                "a = 1\rb = 2",
                "a = [1 2]",
                "a = [1",
                "a = {b = 1",
                "a = {b = 1 c = 2}",
                "a = 01",
                "a = 1__0",
                "a = _1",
                "a = 1_",
                "a = 0x",
                "a = -0x1",
                "a = 1.",
                "a = .5",
                "a = 1e",
                "a = 9223372036854775808",
                "a = True",
                "a = 1979-13-01",
                "a = 1979-05-27T25:00:00Z",
                "a = 1979-05-27T07:32:00+24:00",
                "a = 07:32:00Z",
                "a = 07:32:0",
            })
    void refusesWhatIsNoToml(String text) {
        assertThatThrownBy(() -> TomlDocument.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("expected ");
    }

    @Test
    void pointsAtTheFault() {
        assertThatThrownBy(() -> TomlDocument.parse("a = 1\nb = ?\n"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, fault -> assertThat(fault.position()).isEqualTo(10));
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThatThrownBy(() -> TomlDocument.parse("a = " + "[".repeat(100_000)))
                .isInstanceOf(SyntaxException.class);
    }
}
