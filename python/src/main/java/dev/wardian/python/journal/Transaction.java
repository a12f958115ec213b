package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// One change of an environment under way, begun by [EnvironmentJournal#begin]. Whatever it does is
/// in its intent, or noted before it is done, so that it can be undone by this process or the next.
///
/// Safe for use by several threads. It ends with [#commit] or [#rollBack].
public final class Transaction {
    private final EnvironmentJournal journal;
    private final Path folder;
    private final Intent intent;
    private final Steps steps;
    private final List<Intent.Aside> aside = new ArrayList<>();
    private final Set<Path> present = ConcurrentHashMap.newKeySet();
    private final AtomicInteger staged = new AtomicInteger();
    private final AtomicLong made = new AtomicLong();
    private volatile boolean aborted;

    Transaction(EnvironmentJournal journal, Path folder, Intent intent, Steps steps) {
        this.journal = journal;
        this.folder = folder;
        this.intent = intent;
        this.steps = steps;
        this.aside.addAll(intent.aside());
    }

    /// Asks whoever works on the change to give up; it may be asked at any time.
    public void abort() {
        aborted = true;
    }

    /// Goes on to the next step only if nobody asked to give up.
    public void step() throws IOException {
        if (aborted) {
            throw new IOException("interrupted");
        }
        steps.next();
    }

    /// Counts files that were put in place.
    public void made(int files) {
        made.addAndGet(files);
    }

    /// How many files were put in place.
    public long count() {
        return made.get();
    }

    /// A name for a file that is to be written whole before it is moved to its place.
    public Path stage() {
        return TransactionFolder.fresh(folder).resolve(Integer.toString(staged.getAndIncrement()));
    }

    /// The folder of [#stage].
    public Path staging() {
        return TransactionFolder.fresh(folder);
    }

    /// Moves out of the way what the intent says, in its order.
    public void putAside() throws IOException {
        for (int i = 0; i < intent.aside().size(); i++) {
            step();
            try {
                Trees.move(
                        intent.aside().get(i).path(), TransactionFolder.kept(folder, i), stage());
            } catch (NoSuchFileException gone) {
                // somebody else was faster
            }
        }
    }

    /// Moves a file or link out of the way that the intent did not foresee; that is noted first.
    public synchronized void putAside(Path original, String owner) throws IOException {
        step();
        Intent.Aside one = new Intent.Aside(original, owner);
        Files.write(
                TransactionFolder.plan(folder),
                journal.plans().line(one).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        int index = aside.size();
        aside.add(one);
        step();
        Trees.move(original, TransactionFolder.kept(folder, index), stage());
    }

    /// Makes a folder and those above it where they are missing; several threads may make the same.
    ///
    /// @throws FileAlreadyExistsException when something else is there
    public void folder(Path wanted) throws IOException {
        if (present.contains(wanted)) {
            return;
        }
        step();
        try {
            make(wanted);
        } catch (NoSuchFileException parentMissing) {
            Path parent = wanted.getParent();
            if (parent == null) {
                throw parentMissing;
            }
            folder(parent);
            make(wanted);
        }
        present.add(wanted);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        }
    }

    /// Takes away the folders that moving things out of the way left empty.
    ///
    /// @param roots folders that stay, however empty; nothing outside of them goes
    /// @param needed folders that the change is about to fill
    public synchronized void removeEmptied(Set<Path> roots, Set<Path> needed) throws IOException {
        Set<Path> tried = new HashSet<>(needed);
        for (Intent.Aside one : intent.aside()) {
            Path parent = one.path().getParent();
            if (parent != null && tried.add(parent)) {
                Trees.deleteEmpty(parent, roots, this::step);
            }
        }
    }

    /// Makes the change last: until here it is undone if the process dies, from here on it was
    /// made.
    public synchronized void commit(
            ChangeOrigin origin, List<Arrival> installed, List<Departure> removed)
            throws IOException {
        step();
        Files.write(TransactionFolder.note(folder), NoteFile.text(origin, installed, removed));
        Path place = journal.nextPlace();
        step();
        journal.tidy(journal.settle(place), steps);
    }

    /// Makes everything as it was before, as far as the file system lets it; what it does not let
    /// is tried again when the environment is opened next.
    public synchronized void rollBack() {
        try {
            new Rollback(folder, new Intent(intent.folders(), intent.files(), aside), steps).run();
            journal.vanishIfEmpty();
        } catch (IOException _) {
            // the failure that led here is reported, not this one
        }
    }
}
