package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tables of the reference library `installer`.
class InstallerTablesTest {

    @TestFactory
    Stream<DynamicTest> agreesWithTheReferenceInstaller() {
        return Conformance.cases("wheel-install", "installer_tables").stream()
                .map(it -> dynamicTest(it.id(), () -> check(it.json())));
    }

    private static void check(Json row) throws IOException {
        switch (row.text("class")) {
            case "TestCanonicalizeDistributionName" ->
                    assertThat(PackageName.normalize(row.text("string")))
                            .isEqualTo(row.text("expected"));
            case "TestParseWheelFilename" -> checkFilename(row);
            case "TestScript" -> checkScript(row);
            case "TestParseEntryPoints" -> checkEntryPoints(row);
            case "TestRecordEntry" -> checkRecordRow(row);
            case "TestParseRecordFile" -> checkRecordFile(row);
            default -> abort("`" + row.text("class") + "` tests an interface that is not ours");
        }
    }

    private static void checkFilename(Json row) {
        if (!row.has("expected")) {
            assertThatThrownBy(() -> WheelFilename.parse(row.text("string")))
                    .isInstanceOf(SyntaxException.class);
            return;
        }
        WheelFilename name = WheelFilename.parse(row.text("string"));
        List<Json> expected = row.list("expected");
        assertThat(name.name().toString()).isEqualTo(expected.get(0).asText());
        assertThat(name.version().toString()).isEqualTo(expected.get(1).asText());
        assertThat(name.build().isPresent()).isEqualTo(!expected.get(2).isNull());
        assertThat(name.compressedTags()).isEqualTo(expected.get(3).asText());
    }

    private static void checkScript(Json row) {
        byte[] script = row.text("data").getBytes(StandardCharsets.ISO_8859_1);
        if (!row.has("expected")) {
            assertThat(Shebang.isGeneric(script)).isFalse();
            return;
        }
        assertThat(Shebang.isGeneric(script)).isTrue();
        assertThat(Shebang.rewritten(script, "/my/python"))
                .isEqualTo(row.text("expected").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void checkEntryPoints(Json row) throws IOException {
        List<List<String>> found = new ArrayList<>();
        for (EntryPoint point : EntryPoints.parse(row.text("script"))) {
            String kind = point.graphical() ? "gui" : "console";
            found.add(List.of(point.name(), point.module(), point.attribute(), kind));
        }
        List<List<String>> expected = new ArrayList<>();
        for (Json point : row.list("expected")) {
            expected.add(point.asTexts());
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void checkRecordRow(Json row) {
        String test = row.text("test");
        if (test.equals("test_invalid_elements")) {
            List<String> fields = List.of(row.text("path"), row.text("hash_"), row.text("size"));
            assertThatThrownBy(() -> RecordRow.of(fields))
                    .isInstanceOf(IllegalArgumentException.class);
        } else if (test.equals("test_valid_elements")) {
            List<String> fields = List.of(row.text("path"), row.text("hash_"), row.text("size"));
            assertThat(RecordRow.of(fields)).hasToString(String.join(",", fields));
        } else {
            List<Json> elements = row.list("elements");
            List<String> fields = new ArrayList<>();
            for (Json element : elements) {
                fields.add(element.isNull() ? "" : scalar(element));
            }
            RecordRow record = RecordRow.of(fields);
            assertThat(record.admits(row.text("data").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(row.flag("passes_validation"));
            assertThat(record).hasToString(String.join(",", fields));
        }
    }

    private static String scalar(Json element) {
        return element.isNumber() ? Long.toString(element.asNumber()) : element.asText();
    }

    private static void checkRecordFile(Json row) {
        if (row.has("line")) {
            assertThatThrownBy(() -> RecordRow.parse(row.text("line")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(row.number("element_count")));
        } else {
            String hash = "sha256=AVTFPZpEKzuHr7OvQZmhaU3LvwKz06AJw8mT\\_pNh2yI";
            String text =
                    """
                    file.py,%s,3144
                    "with, comma.py",,
                    distribution-1.0.dist-info/RECORD,,
                    """
                            .formatted(hash);
            assertThat(RecordRow.parse(text))
                    .extracting(RecordRow::path)
                    .containsExactly(
                            "file.py", "with, comma.py", "distribution-1.0.dist-info/RECORD");
        }
    }
}
