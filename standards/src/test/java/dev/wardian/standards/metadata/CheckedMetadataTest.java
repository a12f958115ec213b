package dev.wardian.standards.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedMetadataTest {
    private static boolean isGood(MetadataField field, String value) {
        RawMetadata raw = RawMetadata.of(Map.of(field, List.of(value)), Map.of());
        return CheckedMetadata.of(raw).problem(field).isEmpty();
    }

    @Test
    void listsEverythingThatIsWrong() {
        CheckedMetadata checked =
                CheckedMetadata.of(
                        RawMetadata.parse(
                                "Metadata-Version: 1.0\nName: -\nName: a\nLicense-File: x\nBad: 1\n"));
        assertThat(checked.problems())
                .extracting(MetadataProblem::field)
                .containsExactly("name", "bad", "version", "license-file");
        assertThat(checked.name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "licenses/MIT.txt", "a b", "c:d"})
    void allowsPathsToLicenceFiles(String path) {
        assertThat(isGood(MetadataField.LICENSE_FILE, path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "../a", "a/../b", "*.txt", "a\\b", "C:/a", "./a", "a//b", "a/"})
    void refusesPathsThatAreNotPlain(String path) {
        assertThat(isGood(MetadataField.LICENSE_FILE, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", " text/markdown ; variant=GFM", "text/x-rst;"})
    void allowsContentTypes(String type) {
        assertThat(isGood(MetadataField.DESCRIPTION_CONTENT_TYPE, type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text", "text/html", "text/plain; x", "text/plain; charset=\"utf-8"})
    void refusesOtherContentTypes(String type) {
        assertThat(isGood(MetadataField.DESCRIPTION_CONTENT_TYPE, type)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "mit, MIT",
        "mit or (apache-2.0+ and bsd-3-clause), MIT OR (Apache-2.0+ AND BSD-3-Clause)",
        "gpl-2.0-only with classpath-exception-2.0, GPL-2.0-only WITH Classpath-exception-2.0",
        "licenseref-My.Own-1, LicenseRef-My.Own-1"
    })
    void spellsLicencesAsTheirListDoes(String text, String canonical) {
        assertThat(LicenseExpression.parse(text)).hasToString(canonical);
    }

    @Test
    void knowsWhichLicencesAreDeprecated() {
        LicenseExpression expression = LicenseExpression.parse("GPL-2.0 or MIT");
        assertThat(expression.identifiers()).containsExactly("GPL-2.0", "MIT");
        assertThat(expression.deprecatedIdentifiers()).containsExactly("GPL-2.0");
    }

    @Test
    void pointsToAnUnknownLicence() {
        assertThatThrownBy(() -> LicenseExpression.parse("MIT OR Foo"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, fault -> assertThat(fault.position()).isEqualTo(7));
        String deep = "(".repeat(100_000) + "MIT" + ")".repeat(100_000);
        assertThatThrownBy(() -> LicenseExpression.parse(deep)).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@example.com/a.zip, https://example.com/a.zip",
        "https://git@example.com/a.git, https://git@example.com/a.git",
        "https://${USER}:${PASS}@example.com/a, https://${USER}:${PASS}@example.com/a",
        "https://${USER}:x@example.com/a, https://example.com/a",
        "https://example.com/a@b?c@d#e@f, https://example.com/a@b?c@d#e@f",
        "FILE:/tmp/a, file:///tmp/a"
    })
    void writesNoSecretsIntoDirectUrls(String url, String written) {
        DirectUrl direct = DirectUrl.of(url, new DirectUrl.Archive(Map.of()));
        assertThat(direct.toMap()).containsEntry("url", written);
    }

    @Test
    void refusesARelativeFolder() {
        Map<String, Object> tree = Map.of("url", "file:a", "dir_info", Map.of());
        assertThatThrownBy(() -> DirectUrl.from(tree))
                .isInstanceOfSatisfying(
                        StructureException.class,
                        fault -> assertThat(fault.place()).isEqualTo("url"));
    }
}
