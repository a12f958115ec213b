package dev.wardian.stack.internal.cache;

import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.python.verify.ArchiveVerification;
import dev.wardian.stack.cache.DamagedArchive;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.util.ArrayList;
import java.util.List;

/// Compares all files of all unpacked archives with what their wheels recorded.
public final class CacheVerification {

    private final Store store;
    private final boolean remove;

    /// @param remove whether damaged archives are taken out, to be fetched again when needed
    public CacheVerification(Store store, boolean remove) {
        this.store = store;
        this.remove = remove;
    }

    /// The archives that are damaged, sorted by digest.
    public List<DamagedArchive> run() {
        var damaged = new ArrayList<DamagedArchive>();
        var archives = store.root().resolve(StorePart.ARCHIVES.folder());
        for (var place : Trees.children(archives)) {
            var name = String.valueOf(place.getFileName());
            if (!name.startsWith(".")) {
                verify(name, damaged);
            }
        }
        damaged.sort((a, b) -> a.sha256().compareTo(b.sha256()));
        return damaged;
    }

    private void verify(String sha256, List<DamagedArchive> damaged) {
        var digest = Digest.sha256(sha256);
        var wheel = UnpackedWheel.find(store, digest);
        if (wheel.isEmpty()) {
            add(damaged, digest, sha256, List.of("manifest"));
            return;
        }
        var files = ArchiveVerification.damaged(wheel.get());
        if (!files.isEmpty()) {
            add(damaged, digest, wheel.get().toString(), files);
        }
    }

    private void add(List<DamagedArchive> damaged, Digest digest, String name, List<String> files) {
        var removed = remove && store.removeUnused(digest);
        damaged.add(new DamagedArchive(digest.hex(), name, files, removed));
    }
}
