package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Linker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Distributions that shall leave an environment and wheels that shall enter it, in one step:
/// either all of it is done, or the environment is as it was and an exception says why.
///
/// Removals come first, so a wheel may take the places of what it replaces. A file that is there
/// already with other contents is replaced and reported as [Overwrite], as pip and uv replace it
/// without a word, except where it is the environment's own. Folders of metadata are filled last:
/// what a killed process leaves does not count as installed.
///
/// Used by one thread; [#apply] works with a few of its own. Whoever calls it sees to it that no
/// other process changes the same environment meanwhile.
public final class EnvironmentChange {
    private final Scheme scheme;
    private final LauncherTarget python;
    private final Linker linker;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<InstalledDistribution> departures = new ArrayList<>();

    private record Arrival(UnpackedWheel wheel, InstallOptions options) {}

    /// No change yet of the environment with this scheme, whose scripts run this interpreter.
    public EnvironmentChange(Scheme scheme, LauncherTarget python, Linker linker) {
        this.scheme = scheme;
        this.python = python;
        this.linker = linker;
    }

    /// Removes a distribution, one that is to be replaced included.
    public EnvironmentChange remove(InstalledDistribution distribution) {
        departures.add(distribution);
        return this;
    }

    /// Installs a wheel.
    public EnvironmentChange install(UnpackedWheel wheel, InstallOptions options) {
        arrivals.add(new Arrival(wheel, options));
        return this;
    }

    /// Makes the change.
    ///
    /// @throws PythonException when a wheel or the file system refuses; nothing was changed then
    public InstallResult apply(InstallListener listener) {
        List<Removal> removals = new ArrayList<>();
        for (InstalledDistribution departure : departures) {
            removals.add(Removal.of(departure, scheme));
        }
        List<Placement> placements = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            placements.add(new Placement(arrival.wheel(), arrival.options(), scheme, python));
        }
        return apply(removals, placements, listener);
    }

    private InstallResult apply(
            List<Removal> removals, List<Placement> placements, InstallListener listener) {
        Journal journal = new Journal(scheme.purelib());
        Placer placer = new Placer(scheme, linker, journal);
        try (Interruption _ = new Interruption(journal)) {
            change(removals, placements, placer, journal);
        } catch (IOException refused) {
            throw failure(refused);
        }
        tell(listener);
        return result(removals, placer, journal);
    }

    private void change(
            List<Removal> removals, List<Placement> placements, Placer placer, Journal journal)
            throws IOException {
        boolean done = false;
        try {
            putAside(removals, journal);
            for (Placement placement : placements) {
                makeRoom(placement, journal);
            }
            placer.place(placements);
            journal.commit(EnvironmentBounds.lasting(scheme));
            done = true;
        } finally {
            if (!done) {
                journal.rollBack();
            }
        }
    }

    private void tell(InstallListener listener) {
        for (InstalledDistribution departure : departures) {
            listener.removed(departure.name(), departure.version());
        }
        for (Arrival arrival : arrivals) {
            listener.installed(arrival.wheel().name(), arrival.wheel().version());
        }
    }

    private static void putAside(List<Removal> removals, Journal journal) throws IOException {
        for (Removal removal : removals) {
            for (Path file : removal.files()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    journal.putAside(file);
                }
            }
        }
    }

    /// A folder of metadata of the very same name, left by a broken installation or not asked to
    /// be removed, makes way as a whole.
    private static void makeRoom(Placement placement, Journal journal) throws IOException {
        Path info = placement.infoFolder();
        if (Files.exists(info, LinkOption.NOFOLLOW_LINKS)) {
            journal.putAside(info);
        }
        for (Path folder : placement.folders()) {
            try {
                journal.folder(folder);
            } catch (FileAlreadyExistsException file) {
                throw new PythonException(
                        new InstallProblem.PlaceTaken(
                                placement.wheel().filename().toString(),
                                folder,
                                "a file, not a folder"),
                        file);
            }
        }
    }

    private InstallResult result(List<Removal> removals, Placer placer, Journal journal) {
        List<String> notes = new ArrayList<>();
        for (Removal removal : removals) {
            notes.addAll(removal.notes());
            removal.pthLine().ifPresent(line -> forgetPath(line, notes));
        }
        List<String> installed = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            installed.add(arrival.wheel().toString());
        }
        List<String> removed = new ArrayList<>();
        for (InstalledDistribution departure : departures) {
            removed.add(departure.toString());
        }
        return new InstallResult(
                installed, removed, journal.count(), placer.overwritten(), linker.used(), notes);
    }

    private void forgetPath(String line, List<String> notes) {
        for (Path library : scheme.libraries()) {
            Path pth = library.resolve("easy-install.pth");
            try {
                List<String> lines = Files.readAllLines(pth, StandardCharsets.UTF_8);
                if (lines.removeIf(it -> it.strip().equals(line))) {
                    Files.write(pth, lines, StandardCharsets.UTF_8);
                }
            } catch (NoSuchFileException _) {
                // no egg was ever linked here
            } catch (IOException refused) {
                notes.add("`" + pth + "` still names `" + line + "`: " + reason(refused));
            }
        }
    }

    private static PythonException failure(IOException refused) {
        @Nullable String file =
                refused instanceof FileSystemException fileSystem ? fileSystem.getFile() : null;
        Path path = Path.of(Optional.ofNullable(file).orElse("."));
        return new PythonException(new InstallProblem.ChangeFailed(path, reason(refused)), refused);
    }

    private static String reason(IOException refused) {
        return switch (refused) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(refused.getMessage());
        };
    }
}
