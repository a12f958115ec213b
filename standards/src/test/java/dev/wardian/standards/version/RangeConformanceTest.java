package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.peer.PeerCases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RangeConformanceTest {
    @Test
    void answersEveryQuestionAboutRangesAsTheReferenceDoes() {
        PeerCases.of("pep440", "range").check(RangeConformanceTest::check);
    }

    private static void check(JsonNode one) {
        String query = one.get("query").asString();
        if (query.equals("build")) {
            assertThatThrownBy(() -> build(one.get("range")))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        AcceptedVersions range = build(one.get("range"));
        switch (query) {
            case "contains" -> checkContains(one, range);
            case "filter" ->
                    assertThat(
                                    range.filter(
                                            PeerCases.texts(one.get("versions")),
                                            Policies.of(one.path("prereleases"))))
                            .isEqualTo(PeerCases.texts(one.get("expected")));
            case "is_empty" ->
                    assertThat(range.isEmpty()).isEqualTo(one.get("expected").asBoolean());
            case "to_specifier_set" ->
                    assertThat(range.toSpecifiers().map(SpecifierSet::toString).orElse(null))
                            .isEqualTo(
                                    one.get("expected").isNull()
                                            ? null
                                            : one.get("expected").asString());
            default -> assertRelation(query, range, build(one.get("other")), one);
        }
    }

    private static void checkContains(JsonNode one, AcceptedVersions range) {
        if (one.has("error")) {
            throw PeerCases.notApplicable("Java's types admit nothing but text here");
        }
        String version = one.get("version").asString();
        Prereleases asked = Policies.of(one.path("prereleases"));
        boolean installed =
                one.path("installed").asBoolean(false)
                        && Version.tryParse(version).map(Version::isPrerelease).orElse(false);
        Prereleases policy =
                installed
                        ? Prereleases.ADMITTED
                        : asked == Prereleases.IF_NECESSARY ? range.policy() : asked;
        assertThat(range.contains(version, policy)).isEqualTo(one.get("expected").asBoolean());
    }

    static void assertRelation(
            String query, AcceptedVersions left, AcceptedVersions right, JsonNode one) {
        if (one.has("error")) {
            assertThatThrownBy(() -> relation(query, left, right))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        boolean expected = one.get("expected").asBoolean();
        assertThat(relation(query, left, right)).isEqualTo(expected);
        if (query.equals("equals") && expected) {
            assertThat(left).hasSameHashCodeAs(right);
        }
    }

    private static boolean relation(String query, AcceptedVersions left, AcceptedVersions right) {
        return switch (query) {
            case "equals" -> left.equals(right);
            case "is_subset" -> left.isSubsetOf(right);
            case "is_superset" -> right.isSubsetOf(left);
            case "is_disjoint" -> left.isDisjoint(right);
            default -> throw new IllegalStateException("unknown query " + query);
        };
    }

    private static AcceptedVersions build(JsonNode tree) {
        Prereleases policy = Policies.of(tree.path("prereleases"));
        if (tree.has("spec")) {
            String spec = tree.get("spec").asString();
            // The text of a single `===` may hold a comma, which separates specifiers in a set.
            SpecifierSet set =
                    SpecifierSet.tryParse(spec)
                            .orElseGet(() -> SpecifierSet.of(List.of(Specifier.parse(spec))));
            return AcceptedVersions.of(set, policy);
        }
        List<AcceptedVersions> args = new ArrayList<>();
        tree.path("args").forEach(arg -> args.add(build(arg)));
        return switch (tree.get("op").asString()) {
            case "full" ->
                    tree.path("admit_arbitrary").asBoolean(true)
                            ? AcceptedVersions.everything(policy)
                            : AcceptedVersions.everyVersion(policy);
            case "empty" -> AcceptedVersions.nothing(policy);
            case "singleton" ->
                    AcceptedVersions.singleton(
                            Version.parse(tree.get("version").asString()), policy);
            case "complement" -> args.getFirst().complement();
            case "intersection" -> args.getFirst().intersection(args.get(1));
            case "union" -> args.getFirst().union(args.get(1));
            case "difference" -> args.getFirst().difference(args.get(1));
            default -> throw new IllegalStateException("unknown operation " + tree);
        };
    }
}
