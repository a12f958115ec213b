package dev.wardian.stack.internal.cache;

import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.stack.cache.PruneChoices;
import dev.wardian.stack.cache.Pruned;
import dev.wardian.store.ArchiveUse;
import dev.wardian.store.Digest;
import dev.wardian.store.FolderTree;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Takes out of the cache what the choices let go: archives by their last use, of all other parts
/// the files that were not written for as long. Each archive goes in one step and only while
/// nobody holds it, so that others may work with the cache meanwhile.
public final class Pruning {
    /// What a killed process left is taken away after that time, when no process can still be
    /// writing it.
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Store store;
    private final PruneChoices choices;
    private final List<Path> abandoned;
    private final Weight weight = new Weight();
    private long archives;
    private long inUse;

    /// @param abandoned folders outside the store that belong to nobody any more
    public Pruning(Store store, PruneChoices choices, List<Path> abandoned) {
        this.store = store;
        this.abandoned = List.copyOf(abandoned);
        this.choices = choices;
    }

    public Pruned prune() {
        for (var leftover : Abandoned.in(store, choices.now().minus(ABANDONED))) {
            remove(leftover);
        }
        for (var folder : abandoned) {
            weight.add(folder);
            if (!choices.dryRun()) {
                FolderTree.delete(folder);
            }
        }
        var kept = choices.ci() ? built() : Set.<Digest>of();
        var uses = new ArrayList<>(store.archives());
        uses.sort(Comparator.comparing(ArchiveUse::lastUse));
        var left = uses.stream().mapToLong(ArchiveUse::bytes).sum();
        for (var use : uses) {
            var tooMuch = choices.maxBytes().isPresent() && left > choices.maxBytes().getAsLong();
            var goes = choices.ci() ? !kept.contains(use.digest()) : isOld(use.lastUse());
            if ((goes || tooMuch) && remove(use.digest())) {
                left -= use.bytes();
            }
        }
        choices.cutoff().ifPresent(this::oldFiles);
        return new Pruned(archives, weight.files(), weight.bytes(), weight.freed(), inUse);
    }

    private boolean isOld(Instant use) {
        return choices.cutoff().isPresent() && use.isBefore(choices.cutoff().get());
    }

    private boolean remove(Digest digest) {
        var folder = store.root().resolve(StorePart.ARCHIVES.folder()).resolve(digest.hex());
        var one = new Weight();
        one.add(folder);
        if (!choices.dryRun() && !store.removeUnused(digest)) {
            inUse++;
            return false;
        }
        archives++;
        weight.add(one);
        return true;
    }

    private void remove(Path path) {
        weight.add(path);
        if (!choices.dryRun()) {
            store.delete(path);
        }
    }

    /// The archives that were unpacked from wheels built here.
    private Set<Digest> built() {
        var built = new HashSet<Digest>();
        for (var shelf : children(folder(StorePart.BUILT_WHEELS))) {
            for (var wheel : children(shelf)) {
                if (wheel.toString().endsWith(".whl")) {
                    built.add(UnpackedWheel.digest(store, wheel));
                }
            }
        }
        return built;
    }

    private void oldFiles(Instant cutoff) {
        for (var part : StorePart.values()) {
            switch (part) {
                case ARCHIVES -> {}
                case INDEX, INTERPRETERS, FACTS, DIGESTS, SYSTEM -> {
                    for (var file : Trees.files(folder(part))) {
                        removeOld(file, cutoff);
                    }
                }
                case BUILT_WHEELS -> wholeFolders(folder(part), cutoff);
                case SOURCES -> {
                    for (var kind : children(folder(part))) {
                        wholeFolders(kind, cutoff);
                    }
                }
            }
        }
    }

    /// A source tree or the wheels of a build go whole or not at all, and never on the day they
    /// were used: a build may be reading them.
    private void wholeFolders(Path parent, Instant cutoff) {
        var latest = choices.now().minus(ABANDONED);
        for (var folder : children(parent)) {
            removeOld(folder, cutoff.isBefore(latest) ? cutoff : latest);
        }
    }

    private void removeOld(Path path, Instant cutoff) {
        var changed = Trees.lastChange(path);
        if (changed != 0 && changed < cutoff.toEpochMilli()) {
            remove(path);
        }
    }

    private Path folder(StorePart part) {
        return store.root().resolve(part.folder());
    }

    private static List<Path> children(Path folder) {
        return Trees.children(folder);
    }
}
