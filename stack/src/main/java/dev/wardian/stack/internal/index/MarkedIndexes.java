package dev.wardian.stack.internal.index;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.resolve.MarkedIndex;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.internal.requirement.LocalTags;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The indexes that packages come from in some environments and not in others: `sources` with
/// markers, and local versions (`torch==2.5.1+cpu`) that are asked for under markers.
public final class MarkedIndexes {

    private final Map<PackageName, List<MarkedIndex>> all = new HashMap<>();

    private MarkedIndexes() {}

    /// Those that options and requirements name. Of several that hold in one environment the first
    /// counts, and sources count before local versions. What holds everywhere is left out: that
    /// depends on no environment.
    public static Map<PackageName, List<MarkedIndex>> of(IndexOptions options, LocalTags tags) {
        var found = new MarkedIndexes();
        options.sources()
                .forEach(
                        (name, origins) -> {
                            for (var origin : origins) {
                                found.add(
                                        name,
                                        new IndexChoice.Named(origin.index(), name.toString()),
                                        origin.when().space());
                            }
                        });
        tags.all()
                .forEach(
                        (name, several) -> {
                            for (var tag : several) {
                                found.add(name, new IndexChoice.OfBuild(tag.text()), tag.space());
                            }
                        });
        found.all
                .values()
                .removeIf(some -> some.size() == 1 && some.getFirst().environments().isAll());
        return found.all;
    }

    private void add(PackageName name, IndexChoice choice, MarkerSpace where) {
        var some = all.computeIfAbsent(name, _ -> new ArrayList<>());
        var space = where;
        for (var before : some) {
            space = space.minus(before.environments());
        }
        if (!space.isEmpty()) {
            some.add(new MarkedIndex(choice, space));
        }
    }
}
