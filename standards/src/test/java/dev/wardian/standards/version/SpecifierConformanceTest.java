package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.peer.PeerCases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpecifierConformanceTest {
    @Test
    void readsSpecifiersAsTheReferenceDoes() {
        PeerCases.of("pep440", "specifier")
                .check(
                        one -> {
                            Optional<Specifier> read =
                                    Specifier.tryParse(one.get("input").asString());
                            assertThat(read.isPresent()).isEqualTo(one.get("valid").asBoolean());
                            read.ifPresent(specifier -> assertSame(specifier, one));
                        });
    }

    private static void assertSame(Specifier specifier, JsonNode one) {
        assertThat(specifier).hasToString(one.get("str").asString());
        assertThat(specifier.operator()).hasToString(one.get("operator").asString());
        assertThat(specifier.version()).isEqualTo(one.get("version").asString());
        // The column `prereleases` is what had been set on the recorded object, which the case does
        // not tell; only its absence says something.
        if (one.get("prereleases").isNull()) {
            assertThat(specifier.mentionsPrerelease()).isFalse();
        }
    }

    @Test
    void readsSpecifierSetsAsTheReferenceDoes() {
        PeerCases.of("pep440", "specifier_set")
                .check(
                        one -> {
                            Optional<SpecifierSet> read =
                                    SpecifierSet.tryParse(one.get("input").asString());
                            assertThat(read.isPresent()).isEqualTo(one.get("valid").asBoolean());
                            if (read.isPresent()) {
                                SpecifierSet set = read.get();
                                assertThat(set).hasToString(one.get("str").asString());
                                assertThat(Set.copyOf(set.specifiers()))
                                        .isEqualTo(
                                                PeerCases.texts(one.get("members")).stream()
                                                        .map(Specifier::parse)
                                                        .collect(Collectors.toSet()));
                                if (one.get("prereleases").isNull()) {
                                    assertThat(set.mentionsPrerelease()).isFalse();
                                }
                            }
                        });
    }

    @Test
    void acceptsTheVersionsThatTheReferenceAccepts() {
        PeerCases.of("pep440", "contains")
                .check(
                        one -> {
                            String spec = one.get("spec").asString();
                            if (one.has("error")) {
                                assertThat(SpecifierSet.tryParse(spec)).isEmpty();
                                return;
                            }
                            SpecifierSet set = set(one, spec);
                            String version = one.get("version").asString();
                            boolean installed =
                                    one.path("installed").asBoolean(false)
                                            && Version.tryParse(version)
                                                    .map(Version::isPrerelease)
                                                    .orElse(false);
                            Prereleases policy =
                                    installed ? Prereleases.ADMITTED : Policies.effective(one);
                            assertThat(set.contains(version, policy))
                                    .isEqualTo(one.get("expected").asBoolean());
                            Version.tryParse(version)
                                    .filter(v -> v.toString().equals(version))
                                    .ifPresent(
                                            v ->
                                                    assertThat(set.contains(v, policy))
                                                            .isEqualTo(
                                                                    one.get("expected")
                                                                            .asBoolean()));
                        });
    }

    private static SpecifierSet set(JsonNode one, String spec) {
        return one.get("kind").asString().equals("Specifier")
                ? SpecifierSet.of(List.of(Specifier.parse(spec)))
                : SpecifierSet.parse(spec);
    }

    @Test
    void filtersAsTheReferenceDoes() {
        PeerCases.of("pep440", "filter")
                .check(
                        one -> {
                            SpecifierSet set = set(one, one.get("spec").asString());
                            List<String> texts = PeerCases.texts(one.get("versions"));
                            assertThat(set.filter(texts, Policies.effective(one)))
                                    .isEqualTo(PeerCases.texts(one.get("expected")));
                        });
    }

    @Test
    void joinsSpecifierSets() {
        PeerCases.of("pep440", "specifier_and")
                .check(
                        one -> {
                            if (one.has("error")) {
                                throw PeerCases.notApplicable(
                                        "a specifier set holds no policy on pre-releases of its own");
                            }
                            SpecifierSet joined =
                                    SpecifierSet.parse(one.get("a").asString())
                                            .and(SpecifierSet.parse(one.get("b").asString()));
                            assertThat(joined.specifiers().stream().map(Specifier::toString))
                                    .containsExactlyInAnyOrderElementsOf(
                                            PeerCases.texts(one.get("expected")));
                        });
    }

    @Test
    void comparesSpecifiersAsTheReferenceDoes() {
        PeerCases.of("pep440", "specifier_eq")
                .check(
                        one -> {
                            String a = one.get("a").asString();
                            String b = one.get("b").asString();
                            boolean single = one.get("kind").asString().equals("Specifier");
                            Object left = single ? Specifier.parse(a) : SpecifierSet.parse(a);
                            Object right = single ? Specifier.parse(b) : SpecifierSet.parse(b);
                            boolean equal = one.get("equal").asBoolean();
                            assertThat(left.equals(right)).isEqualTo(equal);
                            assertThat(right.equals(left)).isEqualTo(equal);
                            if (equal) {
                                assertThat(left).hasSameHashCodeAs(right);
                            }
                        });
    }

    @Test
    void seesWhatNothingSatisfies() {
        PeerCases.of("pep440", "specifier_unsatisfiable")
                .check(
                        one -> {
                            SpecifierSet set = SpecifierSet.parse(one.get("spec").asString());
                            assertThat(
                                            set.isUnsatisfiable(
                                                    Policies.of(one.get("spec_prereleases"))))
                                    .isEqualTo(one.get("expected").asBoolean());
                        });
    }

    @Test
    void relatesSpecifierSetsAsTheReferenceDoes() {
        PeerCases.of("pep440", "specifier_relation")
                .check(
                        one -> {
                            String a = one.get("a").asString();
                            String b = one.get("b").asString();
                            if (one.has("error") && (a + b).contains("===")) {
                                throw PeerCases.notApplicable(
                                        "relations with === are answered here, refused there");
                            }
                            AcceptedVersions left = Policies.accepted(a, one.get("a_prereleases"));
                            AcceptedVersions right = Policies.accepted(b, one.get("b_prereleases"));
                            RangeConformanceTest.assertRelation(
                                    "is_" + one.get("relation").asString(), left, right, one);
                        });
    }
}
