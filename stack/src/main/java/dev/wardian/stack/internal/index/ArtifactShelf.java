package dev.wardian.stack.internal.index;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.install.PartialWheel;
import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.internal.kit.ProcessName;
import dev.wardian.stack.internal.learn.CodeShelf;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Digest;
import dev.wardian.store.FolderTree;
import dev.wardian.store.Fresh;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The code of chosen packages. What is installed lies where it is; wheels lie in the store. One
/// that the store lacks is fetched into it where it is about to be installed; else only its code
/// is read by range requests and kept beside the facts, unless the whole is hardly more. Nothing
/// is built.
public final class ArtifactShelf implements CodeShelf {
    /// Change with what [PartialWheel] writes.
    private static final String PARTS = "parts-1";

    private static final String WITH_LIBRARIES = "libraries-1";

    /// A larger share of a wheel is read by fetching it.
    private static final double LARGEST_SHARE = 0.6;

    /// No more is read for a look alone.
    private static final long MOST = 256L << 20;

    /// Of what a check reads no file takes more of its wheel.
    private static final long LARGEST_FILE = 32L << 20;

    private final Store store;
    private final IndexAccess index;
    private final Optional<PythonEnvironment> present;
    private final ProgressListener progress;

    /// @param present the environment to be changed, if one is
    public ArtifactShelf(
            Store store,
            IndexAccess index,
            Optional<PythonEnvironment> present,
            ProgressListener progress) {
        this.store = store;
        this.index = index;
        this.present = present;
        this.progress = progress;
    }

    @Override
    public Optional<DistributionCode> code(ResolvedPackage chosen) {
        try {
            return switch (chosen.candidate()) {
                case Candidate.Indexed(var file, var _) ->
                        file.wheel().isEmpty()
                                ? Optional.empty()
                                : wheel(
                                        new Named(chosen.name(), chosen.version()),
                                        file,
                                        file.wheel().get(),
                                        Look.OWN_CODE);
                case Candidate.Present _ ->
                        present.flatMap(environment -> environment.find(chosen.name()))
                                .map(DistributionCode.Installed::new);
                case Candidate.Direct _ -> Optional.empty();
            };
        } catch (PythonException | StoreException | IOException notHad) {
            progress.on(
                    new ProgressEvent.Detail(
                            "cannot look into `" + chosen.name() + "`: " + notHad.getMessage()));
            return Optional.empty();
        }
    }

    /// How much of a wheel is looked at.
    private enum Look {
        /// What the project itself is made of.
        OWN_CODE,
        /// What it brings along too.
        ALL_CODE;

        private String folder() {
            return this == OWN_CODE ? PARTS : WITH_LIBRARIES;
        }

        private PartialWheel.Extent extent() {
            return this == OWN_CODE
                    ? PartialWheel.Extent.own()
                    : PartialWheel.Extent.withLibraries(LARGEST_FILE);
        }
    }

    /// The code of a wheel with the libraries that it brings along; of what is very large only the
    /// names. Nothing if the wheel cannot be had.
    public Optional<DistributionCode> code(
            PackageName name, Version version, DistributionFile file) {
        try {
            return file.wheel().isEmpty()
                    ? Optional.empty()
                    : wheel(new Named(name, version), file, file.wheel().get(), Look.ALL_CODE);
        } catch (PythonException | StoreException | IOException notHad) {
            progress.on(
                    new ProgressEvent.Detail(
                            "cannot look into `" + name + "`: " + notHad.getMessage()));
            return Optional.empty();
        }
    }

    private record Named(PackageName name, Version version) {}

    private Optional<DistributionCode> wheel(
            Named chosen, DistributionFile file, WheelFilename filename, Look look)
            throws IOException {
        var promised = Optional.ofNullable(file.hashes().get("sha256"));
        if (promised.isEmpty()) {
            return Optional.empty();
        }
        var digest = Digest.sha256(promised.get());
        var stored = UnpackedWheel.find(store, digest, filename);
        if (stored.isPresent()) {
            return Optional.of(whole(chosen, stored.get()));
        }
        var folder = store.folder(StorePart.FACTS).resolve(look.folder()).resolve(promised.get());
        if (isWritten(folder)) {
            return Optional.of(part(chosen, folder));
        }
        progress.on(new ProgressEvent.Detail("looking into `" + filename + "`"));
        if (present.isPresent()) {
            return Optional.of(whole(chosen, fetched(file, digest, filename)));
        }
        var parts = index.parts(file).map(it -> new PartialWheel(it, look.extent()));
        if (parts.isPresent() && parts.get().share() <= LARGEST_SHARE) {
            return parts.get().length() > MOST
                    ? Optional.empty()
                    : Optional.of(part(chosen, written(parts.get(), folder)));
        }
        return file.size().orElse(MOST) > MOST
                ? Optional.empty()
                : Optional.of(whole(chosen, fetched(file, digest, filename)));
    }

    private static DistributionCode whole(Named chosen, UnpackedWheel wheel) {
        return new DistributionCode.Unpacked(
                chosen.name(), chosen.version(), wheel.archive().files(), true);
    }

    private static DistributionCode part(Named chosen, Path folder) {
        return new DistributionCode.Unpacked(chosen.name(), chosen.version(), folder, false);
    }

    /// Whether it is there and nothing of it was pruned; `RECORD` is its oldest file.
    private static boolean isWritten(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var infos = Files.newDirectoryStream(folder, "*.dist-info")) {
            for (var info : infos) {
                if (Files.exists(info.resolve("RECORD"))) {
                    return true;
                }
            }
        }
        FolderTree.delete(folder);
        return false;
    }

    /// Other processes see the folder whole or not at all.
    private static Path written(PartialWheel parts, Path folder) throws IOException {
        var parent = Files.createDirectories(folder.resolveSibling(".").normalize());
        var temporary = Fresh.folder(parent, ".");
        try {
            parts.write(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException others) {
            // another process was faster, with the same
        } finally {
            FolderTree.delete(temporary);
        }
        return folder;
    }

    private UnpackedWheel fetched(DistributionFile file, Digest digest, WheelFilename filename) {
        return store.alone(
                digest,
                ProcessName.doing("fetches `" + filename + "`"),
                _ -> {},
                () ->
                        UnpackedWheel.find(store, digest, filename)
                                .orElseGet(() -> unpacked(file, filename)));
    }

    private UnpackedWheel unpacked(DistributionFile file, WheelFilename filename) {
        if (file.address().startsWith("file:")) {
            var wheel = Path.of(file.url());
            var digest = Digests.check(wheel, file.filename(), file.hashes(), List.of());
            return UnpackedWheel.add(store, wheel, digest, filename);
        }
        var target = store.temporaryFile();
        try {
            return UnpackedWheel.add(store, target, index.fetch(file, target, List.of()), filename);
        } finally {
            try {
                Files.deleteIfExists(target);
            } catch (IOException leftOver) {
                // purge takes it away
            }
        }
    }
}
