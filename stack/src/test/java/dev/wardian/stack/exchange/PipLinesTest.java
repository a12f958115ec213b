package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.stack.exchange.WrittenRequirement.Located;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// pip's own cases for cutting, joining and splitting lines.
class PipLinesTest {

    @TestFactory
    Stream<DynamicTest> cutsLinesAsPipDoes() {
        return Conformance.cases("requirements-txt", "pip_lines").stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json json) {
        var input = json.list("input").getFirst();
        switch (json.text("function")) {
            case "preprocess" -> assertThat(numbered(input.asText())).isEqualTo(expected(json));
            case "ignore_comments", "join_lines" ->
                    assertThat(numbered(joined(input))).isEqualTo(expected(json));
            case "break_args_options" -> breaksOptions(input.asText(), json.list("expected"));
            case "parse_editable" -> parsesEditable(input.asText(), json.list("expected"));
            case "looks_like_hash" ->
                    assertThat(Location.Repository.isCommit(input.asText()))
                            .isEqualTo(json.at("expected").asFlag());
            default -> throw new AssertionError("a table we do not know: " + json);
        }
    }

    private static String joined(Json lines) {
        var text = new StringBuilder();
        for (var line : lines.asList()) {
            text.append(line.asList().getLast().asText()).append('\n');
        }
        return text.toString();
    }

    private static List<String> expected(Json json) {
        var lines = new ArrayList<String>();
        for (var line : json.list("expected")) {
            var parts = line.asList();
            lines.add(parts.getFirst().asNumber() + ": " + parts.getLast().asText().strip());
        }
        return lines;
    }

    private static List<String> numbered(String content) {
        var places = new Places(content);
        var lines = new ArrayList<String>();
        for (var line : LogicalLines.of(content, name -> Optional.empty())) {
            lines.add(places.line(line.offset(0)) + ": " + line.text());
        }
        return lines;
    }

    private static void breaksOptions(String line, List<Json> expected) {
        var start = LineParser.optionsStart(line);
        assertThat(line.substring(0, start).strip()).isEqualTo(expected.getFirst().asText());
        assertThat(line.substring(start)).isEqualTo(expected.getLast().asText());
    }

    private static void parsesEditable(String text, List<Json> expected) {
        var parsed = WrittenRequirement.parseEditable(text, Path.of("/some/path"));
        var name = expected.getFirst();
        if (!name.isNull()) {
            var shown =
                    parsed.name().orElseThrow()
                            + parsed.marker().map(marker -> " ; " + marker).orElse("");
            assertThat(shown).isEqualToIgnoringCase(name.asText());
        }
        assertThat(url(parsed)).isEqualTo(withoutFragment(expected.get(1).asText()));
        assertThat(parsed.extras().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(expected.get(2).asTexts());
    }

    private static String url(Located parsed) {
        return parsed.location().url();
    }

    private static String withoutFragment(String url) {
        var hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }
}
