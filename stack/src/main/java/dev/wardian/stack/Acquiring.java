package dev.wardian.stack;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.stack.Materials.Material;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.json.JsonWriter;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.internal.kit.ProcessName;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.store.Digest;
import dev.wardian.store.Lease;
import dev.wardian.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Gets the wheels of a plan into the store, unpacked and checked: from the store itself, from
/// where they lie, or by building them. Called by many threads at once.
final class Acquiring {

    /// A wheel that can be linked.
    record Ready(UnpackedWheel wheel, Optional<String> directUrl) {}

    /// How many bytes of wheels are held between their arrival and their unpacking; what finds no
    /// room waits in a file, because wheels may arrive faster than they can be unpacked.
    private static final int MEMORY = 24 << 20;

    private final Store store;
    private final Lease lease;
    private final Settings settings;
    private final Session session;
    private final Applying.Tally tally;
    private final Semaphore downloads;
    private final Semaphore memory = new Semaphore(MEMORY);

    Acquiring(Settings settings, Store store, Lease lease, Session session, Applying.Tally tally) {
        this.settings = settings;
        this.store = store;
        this.lease = lease;
        this.session = session;
        this.tally = tally;
        this.downloads = new Semaphore(settings.downloads());
    }

    Ready ready(Wanted wanted) {
        return switch (wanted.payload()) {
            case Wanted.Payload.Indexed(var file) ->
                    new Ready(indexed(file, wanted), Optional.empty());
            case Wanted.Payload.Direct(var origin) -> direct(origin, wanted);
            case Wanted.Payload.Stays _ -> throw new IllegalStateException("it stays");
        };
    }

    private UnpackedWheel indexed(DistributionFile file, Wanted wanted) {
        return file.isWheel() ? wheel(file, wanted.hashes()) : sdist(file, wanted);
    }

    private UnpackedWheel wheel(DistributionFile file, List<String> wanted) {
        var filename = file.wheel().orElseThrow(() -> misnamed(file.filename()));
        var promised = Optional.ofNullable(file.hashes().get("sha256"));
        if (promised.isEmpty() || !allows(wanted, promised.get())) {
            return elsewhere(file, wanted, filename);
        }
        var digest = Digest.sha256(promised.get());
        lease.hold(digest);
        var kept = UnpackedWheel.find(store, digest, filename);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (file.address().startsWith("file:")) {
            return elsewhere(file, wanted, filename);
        }
        // one process fetches it, the others find it then
        return store.alone(
                digest,
                ProcessName.doing("fetches `" + filename + "`"),
                holder -> settings.progress().on(waitingFor(holder, filename)),
                () ->
                        UnpackedWheel.find(store, digest, filename)
                                .orElseGet(() -> elsewhere(file, wanted, filename)));
    }

    private static ProgressEvent waitingFor(String holder, WheelFilename filename) {
        return new ProgressEvent.Detail("waiting for " + holder + ", to have `" + filename + "`");
    }

    /// A wheel that the store lacks, from where it lies.
    private UnpackedWheel elsewhere(
            DistributionFile file, List<String> wanted, WheelFilename filename) {
        if (file.address().startsWith("file:")) {
            return local(Path.of(file.url()), file, wanted, filename);
        }
        var size = file.size().orElse(Long.MAX_VALUE);
        if (size <= IndexAccess.LARGEST_SMALL && memory.tryAcquire((int) size)) {
            try {
                return throughMemory(file, wanted, filename);
            } finally {
                memory.release((int) size);
            }
        }
        var target = store.temporaryFile();
        try {
            var digest = fetch(file, target, wanted);
            lease.hold(digest);
            return UnpackedWheel.add(store, target, digest, filename);
        } finally {
            delete(target);
        }
    }

    private UnpackedWheel throughMemory(
            DistributionFile file, List<String> wanted, WheelFilename filename) {
        var small = fetchSmall(file, wanted);
        lease.hold(small.digest());
        return UnpackedWheel.add(store, small.bytes(), small.digest(), filename);
    }

    private UnpackedWheel local(
            Path wheel, DistributionFile file, List<String> wanted, WheelFilename filename) {
        var digest =
                wanted.isEmpty() && file.hashes().isEmpty()
                        ? UnpackedWheel.digest(store, wheel)
                        : Digests.check(wheel, file.filename(), file.hashes(), wanted);
        lease.hold(digest);
        return UnpackedWheel.add(store, wheel, digest, filename);
    }

    private IndexAccess.Small fetchSmall(DistributionFile file, List<String> wanted) {
        downloads.acquireUninterruptibly();
        try {
            var small = session.index().fetchSmall(file, wanted);
            tally.fetched(file, small.bytes().length);
            return small;
        } finally {
            downloads.release();
        }
    }

    private static boolean allows(List<String> wanted, String sha256) {
        return wanted.isEmpty() || wanted.contains("sha256:" + sha256);
    }

    private Digest fetch(DistributionFile file, Path target, List<String> wanted) {
        downloads.acquireUninterruptibly();
        try {
            var digest = session.index().fetch(file, target, wanted);
            tally.fetched(file, size(target));
            return digest;
        } finally {
            downloads.release();
        }
    }

    private UnpackedWheel sdist(DistributionFile file, Wanted wanted) {
        var buildable = session.materials().sdist(file, wanted);
        var settings = wanted.configSettings();
        return built(session.builds().wheel(buildable, false, settings), false);
    }

    private Ready direct(DirectOrigin origin, Wanted wanted) {
        var material = session.materials().of(origin);
        var wheel =
                switch (material) {
                    case Material.Wheel(var file) -> wheel(file, hashes(origin, wanted));
                    case Material.Buildable buildable ->
                            built(
                                    session.builds()
                                            .wheel(
                                                    buildable,
                                                    origin.editable(),
                                                    origin.configSettings()),
                                    origin.editable() || buildable.key().isEmpty());
                };
        var url = DirectUrls.of(origin, material, wheel.archive().digest()).toMap();
        return new Ready(wheel, Optional.of(JsonWriter.write(url)));
    }

    private static PythonException misnamed(String filename) {
        return new PythonException(
                new InstallProblem.WheelRefused(
                        filename,
                        "its name is not that of a wheel",
                        List.of("expected: `name-version[-build]-python-abi-platform.whl`")));
    }

    private static List<String> hashes(DirectOrigin origin, Wanted wanted) {
        return origin.hashes().isEmpty() ? wanted.hashes() : origin.hashes();
    }

    private UnpackedWheel built(Builds.Built built, boolean temporary) {
        if (built.fresh()) {
            tally.built();
        }
        var wheel = built.wheel();
        var filename = WheelFilename.parse(String.valueOf(wheel.getFileName()));
        if (!temporary) {
            var digest = UnpackedWheel.digest(store, wheel);
            lease.hold(digest);
            return UnpackedWheel.add(store, wheel, digest, filename);
        }
        try {
            var digest = Digests.check(wheel, filename.toString(), Map.of(), List.of());
            lease.hold(digest);
            return UnpackedWheel.add(store, wheel, digest, filename);
        } finally {
            delete(wheel);
            delete(wheel.resolveSibling(""));
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftOver) {
            // purge takes it away; a failure to tidy up must not hide the result
        }
    }
}
