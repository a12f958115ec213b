package dev.wardian.python.index;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Releases of one project out of several places.
final class MergedReleases {
    private MergedReleases() {}

    /// One list, in order of preference; where a version is offered at several places its files are
    /// joined, those of earlier places first.
    ///
    /// @param listed what find-links places offer, which counts as much as any index
    /// @param indexed what the indexes offer
    static List<Release> of(
            List<List<Release>> listed, List<List<Release>> indexed, IndexStrategy strategy) {
        if (listed.isEmpty() && indexed.size() == 1) {
            return indexed.getFirst();
        }
        if (strategy == IndexStrategy.UNSAFE_FIRST_MATCH && indexed.size() > 1) {
            List<List<Release>> first = new ArrayList<>(listed);
            first.add(indexed.getFirst());
            List<Release> all = new ArrayList<>(byVersion(first));
            for (List<Release> later : indexed.subList(1, indexed.size())) {
                all.addAll(later);
            }
            return List.copyOf(all);
        }
        List<List<Release>> all = new ArrayList<>(listed);
        all.addAll(indexed);
        return byVersion(all);
    }

    private static List<Release> byVersion(List<List<Release>> lists) {
        Map<Version, List<Release>> grouped = new TreeMap<>(Comparator.reverseOrder());
        for (List<Release> releases : lists) {
            for (Release release : releases) {
                grouped.computeIfAbsent(release.version(), key -> new ArrayList<>()).add(release);
            }
        }
        List<Release> merged = new ArrayList<>(grouped.size());
        grouped.forEach((version, same) -> merged.add(join(version, same)));
        return List.copyOf(merged);
    }

    private static Release join(Version version, List<Release> same) {
        if (same.size() == 1) {
            return same.getFirst();
        }
        return Release.deferred(
                version,
                () -> {
                    List<DistributionFile> files = new ArrayList<>();
                    same.forEach(release -> files.addAll(release.files()));
                    return files;
                });
    }
}
