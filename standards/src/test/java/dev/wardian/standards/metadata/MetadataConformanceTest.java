package dev.wardian.standards.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.peer.PeerCases;
import dev.wardian.standards.peer.Trees;
import dev.wardian.standards.requirement.DependencyGroups;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Metadata, licences, groups and direct URLs as the reference implementation reads them.
class MetadataConformanceTest {
    @Test
    void takesMailsApartAsTheReferenceDoes() {
        PeerCases.of("metadata", "metadata_parse_email").check(MetadataConformanceTest::checkRaw);
    }

    private static void checkRaw(JsonNode one) {
        RawMetadata raw = read(one.get("data"));
        assertThat(rawTree(raw)).isEqualTo(Trees.map(one.get("raw")));
        Map<String, Object> unparsed = new LinkedHashMap<>();
        one.get("unparsed")
                .properties()
                .forEach(entry -> unparsed.put(entry.getKey(), latin(entry.getValue())));
        assertThat(raw.unparsed()).isEqualTo(unparsed);
    }

    private static RawMetadata read(JsonNode data) {
        if (data.isString()) {
            return RawMetadata.parse(data.asString());
        }
        if (data.has("bytes_utf8")) {
            return RawMetadata.parse(
                    data.get("bytes_utf8").asString().getBytes(StandardCharsets.UTF_8));
        }
        return RawMetadata.parse(Base64.getDecoder().decode(data.get("base64").asString()));
    }

    /// What the reference keeps as bytes, we keep as Latin-1.
    private static List<String> latin(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isString() && !value.has("base64")) {
                throw PeerCases.notApplicable("the reference keeps parsed mails, we keep text");
            }
            texts.add(
                    value.isString()
                            ? value.asString()
                            : new String(
                                    Base64.getDecoder().decode(value.get("base64").asString()),
                                    StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    private static Map<String, Object> rawTree(RawMetadata raw) {
        Map<String, Object> tree = new LinkedHashMap<>();
        raw.fields().forEach((field, values) -> tree.put(key(field), value(raw, field, values)));
        return tree;
    }

    private static Object value(RawMetadata raw, MetadataField field, List<String> values) {
        return switch (field.kind()) {
            case TEXT -> values.getFirst();
            case LIST, KEYWORDS -> values;
            case LABELLED -> raw.projectUrls();
        };
    }

    /// The reference's name of a field: plural where there are several values.
    private static String key(MetadataField field) {
        String key = field.toString().replace('-', '_');
        boolean already = key.endsWith("s") || key.endsWith("dist") || key.endsWith("external");
        boolean alone = field.kind() == MetadataField.Kind.TEXT || key.equals("dynamic");
        if (key.equals("provides_extra")) {
            return key;
        }
        return alone || already ? key : key + "s";
    }

    @Test
    void judgesMailsAsTheReferenceDoes() {
        PeerCases.of("metadata", "metadata_from_email")
                .check(one -> checkJudgement(one, read(one.get("data"))));
    }

    @Test
    void judgesFieldsAsTheReferenceDoes() {
        PeerCases.of("metadata", "metadata_from_raw")
                .check(one -> checkJudgement(one, rawOf(one.get("raw"))));
    }

    private static RawMetadata rawOf(JsonNode tree) {
        Map<String, MetadataField> byKey = new LinkedHashMap<>();
        for (MetadataField field : MetadataField.values()) {
            byKey.put(key(field), field);
        }
        Map<MetadataField, List<String>> fields = new EnumMap<>(MetadataField.class);
        Map<String, List<String>> unparsed = new LinkedHashMap<>();
        tree.properties()
                .forEach(
                        entry -> {
                            MetadataField field = byKey.get(entry.getKey());
                            if (field == null) {
                                unparsed.put(entry.getKey(), List.of());
                            } else {
                                fields.put(field, values(entry.getValue()));
                            }
                        });
        return RawMetadata.of(fields, unparsed);
    }

    private static List<String> values(JsonNode value) {
        if (value.isString()) {
            return List.of(value.asString());
        }
        if (value.isArray()) {
            return PeerCases.texts(value);
        }
        List<String> pairs = new ArrayList<>();
        value.properties()
                .forEach(pair -> pairs.add(pair.getKey() + ", " + pair.getValue().asString()));
        return pairs;
    }

    private static void checkJudgement(JsonNode one, RawMetadata raw) {
        CheckedMetadata checked = CheckedMetadata.of(raw);
        if (one.get("validate").asBoolean()) {
            Set<String> expected = new HashSet<>();
            one.path("errors").forEach(error -> expected.add(error.get("field").asString()));
            Set<String> actual = new HashSet<>();
            checked.problems().forEach(problem -> actual.add(problem.field()));
            assertThat(actual).isEqualTo(expected);
        }
        if (one.has("metadata")) {
            checkFields(one.get("metadata"), checked);
        }
    }

    private static void checkFields(JsonNode expected, CheckedMetadata checked) {
        for (MetadataField field : MetadataField.values()) {
            JsonNode value = expected.path(key(field));
            boolean bad = value.isObject() && value.has("error");
            assertThat(checked.problem(field).isPresent()).as("%s is bad", field).isEqualTo(bad);
            if (!bad) {
                assertThat(typed(checked, field))
                        .as(field.toString())
                        .isEqualTo(expectedValue(field, value));
            }
        }
    }

    /// The reference prints names as they were spelt, we print them normalised.
    private static Optional<Object> expectedValue(MetadataField field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                field == MetadataField.REQUIRES_DIST ? reprinted(value) : Trees.value(value));
    }

    private static List<String> reprinted(JsonNode requirements) {
        List<String> texts = new ArrayList<>();
        for (JsonNode requirement : requirements) {
            texts.add(Requirement.parse(requirement.asString()).toString());
        }
        return texts;
    }

    private static Optional<Object> typed(CheckedMetadata checked, MetadataField field) {
        RawMetadata raw = checked.raw();
        return raw.list(field)
                .map(
                        written ->
                                switch (field) {
                                    case VERSION -> text(checked.version());
                                    case REQUIRES_PYTHON -> text(checked.requiresPython());
                                    case LICENSE_EXPRESSION -> text(checked.licenseExpression());
                                    case REQUIRES_DIST -> texts(checked.requiresDist());
                                    case PROVIDES_EXTRA -> texts(checked.providesExtra());
                                    case DYNAMIC -> checked.dynamic();
                                    default -> value(raw, field, written);
                                });
    }

    private static String text(Optional<?> value) {
        return value.orElseThrow().toString();
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    @Test
    void spellsLicencesAsTheReferenceDoes() {
        PeerCases.of("metadata", "license_expression")
                .check(
                        one -> {
                            String text = one.get("raw_license_expression").asString();
                            if (one.get("valid").asBoolean()) {
                                assertThat(LicenseExpression.parse(text))
                                        .hasToString(expectedLicence(one));
                            } else {
                                assertThatThrownBy(() -> LicenseExpression.parse(text))
                                        .isInstanceOf(SyntaxException.class);
                            }
                        });
    }

    /// The one text of a case that is neither its input nor about the case itself.
    private static String expectedLicence(JsonNode one) {
        Set<String> others = Set.of("id", "origin", "raw_license_expression");
        return one.properties().stream()
                .filter(entry -> !others.contains(entry.getKey()) && entry.getValue().isString())
                .map(entry -> entry.getValue().asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsOnlyTheUnknownFieldInASampleOfEveryField() throws IOException {
        byte[] sample = Files.readAllBytes(PeerCases.file("metadata", "everything.metadata"));
        CheckedMetadata checked = CheckedMetadata.of(RawMetadata.parse(sample));
        assertThat(checked.problems())
                .extracting(MetadataProblem::field)
                .containsExactly("thisisnotreal");
        CoreMetadata core = CoreMetadata.parse(sample);
        assertThat(core.name()).isEqualTo(checked.name().orElseThrow());
        assertThat(core.version()).isEqualTo(checked.version().orElseThrow());
        assertThat(core.requiresDist()).isEqualTo(checked.requiresDist());
        assertThat(core.requiresPython()).isEqualTo(checked.requiresPython());
        assertThat(core.dynamic()).isEqualTo(checked.dynamic());
        assertThat(core.providesExtra()).containsExactlyElementsOf(checked.providesExtra());
    }

    @Test
    void resolvesGroupsAsTheReferenceDoes() {
        PeerCases.of("metadata", "dependency_groups").check(MetadataConformanceTest::checkGroups);
    }

    private static void checkGroups(JsonNode one) {
        if (one.has("error")) {
            assertThatThrownBy(() -> resolve(one)).isInstanceOf(StructureException.class);
        } else {
            assertThat(resolve(one)).isEqualTo(reprinted(one.get("expected")));
        }
    }

    private static List<String> resolve(JsonNode one) {
        DependencyGroups groups = DependencyGroups.from(Trees.map(one.get("groups")));
        List<String> requirements = new ArrayList<>();
        for (JsonNode name : one.get("include")) {
            groups.resolve(GroupName.of(name.asString()))
                    .forEach(requirement -> requirements.add(requirement.toString()));
        }
        return requirements;
    }

    @Test
    void readsAndWritesDirectUrlsAsTheReferenceDoes() {
        PeerCases.of("metadata", "direct_url")
                .check(
                        one -> {
                            Map<String, Object> tree = Trees.map(one.get("direct_url"));
                            if (one.get("valid").asBoolean()) {
                                assertThat(DirectUrl.from(tree).toMap())
                                        .isEqualTo(Trees.map(one.get("normalized")));
                            } else {
                                assertThatThrownBy(() -> DirectUrl.from(tree))
                                        .isInstanceOf(StructureException.class);
                            }
                        });
    }
}
