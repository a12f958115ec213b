package dev.wardian.stack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `uv version --bump` makes of the same versions.
final class VersionStepTest {

    private static List<VersionStep> steps(String words) {
        var steps = new ArrayList<VersionStep>();
        for (var word : words.split(" ", -1)) {
            steps.add(VersionStep.parse(word).orElseThrow());
        }
        return steps;
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, major, 2.0.0",
        "1.2.3.4, minor, 1.3.0.0",
        "1!2, patch, 1!2.0.1",
        "1.2.3+local, major, 2.0.0+local",
        "1.2.3, minor=7, 1.7.0",
        "1.2.3rc1.dev2, stable, 1.2.3",
        "1.2.3a1, alpha, 1.2.3a2",
        "1.2.3a1, beta, 1.2.3b1",
        "1.2.3a1, rc=5, 1.2.3rc5",
        "1.2.3a1, post, 1.2.3a1.post1",
        "1.2.3.dev4, rc, 1.2.3rc1",
        "1.2.3.post1.dev3, dev, 1.2.3.post1.dev4",
        "1.2.3.post1.dev3, post, 1.2.3.post2",
        "1.2.3, rc minor, 1.3.0rc1",
        "1.2.3, patch dev, 1.2.4.dev1",
        "2.0, patch, 2.0.1",
    })
    void raisesOnePartAndLetsGoOfWhatIsBehindIt(String version, String words, String after) {
        assertThat(VersionStep.after(Version.parse(version), steps(words))).hasToString(after);
    }

    @ParameterizedTest
    @CsvSource({"major minor", "alpha dev", "post dev", "stable post", "alpha beta"})
    void refusesStepsThatDoNotGoTogether(String words) {
        assertThat(VersionStep.fault(steps(words))).isPresent();
    }

    @Test
    void readsNothingElse() {
        assertThat(VersionStep.parse("micro")).isEmpty();
        assertThat(VersionStep.parse("stable=1")).isEmpty();
        assertThat(VersionStep.parse("minor=")).isEmpty();
        assertThat(VersionStep.parse("minor=-1")).isEmpty();
        assertThat(VersionStep.fault(steps("major rc"))).isEmpty();
    }
}
