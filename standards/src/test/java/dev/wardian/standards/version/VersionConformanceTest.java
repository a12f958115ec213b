package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.peer.PeerCases;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VersionConformanceTest {
    @Test
    void readsVersionsAsTheReferenceDoes() {
        PeerCases.of("pep440", "version")
                .check(
                        one -> {
                            String input = one.get("input").asString();
                            if (one.get("valid").asBoolean()) {
                                assertSameParts(Version.parse(input), one);
                            } else {
                                assertThat(Version.tryParse(input)).isEmpty();
                                assertThatThrownBy(() -> Version.parse(input))
                                        .isInstanceOf(SyntaxException.class);
                            }
                        });
    }

    private static void assertSameParts(Version version, JsonNode one) {
        assertThat(version).hasToString(one.get("str").asString());
        assertThat(version.withoutLocal()).hasToString(one.get("public").asString());
        assertThat(version.base()).hasToString(one.get("base_version").asString());
        assertThat(version.epoch()).isEqualTo(one.get("epoch").asLong());
        List<Long> release = new ArrayList<>();
        one.get("release").forEach(number -> release.add(number.asLong()));
        assertThat(version.release()).isEqualTo(release);
        if (one.get("pre").isNull()) {
            assertThat(version.prereleaseLabel()).isEmpty();
            assertThat(version.prereleaseNumber()).isEmpty();
        } else {
            assertThat(version.prereleaseLabel()).contains(one.get("pre").get(0).asString());
            assertThat(version.prereleaseNumber()).hasValue(one.get("pre").get(1).asLong());
        }
        assertThat(version.post()).isEqualTo(number(one.get("post")));
        assertThat(version.dev()).isEqualTo(number(one.get("dev")));
        assertThat(version.local().orElse(null))
                .isEqualTo(one.get("local").isNull() ? null : one.get("local").asString());
        assertThat(version.isPrerelease()).isEqualTo(one.get("is_prerelease").asBoolean());
        assertThat(version.isPostrelease()).isEqualTo(one.get("is_postrelease").asBoolean());
        assertThat(version.isDevrelease()).isEqualTo(one.get("is_devrelease").asBoolean());
    }

    private static OptionalLong number(JsonNode number) {
        return number.isNull() ? OptionalLong.empty() : OptionalLong.of(number.asLong());
    }

    @Test
    void ordersEveryPairOfVersionsByRank() {
        List<JsonNode> valid =
                PeerCases.of("pep440", "version").cases().stream()
                        .filter(one -> one.get("valid").asBoolean())
                        .toList();
        List<Version> versions = new ArrayList<>();
        valid.forEach(one -> versions.add(Version.parse(one.get("input").asString())));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < valid.size(); i++) {
            for (int j = 0; j < valid.size(); j++) {
                Version left = versions.get(i);
                Version right = versions.get(j);
                int expected =
                        Integer.compare(
                                valid.get(i).get("rank").asInt(), valid.get(j).get("rank").asInt());
                boolean sameEquality =
                        left.equals(right) == (expected == 0)
                                && (expected != 0 || left.hashCode() == right.hashCode());
                if (Integer.signum(left.compareTo(right)) != expected || !sameEquality) {
                    wrong.add(left + " and " + right);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void canonicalizesAsTheReferenceDoes() {
        PeerCases.of("pep440", "canonicalize_version")
                .check(
                        one -> {
                            String text = one.get("version").asString();
                            boolean strip =
                                    !one.has("strip_trailing_zero")
                                            || one.get("strip_trailing_zero").asBoolean();
                            String canonical =
                                    Version.tryParse(text)
                                            .map(v -> (strip ? v.trimmed() : v).toString())
                                            .orElse(text);
                            assertThat(canonical).isEqualTo(one.get("expected").asString());
                        });
    }
}
