package dev.wardian.stack.internal.cache;

import dev.wardian.stack.cache.CacheSummary;
import dev.wardian.stack.cache.Purged;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import dev.wardian.store.StorePart;
import dev.wardian.store.StoreProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Looks after the cache: what it holds, and what of it goes.
public final class CacheCare {

    private final Store store;
    private long files;
    private long bytes;

    public CacheCare(Store store) {
        this.store = store;
    }

    public CacheSummary summary() {
        var buckets = new ArrayList<CacheSummary.Bucket>();
        for (var usage : store.usage()) {
            buckets.add(
                    new CacheSummary.Bucket(
                            usage.part().folder(),
                            usage.entries(),
                            usage.entries(),
                            usage.bytes()));
        }
        for (var older : store.olderFormats()) {
            var size = new long[2];
            walk(
                    older,
                    file -> {
                        size[0]++;
                        size[1] += sizeOf(file);
                    });
            var name = String.valueOf(older.getFileName());
            buckets.add(new CacheSummary.Bucket(name, size[0], size[0], size[1]));
        }
        return new CacheSummary(store.root(), buckets);
    }

    public Purged purge(Collection<PackageName> names) {
        if (names.isEmpty()) {
            for (var usage : store.purge(List.of(StorePart.values()))) {
                files += usage.entries();
                bytes += usage.bytes();
            }
        } else {
            var wanted = Set.copyOf(names);
            pages(wanted);
            archives(wanted);
            builtWheels(wanted);
        }
        return new Purged(files, bytes);
    }

    /// The kept pages: `index/…/NAME.page` or whatever else stands before the name's first dot.
    private void pages(Set<PackageName> names) {
        walk(
                part(StorePart.INDEX),
                file -> {
                    var name = String.valueOf(file.getFileName());
                    var dot = name.lastIndexOf('.');
                    var found = PackageName.tryOf(dot < 0 ? name : name.substring(0, dot));
                    if (found.isPresent() && names.contains(found.get())) {
                        delete(file);
                    }
                });
    }

    private void archives(Set<PackageName> names) {
        for (var folder : entries(part(StorePart.ARCHIVES))) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            for (var content : entries(folder.resolve("files"))) {
                if (isInfoOf(String.valueOf(content.getFileName()), names)) {
                    walk(folder, this::count);
                    store.removeArchive(Digest.sha256(String.valueOf(folder.getFileName())));
                    break;
                }
            }
        }
    }

    private static boolean isInfoOf(String folder, Set<PackageName> names) {
        var dash = folder.indexOf('-');
        return folder.endsWith(".dist-info")
                && dash > 0
                && PackageName.tryOf(folder.substring(0, dash)).filter(names::contains).isPresent();
    }

    private void builtWheels(Set<PackageName> names) {
        walk(
                part(StorePart.BUILT_WHEELS),
                file -> {
                    var wheel = WheelFilename.tryParse(String.valueOf(file.getFileName()));
                    if (wheel.isPresent() && names.contains(wheel.get().name())) {
                        delete(file);
                    }
                });
    }

    private Path part(StorePart part) {
        return store.root().resolve(part.folder());
    }

    private void count(Path file) {
        files++;
        bytes += sizeOf(file);
    }

    /// 0 where another process was faster.
    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private void delete(Path file) {
        count(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(file, refused.toString()), refused);
        }
    }

    private static List<Path> entries(Path folder) {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            } catch (IOException refused) {
                throw unreadable(folder, refused);
            }
        }
        return found;
    }

    @FunctionalInterface
    private interface FileVisit {
        void visit(Path file);
    }

    private static void walk(Path folder, FileVisit visit) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            visit.visit(file);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException refused) {
            throw unreadable(folder, refused);
        }
    }

    private static StoreException unreadable(Path folder, IOException refused) {
        return new StoreException(new StoreProblem.Unreadable(folder, refused.toString()), refused);
    }
}
