package dev.wardian.stack.explain;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/// The changes to a demand that let further versions in, the smallest first.
final class VersionCandidates {

    /// Towards newer or older versions.
    enum Direction {
        UP,
        DOWN
    }

    private VersionCandidates() {}

    /// @param usable the versions of the package that could be installed, newest first
    static List<Change.Respecified> of(Demand demand, Direction direction, List<Version> usable) {
        var seen = new HashSet<String>();
        var changes = new ArrayList<Change.Respecified>();
        for (var version : beyond(demand, direction, usable)) {
            var specifiers = demand.requirement().specifiers();
            var change = new Change.Respecified(demand, Relaxation.towards(specifiers, version));
            if (!change.specifiers().isEmpty()
                    && change.replacement().specifiers().contains(version)
                    && seen.add(change.replacement().toString())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /// The versions that the demand refuses on this side, the nearest first.
    private static List<Version> beyond(Demand demand, Direction direction, List<Version> usable) {
        var specifiers = demand.requirement().specifiers();
        var meant = usable.stream().filter(specifiers::contains).toList();
        var named =
                specifiers.specifiers().stream()
                        .flatMap(it -> it.parsedVersion().stream())
                        .findFirst();
        if (meant.isEmpty() && named.isEmpty()) {
            return List.of();
        }
        return switch (direction) {
            case UP -> {
                var limit = meant.isEmpty() ? named.orElseThrow() : meant.getFirst();
                yield bySeries(usable.stream().filter(it -> it.compareTo(limit) > 0).toList());
            }
            case DOWN -> {
                var limit = meant.isEmpty() ? named.orElseThrow() : meant.getLast();
                yield usable.stream().filter(it -> it.compareTo(limit) < 0).toList();
            }
        };
    }

    /// The oldest series first, a series being what shares major and minor number; the newest of a
    /// series first, since its later releases mend the earlier ones.
    static List<Version> bySeries(List<Version> newestFirst) {
        var series = new ArrayList<List<Version>>();
        for (var version : newestFirst) {
            var current = series.isEmpty() ? List.<Version>of() : series.getLast();
            if (current.isEmpty() || !isSameSeries(current.getFirst(), version)) {
                series.add(new ArrayList<>(List.of(version)));
            } else {
                current.add(version);
            }
        }
        Collections.reverse(series);
        var versions = new ArrayList<Version>(newestFirst.size());
        series.forEach(versions::addAll);
        return versions;
    }

    static boolean isSameSeries(Version one, Version other) {
        return one.epoch() == other.epoch()
                && one.major() == other.major()
                && one.minor() == other.minor();
    }
}
