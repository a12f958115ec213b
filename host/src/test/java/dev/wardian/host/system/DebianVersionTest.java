package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.standards.SyntaxException;
import dev.wardian.testkit.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DebianVersionTest {
    @TestFactory
    Stream<DynamicTest> ordersAsDpkgDoes() {
        return Conformance.cases("debian", "version_compare").stream()
                .map(it -> dynamicTest(it.id(), () -> compares(it)));
    }

    private static void compares(Conformance.Case it) {
        DebianVersion a = DebianVersion.parse(it.json().text("a"));
        DebianVersion b = DebianVersion.parse(it.json().text("b"));
        int expected = (int) it.json().number("expected");
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        assertThat(Integer.signum(b.compareTo(a))).isEqualTo(-expected);
    }

    @TestFactory
    Stream<DynamicTest> readsWhatDpkgReads() {
        return Conformance.cases("debian", "version_parse").stream()
                // dpkg's command line takes these for its own options
                .filter(it -> !it.json().text("input").startsWith("-"))
                .map(it -> dynamicTest(it.id(), () -> reads(it)));
    }

    private static void reads(Conformance.Case it) {
        String text = it.json().text("input");
        if (it.json().flag("valid")) {
            assertThat(DebianVersion.parse(DebianVersion.parse(text).toString()))
                    .isEqualTo(DebianVersion.parse(text));
        } else {
            assertThatThrownBy(() -> DebianVersion.parse(text)).isInstanceOf(SyntaxException.class);
        }
    }

    @Test
    void putsTheTildeBeforeTheEnd() {
        assertThat(DebianVersion.parse("1.0~rc1")).isLessThan(DebianVersion.parse("1.0"));
        assertThat(DebianVersion.parse("1.0").isSameAs(DebianVersion.parse("0:1.00-0"))).isTrue();
    }
}
