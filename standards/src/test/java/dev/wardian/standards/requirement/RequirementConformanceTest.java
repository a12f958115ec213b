package dev.wardian.standards.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.peer.PeerCases;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Requirements as the reference implementation reads and prints them.
class RequirementConformanceTest {
    @Test
    void readsRequirementsAsTheReferenceDoes() {
        PeerCases.of("pep508", "requirement").check(RequirementConformanceTest::check);
    }

    private static void check(JsonNode one) {
        String input = one.get("input").asString();
        if (!one.get("valid").asBoolean()) {
            SyntaxException fault =
                    catchThrowableOfType(SyntaxException.class, () -> Requirement.parse(input));
            assertThat(fault).isNotNull();
            assertThat(fault.text()).isEqualTo(input);
            return;
        }
        Requirement requirement = Requirement.parse(input);
        assertThat(requirement.name()).isEqualTo(PackageName.of(one.get("name").asString()));
        SortedSet<ExtraName> extras = new TreeSet<>();
        one.get("extras").forEach(name -> extras.add(ExtraName.of(name.asString())));
        assertThat(requirement.extras()).isEqualTo(extras);
        assertThat(requirement.specifiers()).hasToString(one.get("specifier").asString());
        assertThat(requirement.url()).isEqualTo(text(one, "url"));
        assertThat(requirement.marker().map(Marker::toString)).isEqualTo(text(one, "marker"));
        assertThat(requirement).hasToString(normalized(one.get("str").asString(), one, extras));
        assertThat(Requirement.parse(requirement.toString())).isEqualTo(requirement);
    }

    private static Optional<String> text(JsonNode one, String key) {
        return one.get(key).isNull() ? Optional.empty() : Optional.of(one.get(key).asString());
    }

    /// The reference prints names as they were spelt, we print them normalised.
    private static String normalized(String text, JsonNode one, SortedSet<ExtraName> extras) {
        String name = one.get("name").asString();
        assertThat(text).startsWith(name);
        String rest = text.substring(name.length());
        if (!extras.isEmpty()) {
            rest = extras.toString().replace(" ", "") + rest.substring(rest.indexOf(']') + 1);
        }
        return PackageName.of(name) + rest;
    }

    @Test
    void callsTheSameRequirementsEqualAsTheReferenceDoes() {
        PeerCases.of("pep508", "requirement_eq")
                .check(
                        one -> {
                            Requirement left = Requirement.parse(one.get("a").asString());
                            Requirement right = Requirement.parse(one.get("b").asString());
                            boolean equal = one.get("equal").asBoolean();
                            assertThat(left.equals(right)).isEqualTo(equal);
                            if (equal) {
                                assertThat(left).hasSameHashCodeAs(right);
                            }
                        });
    }
}
