package dev.wardian.stack.internal.index;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.internal.kit.ProcessName;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Archives of source distributions, kept in the store under their digests and fetched once. Safe
/// for use by several threads and processes.
public final class SdistShelf {
    private final Supplier<Store> store;
    private final Supplier<IndexAccess> index;

    public SdistShelf(Supplier<Store> store, Supplier<IndexAccess> index) {
        this.store = store;
        this.index = index;
    }

    /// An archive that lies on this machine.
    public record Archive(Path path, Digest digest) {}

    /// Whether a file need not be fetched.
    public boolean isKept(DistributionFile file) {
        return file.address().startsWith("file:")
                || promised(file).flatMap(digest -> kept(file, digest)).isPresent()
                || index.get().keptSdist(file).isPresent();
    }

    /// The archive of a file, fetched now if it was not before, and checked.
    ///
    /// @param hashes digests of which one must match, `sha256:…`; empty for any
    public Archive fetched(DistributionFile file, List<String> hashes) {
        var promised = promised(file);
        if (promised.isEmpty()) {
            return fetchedNow(file, hashes);
        }
        var digest = promised.get();
        if (hashes.isEmpty() || hashes.contains(digest.toString())) {
            var kept = kept(file, digest);
            if (kept.isPresent()) {
                return kept.get();
            }
            var read = index.get().keptSdist(file);
            if (read.isPresent()) {
                return new Archive(
                        read.get(),
                        Digests.check(read.get(), file.filename(), file.hashes(), hashes));
            }
        }
        return store.get()
                .alone(
                        digest,
                        ProcessName.doing("fetches `" + file.filename() + "`"),
                        _ -> {},
                        () -> {
                            var kept = place(own(), file, digest);
                            return Files.exists(kept)
                                    ? new Archive(kept, digest)
                                    : fetchedNow(file, hashes);
                        });
    }

    private static Optional<Digest> promised(DistributionFile file) {
        return Optional.ofNullable(file.hashes().get("sha256")).map(Digest::sha256);
    }

    /// What this store or, where that cannot be written, the one it stands in for has.
    private Optional<Archive> kept(DistributionFile file, Digest digest) {
        for (var shelf : List.of(own(), shelf(store.get().root().resolve(folder())))) {
            var path = place(shelf, file, digest);
            if (Files.exists(path)) {
                return Optional.of(new Archive(path, digest));
            }
        }
        return Optional.empty();
    }

    private Archive fetchedNow(DistributionFile file, List<String> hashes) {
        var target = store.get().temporaryFile();
        try {
            var digest = index.get().fetch(file, target, hashes);
            var archive = place(own(), file, digest);
            Files.createDirectories(archive.getParent());
            Files.move(target, archive, StandardCopyOption.REPLACE_EXISTING);
            return new Archive(archive, digest);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Path own() {
        return shelf(store.get().folder(StorePart.SOURCES));
    }

    private static String folder() {
        return StorePart.SOURCES.folder();
    }

    private static Path shelf(Path sources) {
        return sources.resolve("archives");
    }

    private static Path place(Path shelf, DistributionFile file, Digest digest) {
        return shelf.resolve(digest.hex()).resolve(file.filename());
    }
}
