package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.testkit.Conformance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The functional tests of pip's resolver, see [PipScenario].
final class PipResolverConformanceIT {
    /// Where pip does otherwise, and we as uv; each has its line in docs/compatibility.md.
    private static final Map<String, String> OTHERWISE =
            Map.of(
                    "test_new_resolver_does_reinstall_local_sdists",
                    "an archive of this machine that did not change is not installed again");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> doesAsPipDoes() {
        return Conformance.cases("pip-resolver", "scenarios").stream()
                .map(one -> dynamicTest(one.id(), () -> play(one)));
    }

    private void play(Conformance.Case one) throws Exception {
        String name = one.id().substring(one.id().indexOf('/') + 1);
        Path place = folder.resolve(name.replaceAll("[^\\w]", "-"));
        Files.createDirectories(place);
        PipScenario scenario = new PipScenario(place);
        if (OTHERWISE.containsKey(name)) {
            assertThatThrownBy(() -> scenario.play(one.json().list("steps")))
                    .as(OTHERWISE.get(name))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Nothing to do");
        } else {
            scenario.play(one.json().list("steps"));
        }
    }
}
