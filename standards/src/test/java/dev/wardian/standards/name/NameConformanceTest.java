package dev.wardian.standards.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.peer.PeerCases;
import org.junit.jupiter.api.Test;

class NameConformanceTest {
    @Test
    void normalizesNamesAsTheReferenceDoes() {
        PeerCases.of("pep508", "canonicalize_name")
                .check(
                        one -> {
                            String name = one.get("name").asString();
                            if (one.path("validate").asBoolean(false)) {
                                boolean valid = one.path("valid").asBoolean(true);
                                assertThat(PackageName.tryOf(name).isPresent()).isEqualTo(valid);
                                if (!valid) {
                                    assertThatThrownBy(() -> PackageName.of(name))
                                            .isInstanceOf(SyntaxException.class);
                                    return;
                                }
                            }
                            String expected = one.get("expected").asString();
                            assertThat(PackageName.normalize(name)).isEqualTo(expected);
                            PackageName.tryOf(name)
                                    .ifPresent(read -> assertThat(read).hasToString(expected));
                        });
    }

    @Test
    void recognizesNormalizedNames() {
        PeerCases.of("pep508", "is_normalized_name")
                .check(
                        one ->
                                assertThat(PackageName.isNormalized(one.get("name").asString()))
                                        .isEqualTo(one.get("expected").asBoolean()));
    }
}
