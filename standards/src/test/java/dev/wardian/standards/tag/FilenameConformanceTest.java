package dev.wardian.standards.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.peer.PeerCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FilenameConformanceTest {
    @Test
    void readsWheelNamesAsTheReferenceDoes() {
        PeerCases.of("tags-filenames", "wheel_filename").check(FilenameConformanceTest::checkWheel);
    }

    @Test
    void readsWheelNamesAsPipDoes() {
        PeerCases.of("tags-filenames", "pip_wheel_name")
                .check(
                        one -> {
                            String filename = one.get("filename").asString();
                            if (one.has("error")) {
                                assertThat(WheelFilename.tryParse(filename)).isEmpty();
                                return;
                            }
                            JsonNode expected = one.get("expected");
                            assertWheel(
                                    WheelFilename.parse(filename),
                                    expected,
                                    expected.get("build_tag"));
                        });
    }

    @Test
    void readsNamesOutOfRealLockFiles() {
        PeerCases.of("tags-filenames", "real_filenames")
                .check(
                        one -> {
                            if (one.get("kind").asString().equals("wheel")) {
                                checkWheel(one);
                            } else {
                                checkSdist(one);
                            }
                        });
    }

    @Test
    void readsSdistNamesAsTheReferenceDoes() {
        PeerCases.of("tags-filenames", "sdist_filename").check(FilenameConformanceTest::checkSdist);
    }

    private static void checkWheel(JsonNode one) {
        String filename = one.get("filename").asString();
        if (one.get("valid").asBoolean()) {
            assertWheel(WheelFilename.parse(filename), one, one.get("build"));
        } else {
            assertThatThrownBy(
                            () -> {
                                WheelFilename wheel = WheelFilename.parse(filename);
                                if (one.path("validate_order").asBoolean(false)) {
                                    WheelTag.parseSorted(wheel.compressedTags());
                                }
                            })
                    .isInstanceOf(SyntaxException.class);
        }
    }

    private static void assertWheel(WheelFilename wheel, JsonNode expected, JsonNode build) {
        assertThat(wheel.name()).hasToString(expected.get("name").asString());
        assertThat(wheel.version()).hasToString(expected.get("version").asString());
        if (build.isEmpty()) {
            assertThat(wheel.build()).isEmpty();
        } else {
            assertThat(wheel.build())
                    .contains(new BuildTag(build.get(0).asLong(), build.get(1).asString()));
        }
        assertThat(wheel.tags().stream().map(WheelTag::toString))
                .containsExactlyInAnyOrderElementsOf(PeerCases.texts(expected.get("tags")));
    }

    private static void checkSdist(JsonNode one) {
        String filename = one.get("filename").asString();
        if (!one.get("valid").asBoolean()) {
            assertThat(SdistFilename.tryParse(filename)).isEmpty();
            return;
        }
        SdistFilename sdist = SdistFilename.parse(filename);
        assertThat(sdist.name()).hasToString(one.get("name").asString());
        assertThat(sdist.version()).hasToString(one.get("version").asString());
        List<SdistFilename> known =
                PackageName.tryOf(one.get("name").asString()).stream()
                        .map(project -> SdistFilename.parse(filename, project))
                        .toList();
        assertThat(known).containsOnly(sdist);
    }
}
