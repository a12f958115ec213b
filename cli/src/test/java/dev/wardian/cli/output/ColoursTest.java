package dev.wardian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColoursTest {

    private static Colours of(boolean terminal, String... variables) {
        return Colours.of("auto", variables(variables), terminal);
    }

    private static Map<String, String> variables(String... variables) {
        return variables.length == 0 ? Map.of() : Map.of(variables[0], variables[1]);
    }

    @Test
    void coloursATerminalAndNothingElse() {
        assertThat(of(true)).isEqualTo(Colours.ON);
        assertThat(of(false)).isEqualTo(Colours.OFF);
        assertThat(of(true, "TERM", "dumb")).isEqualTo(Colours.OFF);
        assertThat(of(true, "TERM", "xterm")).isEqualTo(Colours.ON);
    }

    @Test
    void heedsTheVariablesOfOtherPrograms() {
        assertThat(of(true, "NO_COLOR", "1")).isEqualTo(Colours.OFF);
        assertThat(of(true, "NO_COLOR", "")).isEqualTo(Colours.ON);
        assertThat(of(true, "CLICOLOR", "0")).isEqualTo(Colours.OFF);
        assertThat(of(false, "CLICOLOR", "1")).isEqualTo(Colours.OFF);
        assertThat(of(false, "CLICOLOR_FORCE", "1")).isEqualTo(Colours.ON);
        assertThat(of(false, "CLICOLOR_FORCE", "0")).isEqualTo(Colours.OFF);
        assertThat(of(false, "FORCE_COLOR", "1")).isEqualTo(Colours.ON);
        assertThat(Colours.of("auto", Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"), true))
                .isEqualTo(Colours.OFF);
    }

    @Test
    void heedsTheOptionMost() {
        assertThat(Colours.of("always", Map.of("NO_COLOR", "1"), false)).isEqualTo(Colours.ON);
        assertThat(Colours.of("never", Map.of("FORCE_COLOR", "1"), true)).isEqualTo(Colours.OFF);
    }
}
