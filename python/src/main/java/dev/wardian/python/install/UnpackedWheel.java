package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.StoredArchive;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A wheel that lies unpacked in the store and was found to be what its specification asks for.
///
/// Checked once, when it is unpacked: the archive itself, `WHEEL`, `METADATA`, `RECORD` with the
/// digest of every file, `.data` and the entry points. Checked each time it is used: that its name
/// and version are those of the file name under which it is asked for. A wheel that fails is
/// refused with a [PythonException] that carries an [InstallProblem.WheelRefused].
public final class UnpackedWheel {
    private static final int BUFFER = 256 * 1024;

    private final WheelFilename filename;
    private final StoredArchive archive;
    private final WheelFacts facts;

    private UnpackedWheel(WheelFilename filename, StoredArchive archive, WheelFacts facts) {
        this.filename = filename;
        this.archive = archive;
        this.facts = facts;
    }

    /// The wheel with this SHA-256, if it was unpacked here before.
    ///
    /// @throws PythonException when it is there but is not the wheel named
    public static Optional<UnpackedWheel> find(Store store, Digest sha256, WheelFilename filename) {
        Optional<StoredArchive> archive = store.archive(sha256);
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        Optional<WheelFacts> facts = WheelFacts.parse(archive.get().manifest().note());
        return facts.map(found -> checked(filename, archive.get(), found));
    }

    /// The wheel with this SHA-256 under whatever name; its tags are not known then.
    public static Optional<UnpackedWheel> find(Store store, Digest sha256) {
        Optional<StoredArchive> archive = store.archive(sha256);
        Optional<WheelFacts> facts =
                archive.flatMap(found -> WheelFacts.parse(found.manifest().note()));
        return facts.map(
                found ->
                        new UnpackedWheel(
                                WheelFilename.parse(
                                        PackageName.of(found.project()).toString().replace('-', '_')
                                                + "-"
                                                + found.version()
                                                + "-py3-none-any.whl"),
                                archive.get(),
                                found));
    }

    /// Unpacks a wheel that lies in a file into the store, or finds that this was done. The caller
    /// has computed the digest of the file, while it was received for instance.
    ///
    /// @throws PythonException when the wheel is refused
    public static UnpackedWheel add(
            Store store, Path wheel, Digest sha256, WheelFilename filename) {
        return add(
                store,
                sha256,
                filename,
                limits -> ZipArchive.open(nameOf(filename), wheel, limits));
    }

    /// The same for a small wheel in memory; the array must not change.
    public static UnpackedWheel add(
            Store store, byte[] wheel, Digest sha256, WheelFilename filename) {
        return add(
                store,
                sha256,
                filename,
                limits -> ZipArchive.open(nameOf(filename), wheel, limits));
    }

    /// Unpacks a wheel of this machine, whose digest is computed first, or remembered from the
    /// last time if its size and time did not change.
    public static UnpackedWheel add(Store store, Path wheel, WheelFilename filename) {
        return add(store, wheel, digest(store, wheel), filename);
    }

    /// The SHA-256 of a file, computed now or remembered.
    ///
    /// @throws StoreException when it cannot be read
    public static Digest digest(Store store, Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            String key =
                    absolute
                            + "\n"
                            + Files.size(absolute)
                            + "\n"
                            + Files.getLastModifiedTime(absolute);
            Optional<Digest> known = store.recall(key);
            if (known.isPresent()) {
                return known.get();
            }
            Digest digest = computed(absolute);
            store.remember(key, digest);
            return digest;
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(file, String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    private static Digest computed(Path file) throws IOException {
        MessageDigest computation = Digest.computation("sha256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                computation.update(buffer, 0, read);
            }
        }
        return Digest.of("sha256", computation.digest());
    }

    /// Opens a wheel.
    @FunctionalInterface
    private interface Opening {
        ZipArchive open(UnpackLimits limits) throws IOException;
    }

    private static UnpackedWheel add(
            Store store, Digest sha256, WheelFilename filename, Opening opening) {
        Optional<UnpackedWheel> present = find(store, sha256, filename);
        if (present.isPresent()) {
            return present.get();
        }
        store.archive(sha256).ifPresent(_ -> store.removeArchive(sha256));
        try {
            StoredArchive archive =
                    store.addArchive(
                            sha256,
                            files -> {
                                try (ZipArchive zip = opening.open(store.limits())) {
                                    return WheelUnpacking.unpack(zip, files);
                                } catch (WheelFault fault) {
                                    throw refusal(filename, fault.reason(), fault);
                                }
                            });
            WheelFacts facts = WheelFacts.parse(archive.manifest().note()).orElseThrow();
            return checked(filename, archive, facts);
        } catch (StoreException refused) {
            throw refused.problem() instanceof StoreProblem.BadArchive bad
                    ? refusal(filename, bad.reason(), refused)
                    : refused;
        }
    }

    private static PythonException refusal(
            WheelFilename filename, String reason, @Nullable Throwable cause) {
        InstallProblem problem =
                cause instanceof WheelFault fault
                        ? new InstallProblem.WheelRefused(nameOf(filename), reason, fault.details())
                        : new InstallProblem.WheelRefused(nameOf(filename), reason);
        return cause == null ? new PythonException(problem) : new PythonException(problem, cause);
    }

    private static UnpackedWheel checked(
            WheelFilename filename, StoredArchive archive, WheelFacts facts) {
        boolean same =
                PackageName.of(facts.project()).equals(filename.name())
                        && Version.parse(facts.version()).equals(filename.version());
        if (!same) {
            throw refusal(
                    filename,
                    "it holds `" + facts.project() + "` " + facts.version() + " instead",
                    null);
        }
        return new UnpackedWheel(filename, archive, facts);
    }

    private static String nameOf(WheelFilename filename) {
        return filename.toString();
    }

    /// The project's name.
    public PackageName name() {
        return filename.name();
    }

    /// The version, as in the name of the file.
    public Version version() {
        return filename.version();
    }

    /// The name that the wheel goes by.
    public WheelFilename filename() {
        return filename;
    }

    /// Its place in the store.
    public StoredArchive archive() {
        return archive;
    }

    /// The contents of `METADATA`.
    public byte[] metadata() {
        Path file = archive.files().resolve(facts.info()).resolve("METADATA");
        try {
            return Files.readAllBytes(file);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(file, String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    /// What the wheel's `RECORD` says of its files, each under its path in the archive.
    public List<RecordRow> recorded() {
        List<RecordRow> rows = new ArrayList<>(RecordRow.parse(facts.rows()));
        for (WheelFacts.Spread file : facts.spread()) {
            String folder = facts.data() + "/" + file.key().name().toLowerCase(Locale.ROOT) + "/";
            RecordRow row = file.row();
            rows.add(new RecordRow(folder + row.path(), row.hash(), row.size()));
        }
        return rows;
    }

    WheelFacts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return filename.name() + " " + filename.version();
    }
}
