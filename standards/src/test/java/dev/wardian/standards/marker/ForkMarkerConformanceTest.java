package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.peer.PeerCases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The markers by which uv's universal locks of packse's scenarios tell their forks apart.
class ForkMarkerConformanceTest {
    @Test
    void tellsTheForksOfUniversalLocksApartAndWritesThemAsUvDoes() {
        PeerCases.of("packse", "scenarios")
                .check(one -> one.path("uv").forEach(ForkMarkerConformanceTest::checkForks));
    }

    /// In double quotes, and with the shorter name where a bound is a minor version.
    private static String asWeSpellIt(String marker) {
        return marker.replace('\'', '"')
                .replaceAll(
                        "python_full_version (.{1,2} \"\\d+\\.\\d+)(?:\\.\\*)?\"",
                        "python_version $1\"");
    }

    private static void checkForks(JsonNode lock) {
        List<MarkerSpace> forks = new ArrayList<>();
        for (JsonNode text : lock.path("lock_resolution_markers")) {
            MarkerSpace fork = MarkerSpace.of(Marker.parse(text.asString()));
            assertThat(fork.toString()).isEqualTo(asWeSpellIt(text.asString()));
            assertThat(forks).allMatch(fork::isDisjoint);
            forks.add(fork);
        }
        if (!forks.isEmpty()) {
            assertThat(MarkerSpace.any(forks).isAll()).isTrue();
        }
    }
}
