package dev.wardian.stack;

import dev.wardian.stack.cache.CacheSummary;
import dev.wardian.stack.cache.DamagedArchive;
import dev.wardian.stack.cache.PruneChoices;
import dev.wardian.stack.cache.Pruned;
import dev.wardian.stack.cache.Purged;
import dev.wardian.stack.internal.cache.CacheCare;
import dev.wardian.stack.internal.cache.CacheVerification;
import dev.wardian.stack.internal.cache.Pruning;
import dev.wardian.stack.internal.environment.PastFolders;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.name.PackageName;
import java.util.Collection;
import java.util.List;

/// What is kept between operations: archives, pages, metadata, facts. Reached by
/// [Wardian#cache].
public final class Cache {

    private final Settings settings;
    private final Workshop workshop;

    Cache(Settings settings, Workshop workshop) {
        this.settings = settings;
        this.workshop = workshop;
    }

    /// What lies in the cache.
    public CacheSummary summary() {
        return new CacheCare(workshop.store()).summary();
    }

    /// Takes out of the cache what the choices let go; others may use it meanwhile.
    public Pruned prune(PruneChoices choices) {
        return new Pruning(workshop.store(), choices, new PastFolders(settings).abandoned())
                .prune();
    }

    /// Finds the archives of the cache whose files are not what their wheels recorded; reads all of
    /// the cache.
    ///
    /// @param remove whether they are taken out of it, unless somebody is using them
    public List<DamagedArchive> verify(boolean remove) {
        return new CacheVerification(workshop.store(), remove).run();
    }

    /// Removes the whole cache, or what belongs to these packages when some are named.
    public Purged purge(Collection<PackageName> names) {
        return new CacheCare(workshop.store()).purge(names);
    }
}
