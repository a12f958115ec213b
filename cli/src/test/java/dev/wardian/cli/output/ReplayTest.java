package dev.wardian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplayTest {

    @Test
    void saysTheSameForAVirtualEnvironment() {
        assertThat(replay("install", "--system", "numpy>=2", "-r", "my file.txt"))
                .isEqualTo("wardian install --venv .venv 'numpy>=2' -r 'my file.txt'");
    }

    @Test
    void keepsThePythonThatWasAskedFor() {
        assertThat(replay("install", "-p", "/usr/bin/python3", "numpy"))
                .isEqualTo("wardian install --venv .venv -p /usr/bin/python3 numpy");
        assertThat(replay("sync", "--user", "requirements.txt"))
                .isEqualTo("wardian sync --venv .venv requirements.txt");
    }

    @Test
    void repeatsNoPassword() {
        assertThat(replay("install", "-i", "https://me:secret@index.invalid/simple", "a"))
                .doesNotContain("secret")
                .contains("index.invalid/simple");
    }

    private static String replay(String... words) {
        return Replay.intoVirtualEnvironment(List.of(words));
    }
}
