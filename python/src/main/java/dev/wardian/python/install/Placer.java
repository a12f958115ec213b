package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Transaction;
import dev.wardian.store.Linker;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts the files of wheels in place with a few threads and makes room where something is there.
final class Placer {
    private static final int CHUNK = 128;

    private final Linker linker;
    private final Transaction transaction;
    private final Owners owners;
    private final EnvironmentBounds bounds;
    private final boolean allowed;
    private final List<UnpackedWheel> coming = new ArrayList<>();
    private final Dependents dependents;
    private final List<Overwrite> overwritten = new ArrayList<>();

    /// @param allowed whether programs and data of other distributions may be replaced
    Placer(Scheme scheme, Linker linker, Transaction transaction, boolean allowed) {
        this.allowed = allowed;
        this.linker = linker;
        this.transaction = transaction;
        this.owners = new Owners(scheme);
        this.bounds = EnvironmentBounds.of(scheme);
        this.dependents = new Dependents(scheme, coming);
    }

    /// What was replaced.
    synchronized List<Overwrite> overwritten() {
        return overwritten;
    }

    /// Puts all files in place, those by which the wheels count as installed last. A folder is made
    /// when the first of its files comes.
    void place(List<Placement> placements, Restoration restoration) throws IOException {
        if (!placements.isEmpty()) {
            Placement first = placements.getFirst();
            folder(first.infoFolder(), first.wheel().filename().toString());
            linker.prepare(first.wheel().archive().files(), first.infoFolder());
        }
        for (Placement placement : placements) {
            coming.add(placement.wheel());
        }
        Collisions collisions = new Collisions(dependents, allowed);
        List<PlacedItem> code = collisions.resolve(placements);
        overwritten.addAll(collisions.found());
        code.addAll(restoration.code());
        work(code);
        for (Placement placement : placements) {
            for (Path folder : placement.folders()) {
                folder(folder, placement.wheel().filename().toString());
            }
        }
        List<PlacedItem> info = new ArrayList<>(restoration.info());
        for (Placement placement : placements) {
            info.addAll(placement.info());
            info.add(placement.record());
        }
        work(info);
    }

    private void work(List<PlacedItem> items) throws IOException {
        Crew.run(items.size(), CHUNK, (from, to) -> put(items.subList(from, to)));
    }

    /// Puts some of the items in place.
    private void put(List<PlacedItem> items) throws IOException {
        int made = 0;
        Path present = Path.of("");
        for (PlacedItem item : items) {
            Path folder = item.target().resolveSibling("");
            if (!folder.equals(present)) {
                folder(folder, item.origin());
                present = folder;
            }
            transaction.step();
            if (put(item)) {
                made++;
            }
        }
        transaction.made(made);
    }

    private void folder(Path wanted, String origin) throws IOException {
        try {
            transaction.folder(wanted);
        } catch (FileAlreadyExistsException file) {
            throw new PythonException(
                    new InstallProblem.PlaceTaken(origin, wanted, "a file, not a folder"), file);
        }
    }

    /// Puts an item in place; false when the same was there.
    private boolean put(PlacedItem item) throws IOException {
        try {
            create(item);
        } catch (FileAlreadyExistsException there) {
            if (!resolved(item)) {
                return false;
            }
            create(item);
        }
        return true;
    }

    private void create(PlacedItem item) throws IOException {
        switch (item) {
            case PlacedItem.Linked(var source, var target, _, _) -> {
                try {
                    linker.link(source, target);
                } catch (FileSystemException failed) {
                    throw atTarget(target, failed);
                }
            }
            case PlacedItem.Copied(var source, var target, _) -> copy(source, target);
            case PlacedItem.Written written -> write(written);
            case PlacedItem.Restored(var source, var target, _) -> restore(source, target);
        }
    }

    private void copy(Path source, Path target) throws IOException {
        Path fresh = transaction.stage();
        try {
            Files.copy(source, fresh);
            makeExecutable(fresh);
            transaction.step();
            Files.move(fresh, target);
        } catch (FileSystemException failed) {
            throw atTarget(target, failed);
        }
    }

    /// Makes what was kept have its old name again, besides the one under which it is kept.
    private void restore(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException there) {
            throw there;
        } catch (IOException | UnsupportedOperationException cannot) {
            Path fresh = transaction.stage();
            Files.copy(
                    source, fresh, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            Files.move(fresh, target);
        }
    }

    /// A failed copy names the file in the cache; what could not be made is the target.
    private static FileSystemException atTarget(Path target, FileSystemException failed) {
        if (failed.getReason() == null || failed instanceof FileAlreadyExistsException) {
            return failed;
        }
        var named = new FileSystemException(target.toString(), null, failed.getReason());
        named.initCause(failed);
        return named;
    }

    /// Writes a file whole before it gets its name, so that nobody ever reads half of it.
    private void write(PlacedItem.Written file) throws IOException {
        Path fresh = transaction.stage();
        try {
            Files.write(fresh, file.contents(), StandardOpenOption.CREATE_NEW);
            if (file.executable()) {
                makeExecutable(fresh);
            }
            transaction.step();
            Files.move(fresh, file.target());
        } catch (FileSystemException failed) {
            throw atTarget(file.target(), failed);
        }
    }

    /// Adds the executable bit wherever there is one to read.
    private static void makeExecutable(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        mode.add(PosixFilePermission.OWNER_EXECUTE);
        if (mode.contains(PosixFilePermission.GROUP_READ)) {
            mode.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (mode.contains(PosixFilePermission.OTHERS_READ)) {
            mode.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, mode);
    }

    /// Makes room for a file where there is one; false when the one there is the same, or of a
    /// distribution that requires the one that comes.
    private synchronized boolean resolved(PlacedItem item) throws IOException {
        Path target = item.target();
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(item, "a folder");
        }
        if (bounds.isOwn(target)) {
            throw taken(item, "part of the environment itself");
        }
        boolean same =
                Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                        && Arrays.equals(Files.readAllBytes(target), Collisions.contents(item));
        if (same) {
            return false;
        }
        Optional<String> known = owners.of(target);
        if (known.isPresent() && dependents.requires(known.get(), item.owner())) {
            overwritten.add(new Overwrite(target, known.get(), item.owner(), true));
            return false;
        }
        boolean dependent = known.isPresent() && dependents.requires(item.owner(), known.get());
        if (known.isPresent() && !dependent && !item.shared() && !allowed) {
            throw new PythonException(
                    new InstallProblem.FileOwned(target, known.get(), item.owner()));
        }
        String owner = known.orElse("no distribution");
        overwritten.add(new Overwrite(target, item.owner(), owner, dependent));
        transaction.putAside(target, "");
        return true;
    }

    private static PythonException taken(PlacedItem item, String what) {
        return new PythonException(
                new InstallProblem.PlaceTaken(item.origin(), item.target(), what));
    }
}
