package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.standards.version.Version;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What pip's small functions around paths and scripts answer.
class PipHelpersTest {

    @TestFactory
    Stream<DynamicTest> agreesWithPip() {
        return Conformance.cases("wheel-install", "pip_path_helpers").stream()
                .map(it -> dynamicTest(it.id(), () -> check(it.json())));
    }

    private static void check(Json row) {
        switch (row.text("function")) {
            case "is_within_directory" -> checkWithin(row);
            case "get_console_script_specs" -> checkScripts(row);
            case "split_leading_dir", "has_leading_dir" ->
                    abort(
                            "pip strips the leading folder while unpacking; we unpack archives whole");
            default -> abort("no message of ours says what `" + row.text("function") + "` says");
        }
    }

    private static void checkWithin(Json row) {
        String folder = row.texts("input").get(0);
        String path = row.texts("input").get(1);
        assertThat(EnvironmentBounds.isWithin(Path.of(folder), Path.of(path)))
                .isEqualTo(row.flag("expected"));
    }

    private static void checkScripts(Json row) {
        List<EntryPoint> declared = new ArrayList<>();
        for (Map.Entry<String, Json> script : row.list("input").getFirst().asMap().entrySet()) {
            declared.add(new EntryPoint(script.getKey(), script.getValue().asText(), "", false));
        }
        List<String> specs = new ArrayList<>();
        for (EntryPoint script : VersionedScripts.of(declared, Version.parse("10.11"))) {
            specs.add(script.name() + " = " + script.module());
        }
        assertThat(specs).isEqualTo(row.texts("expected"));
    }
}
