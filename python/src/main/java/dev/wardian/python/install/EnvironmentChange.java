package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Arrival;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.Departure;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Intent;
import dev.wardian.python.journal.Kept;
import dev.wardian.python.journal.Transaction;
import dev.wardian.store.Ending;
import dev.wardian.store.Linker;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Distributions that shall leave an environment and wheels that shall enter it, in one step:
/// either all of it is done, or the environment is as it was and an exception says why. So it is
/// also when the process is killed: whoever opens the environment next undoes what was not finished
/// ([EnvironmentJournal#recover]), and until then no file is there in part.
///
/// Removals come first, so a wheel may take the places of what it replaces. A file that is there
/// already with other contents is replaced and reported as [Overwrite], as pip and uv replace it
/// without a word, except where it is the environment's own, or a program or data file of another
/// distribution ([#allowOverwriting]). Folders of metadata are filled last:
/// what a killed process leaves does not count as installed.
///
/// Used by one thread; [#apply] works with a few of its own. Whoever calls it holds the lock of
/// the environment and has recovered it.
public final class EnvironmentChange {
    private final Scheme scheme;
    private final LauncherTarget python;
    private final Linker linker;
    private final List<Coming> arrivals = new ArrayList<>();
    private final List<InstalledDistribution> departures = new ArrayList<>();
    private final Restoration restoration = new Restoration();
    private final List<Arrival> restored = new ArrayList<>();
    private EnvironmentJournal journal;
    private ChangeOrigin origin = ChangeOrigin.UNKNOWN;
    private boolean overwriting;

    private record Coming(UnpackedWheel wheel, InstallOptions options) {}

    /// No change yet of the environment with this scheme, whose scripts run this interpreter.
    public EnvironmentChange(Scheme scheme, LauncherTarget python, Linker linker) {
        this.scheme = scheme;
        this.python = python;
        this.linker = linker;
        this.journal = EnvironmentJournal.of(scheme.purelib(), EnvironmentJournal.History.NONE);
    }

    /// Keeps the journal there; without it, in the folder of pure Python code, with no history.
    public EnvironmentChange recordedIn(EnvironmentJournal place, ChangeOrigin why) {
        journal = place;
        origin = why;
        return this;
    }

    /// Lets programs and data files take the places of those of other distributions.
    public EnvironmentChange allowOverwriting(boolean allowed) {
        overwriting = allowed;
        return this;
    }

    /// Removes a distribution, one that is to be replaced included.
    public EnvironmentChange remove(InstalledDistribution distribution) {
        departures.add(distribution);
        return this;
    }

    /// Installs a wheel.
    public EnvironmentChange install(UnpackedWheel wheel, InstallOptions options) {
        arrivals.add(new Coming(wheel, options));
        return this;
    }

    /// Puts back what past changes put aside.
    ///
    /// @param distributions what is installed again by that
    public EnvironmentChange restore(List<Kept> kept, List<Arrival> distributions) {
        try {
            for (Kept one : kept) {
                restoration.add(one);
            }
        } catch (IOException refused) {
            throw failure(refused);
        }
        restored.addAll(distributions);
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
        try {
            return apply(removals, placements(), listener);
        } catch (IOException refused) {
            throw failure(refused);
        }
    }

    private List<Placement> placements() throws IOException {
        Placement[] placements = new Placement[arrivals.size()];
        Crew.run(
                placements.length,
                1,
                (one, _) -> {
                    Coming arrival = arrivals.get(one);
                    placements[one] =
                            new Placement(arrival.wheel(), arrival.options(), scheme, python);
                });
        return List.of(placements);
    }

    private InstallResult apply(
            List<Removal> removals, List<Placement> placements, InstallListener listener)
            throws IOException {
        spareShared(removals);
        EggPaths eggs = new EggPaths(scheme, removals);
        if (Ending.isNear()) {
            throw new IOException("interrupted");
        }
        Transaction transaction = journal.begin(intent(removals, placements, eggs));
        Placer placer =
                new Placer(
                        scheme, linker.stagingIn(transaction.staging()), transaction, overwriting);
        try (Interruption _ = new Interruption(transaction)) {
            change(placements, gone(removals), placer, eggs, transaction);
        }
        tell(listener);
        return result(removals, placer, transaction);
    }

    /// Files that distributions own which stay do not go with those that leave.
    private void spareShared(List<Removal> removals) throws IOException {
        if (removals.isEmpty()) {
            return;
        }
        Set<String> coming = new HashSet<>();
        for (Coming arrival : arrivals) {
            coming.add(arrival.wheel().name().toString());
        }
        StayingFiles staying = StayingFiles.of(scheme, removals);
        for (Removal removal : removals) {
            removal.spare(staying, coming.contains(removal.name()));
        }
    }

    private Intent intent(List<Removal> removals, List<Placement> placements, EggPaths eggs) {
        IntentDraft draft = new IntentDraft();
        for (Removal removal : removals) {
            for (Path file : removal.files()) {
                draft.leaves(file, removal.name());
            }
        }
        for (Path pth : eggs.files()) {
            draft.leaves(pth, "");
        }
        for (Placement placement : placements) {
            // a folder of metadata of the very same name, left by a broken installation or not
            // asked to be removed, makes way as a whole
            draft.leaves(placement.infoFolder(), placement.wheel().name().toString());
        }
        for (Placement placement : placements) {
            draft.comes(
                    placement.folders(),
                    List.of(placement.code(), placement.info(), List.of(placement.record())));
        }
        draft.comes(restoration.folders(), List.of(restoration.code(), restoration.info()));
        return draft.intent();
    }

    private void change(
            List<Placement> placements,
            List<Departure> gone,
            Placer placer,
            EggPaths eggs,
            Transaction transaction)
            throws IOException {
        boolean done = false;
        try {
            eggs.read();
            transaction.putAside();
            Set<Path> needed = needed(placements);
            transaction.removeEmptied(EnvironmentBounds.lasting(scheme), needed);
            eggs.write(transaction);
            placer.place(placements, restoration);
            transaction.commit(origin, came(), gone);
            done = true;
        } finally {
            if (!done) {
                transaction.rollBack();
            }
        }
    }

    /// The folders that must be there, those above others before them.
    private Set<Path> needed(List<Placement> placements) {
        Set<Path> needed = new LinkedHashSet<>();
        for (Placement placement : placements) {
            needed.addAll(placement.folders());
        }
        needed.addAll(restoration.folders());
        return needed;
    }

    private List<Arrival> came() {
        List<Arrival> came = new ArrayList<>(restored);
        for (Coming arrival : arrivals) {
            UnpackedWheel wheel = arrival.wheel();
            came.add(
                    new Arrival(
                            wheel.name().toString(),
                            wheel.version().toString(),
                            wheel.filename().toString(),
                            wheel.archive().digest().hex()));
        }
        return came;
    }

    private static List<Departure> gone(List<Removal> removals) {
        List<Departure> gone = new ArrayList<>();
        for (Removal removal : removals) {
            gone.add(removal.departure());
        }
        return gone;
    }

    private void tell(InstallListener listener) {
        for (InstalledDistribution departure : departures) {
            listener.removed(departure.name(), departure.version());
        }
        for (Coming arrival : arrivals) {
            listener.installed(arrival.wheel().name(), arrival.wheel().version());
        }
    }

    private InstallResult result(List<Removal> removals, Placer placer, Transaction transaction) {
        List<String> notes = new ArrayList<>();
        for (Removal removal : removals) {
            notes.addAll(removal.notes());
        }
        List<String> installed = new ArrayList<>();
        for (Coming arrival : arrivals) {
            installed.add(arrival.wheel().toString());
        }
        List<String> removed = new ArrayList<>();
        for (InstalledDistribution departure : departures) {
            removed.add(departure.toString());
        }
        return new InstallResult(
                installed,
                removed,
                transaction.count(),
                placer.overwritten(),
                linker.used(),
                notes);
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
