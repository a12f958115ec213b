package dev.wardian.python.install;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StoredArchive;
import java.nio.file.Path;
import java.util.Optional;

/// A wheel that lies unpacked in the store and was found to be what its specification asks for.
///
/// Checked once, when it is unpacked: the archive itself, `WHEEL`, `METADATA`, `RECORD` with the
/// digest of every file, `.data` and the entry points. Checked each time it is used: that its name
/// and version are those of the file name under which it is asked for.
public final class UnpackedWheel {
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
    /// @throws dev.wardian.python.PythonException when it is there but is not the wheel named
    public static Optional<UnpackedWheel> find(Store store, Digest sha256, WheelFilename filename) {
        return Optional.empty();
    }

    /// Unpacks a wheel into the store, or finds that this was done. The caller has computed the
    /// digest of the file, while it was received for instance.
    ///
    /// @throws dev.wardian.python.PythonException when the wheel is refused
    public static UnpackedWheel add(
            Store store, Path wheel, Digest sha256, WheelFilename filename) {
        throw new IllegalStateException(wheel.toString() + sha256 + filename + store.root());
    }

    /// The project's name.
    public PackageName name() {
        return filename.name();
    }

    /// The version, as in the wheel's metadata.
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

    WheelFacts facts() {
        return facts;
    }
}
