package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Looks after the cache: what it holds, and what of it goes.
final class CacheCare {

    private final Store store;

    CacheCare(Store store) {
        this.store = store;
    }

    CacheSummary summary() {
        var buckets = new ArrayList<CacheSummary.Bucket>();
        for (var usage : store.usage()) {
            buckets.add(
                    new CacheSummary.Bucket(
                            usage.part().folder(),
                            usage.entries(),
                            usage.entries(),
                            usage.bytes()));
        }
        return new CacheSummary(store.root(), buckets);
    }

    Purged purge(Collection<PackageName> names) {
        if (!names.isEmpty()) {
            throw new StackException(
                    new StackProblem.Invalid(
                            "cache purge", "single packages cannot be purged", "no names"));
        }
        var entries = 0L;
        var bytes = 0L;
        for (var usage : store.purge(List.of(StorePart.values()))) {
            entries += usage.entries();
            bytes += usage.bytes();
        }
        return new Purged(entries, bytes);
    }
}
