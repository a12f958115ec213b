package dev.wardian.stack.project;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import java.util.List;

/// Whether several origins of one package leave no doubt which of them counts: those for the same
/// extra and group must say so by their markers (uv, "Multiple sources").
final class DisjointOrigins {

    private DisjointOrigins() {}

    /// Refuses origins of which two may count at once.
    ///
    /// @param key the key that lists them, for messages
    /// @throws StructureException if one has no marker, or markers hold together
    static void check(List<PackageOrigin> origins, String key) {
        for (var i = 0; i < origins.size(); i++) {
            for (var j = i + 1; j < origins.size(); j++) {
                check(origins.get(i).when(), origins.get(j).when(), key);
            }
        }
    }

    private static void check(
            PackageOrigin.Condition one, PackageOrigin.Condition other, String key) {
        if (!one.extra().equals(other.extra()) || !one.group().equals(other.group())) {
            return;
        }
        if (one.marker().isEmpty() || other.marker().isEmpty()) {
            throw new StructureException(
                    key,
                    "of several sources each needs a marker that tells when it counts, such as"
                            + " `marker = \"sys_platform == 'linux'\"`");
        }
        var first = space(one.marker().get(), key);
        var second = space(other.marker().get(), key);
        if (!first.isDisjoint(second)) {
            throw new StructureException(
                    key,
                    "the markers `"
                            + one.marker().get()
                            + "` and `"
                            + other.marker().get()
                            + "` hold together: say `"
                            + second.minus(first).toMarker()
                            + "` for the second");
        }
    }

    private static MarkerSpace space(String marker, String key) {
        try {
            return MarkerSpace.of(Marker.parse(marker));
        } catch (SyntaxException wrong) {
            throw new StructureException(
                    key, "`" + marker + "` is no marker: " + wrong.getMessage());
        }
    }
}
