package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The folder `.wardian` of an environment: what a change is about to do, so that a killed process
/// leaves the old environment or the new one, and what past changes put aside, so that they can be
/// taken back.
///
/// `next` is a change being prepared, `change` the one under way, `changes/N` those that were made.
/// A change begins when `next` with its whole plan is renamed to `change`, and is made when
/// `change` is renamed to `changes/N`; so whoever finds `change` with nobody at work undoes it.
/// `changes` may lie elsewhere, see [#withPast].
///
/// Whoever calls anything but [#isPending] and the readers of history holds the lock of the
/// environment. A killed process is always recovered from. Nothing is forced to the disk: after a
/// loss of power a file system that keeps the order of its changes, as all journalling ones do, may
/// still lack contents; then the plan counts as damaged and is set aside, see [Recovery].
public final class EnvironmentJournal {
    private static final String FOLDER = ".wardian";

    private final Path root;
    private final Path state;
    private final History history;
    private final Steps steps;
    private final Optional<Path> elsewhere;

    private EnvironmentJournal(Path root, History history, Steps steps, Optional<Path> elsewhere) {
        this.root = root;
        this.state = root.resolve(FOLDER);
        this.history = history;
        this.steps = steps;
        this.elsewhere = elsewhere;
    }

    /// How much of the past is kept.
    ///
    /// @param undoable how many changes can be taken back: their removed files are kept
    /// @param told how many changes are listed
    /// @param bytes how large the removed files of all of them may be together; those of the
    ///     newest change are kept however large they are
    public record History(int undoable, int told, long bytes) {
        /// Nothing is kept once a change is made: the folder vanishes.
        public static final History NONE = new History(0, 0, 0);

        /// What people have without asking: ten changes, 4 GiB.
        public static final History USUAL = new History(10, 200, 4L << 30);
    }

    /// What was found when an environment was opened.
    public enum Recovery {
        /// No change was interrupted.
        NOTHING,
        /// A change was interrupted and is undone.
        UNDONE,
        /// A change was interrupted and its plan cannot be read, as after a loss of power: the
        /// environment needs to be verified.
        DAMAGED
    }

    /// The journal of the environment in this folder, which need not have one.
    public static EnvironmentJournal of(Path root, History history) {
        return new EnvironmentJournal(
                root.toAbsolutePath().normalize(), history, Steps.UNWATCHED, Optional.empty());
    }

    /// The same with its past in another folder, so that the environment holds nothing but what was
    /// installed; its file `environment` names this one. The past stays within the environment
    /// where that folder cannot be written or lies on another file system, and where there is such
    /// a past already.
    public EnvironmentJournal withPast(Path folder) {
        return new EnvironmentJournal(root, history, steps, Optional.of(folder));
    }

    /// The same, watched step by step.
    public EnvironmentJournal watchedBy(Steps watcher) {
        return new EnvironmentJournal(root, history, watcher, elsewhere);
    }

    /// The same for changes that no history tells of.
    public EnvironmentJournal withoutHistory() {
        return new EnvironmentJournal(root, History.NONE, steps, elsewhere);
    }

    /// The folder `.wardian`.
    public Path folder() {
        return state;
    }

    /// Whether a change was begun and not ended: it is under way, or its process was killed.
    public boolean isPending() {
        return Files.exists(underway());
    }

    /// Undoes a change whose process was killed.
    ///
    /// @throws IOException when not all of it can be undone; it can be tried again
    public Recovery recover() throws IOException {
        if (!isPending()) {
            return Recovery.NOTHING;
        }
        Optional<Intent> intent = plans().read(TransactionFolder.plan(underway()));
        if (intent.isEmpty()) {
            steps.next();
            Files.move(underway(), free("damaged-"), StandardCopyOption.ATOMIC_MOVE);
            return Recovery.DAMAGED;
        }
        Optional<IOException> failure = new Rollback(underway(), intent.get(), steps).run();
        if (failure.isPresent()) {
            throw failure.get();
        }
        vanishIfEmpty();
        return Recovery.UNDONE;
    }

    /// Begins a change that will do no more than this.
    public Transaction begin(Intent intent) throws IOException {
        Path next = state.resolve("next");
        steps.next();
        Files.createDirectories(state);
        TransactionFolder.clear(next, steps);
        TransactionFolder.clearLeftovers(state, steps);
        steps.next();
        Files.createDirectory(next);
        steps.next();
        Files.createDirectory(TransactionFolder.keptFolder(next));
        steps.next();
        Files.createDirectory(TransactionFolder.fresh(next));
        steps.next();
        Files.write(TransactionFolder.plan(next), plans().text(intent));
        steps.next();
        Files.move(next, underway(), StandardCopyOption.ATOMIC_MOVE);
        return new Transaction(this, underway(), intent, steps);
    }

    /// The changes that were made, the newest first.
    public List<PastChange> history() {
        List<PastChange> changes = new ArrayList<>();
        for (int number : numbers()) {
            Path place = place(number);
            boolean undoable =
                    Files.exists(TransactionFolder.keptFolder(place), LinkOption.NOFOLLOW_LINKS);
            NoteFile.read(TransactionFolder.note(place), number, undoable).ifPresent(changes::add);
        }
        return changes;
    }

    /// What a past change put aside, in the order in which it did.
    public List<Kept> kept(int number) throws IOException {
        Path place = place(number);
        List<Intent.Aside> aside =
                plans().read(TransactionFolder.plan(place)).map(Intent::aside).orElse(List.of());
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < aside.size(); i++) {
            Path copy = TransactionFolder.kept(place, i);
            if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
                kept.add(new Kept(copy, aside.get(i).path(), aside.get(i).owner()));
            }
        }
        return kept;
    }

    /// Drops what past changes put aside, so that only the newest can still be taken back.
    ///
    /// @param undoable how many
    public void forget(int undoable) throws IOException {
        List<Integer> numbers = numbers();
        for (int number : numbers.subList(Math.min(undoable, numbers.size()), numbers.size())) {
            drop(place(number));
        }
    }

    private void drop(Path place) throws IOException {
        Path kept = TransactionFolder.keptFolder(place);
        if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(state);
            TransactionFolder.discard(kept, state, steps);
            vanishIfEmpty();
        }
    }

    PlanFile plans() {
        return new PlanFile(root);
    }

    /// Where the change under way goes when it is made.
    Path nextPlace() throws IOException {
        if (history.told() == 0) {
            TransactionFolder.clear(TransactionFolder.done(state), steps);
            return TransactionFolder.done(state);
        }
        steps.next();
        try {
            Files.createDirectories(past());
            if (!past().startsWith(state)) {
                Files.writeString(past().resolve("environment"), root.toString());
            }
        } catch (FileSystemException refused) {
            Files.createDirectories(own());
        }
        return newPlace();
    }

    private Path newPlace() {
        List<Integer> numbers = numbers();
        return place(numbers.isEmpty() ? 1 : numbers.getFirst() + 1);
    }

    /// Makes the change under way one of the past, in one step.
    ///
    /// @param place from [#nextPlace]
    /// @return where it lies now
    Path settle(Path place) throws IOException {
        try {
            return Files.move(underway(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException otherFileSystem) {
            if (place.startsWith(state)) {
                throw otherFileSystem;
            }
            Files.createDirectories(own());
            return Files.move(underway(), newPlace(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path own() {
        return state.resolve("changes");
    }

    private Path past() {
        return elsewhere.isEmpty() || Files.isDirectory(own()) ? own() : elsewhere.get();
    }

    /// Drops what is kept beyond the limits. The change was made; a failure here is none of it.
    void tidy(Path place, Steps watched) throws IOException {
        try {
            TransactionFolder.clear(TransactionFolder.fresh(place), watched);
            if (history.told() == 0) {
                TransactionFolder.discard(place, state, watched);
                vanishIfEmpty();
                return;
            }
            List<Integer> numbers = numbers();
            long bytes = 0;
            for (int i = 0; i < numbers.size(); i++) {
                Path past = place(numbers.get(i));
                if (i >= history.told()) {
                    TransactionFolder.discard(past, state, watched);
                } else if (i >= history.undoable()) {
                    drop(past);
                } else {
                    bytes += bytesKept(past);
                    if (i > 0 && bytes > history.bytes()) {
                        drop(past);
                    }
                }
            }
            vanishIfEmpty();
        } catch (FileSystemException refused) {
            // the next change tries again
        }
    }

    private static long bytesKept(Path place) {
        Path note = TransactionFolder.note(place);
        long bytes = 0;
        for (Departure gone :
                NoteFile.read(note, 0, true).map(PastChange::removed).orElse(List.of())) {
            bytes += gone.bytes();
        }
        return bytes;
    }

    /// Takes the folder away where it holds nothing.
    void vanishIfEmpty() throws IOException {
        try {
            steps.next();
            Files.deleteIfExists(state);
        } catch (DirectoryNotEmptyException _) {
            // it holds the past
        }
    }

    private Path underway() {
        return state.resolve("change");
    }

    private Path place(int number) {
        return past().resolve(Integer.toString(number));
    }

    private Path free(String prefix) {
        int number = 1;
        while (Files.exists(state.resolve(prefix + number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return state.resolve(prefix + number);
    }

    /// The numbers of the changes that were made, the newest first.
    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(past())) {
            for (Path place : places) {
                number(String.valueOf(place.getFileName())).ifPresent(numbers::add);
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
        numbers.sort(Collections.reverseOrder());
        return numbers;
    }

    private static Optional<Integer> number(String name) {
        try {
            return Optional.of(Integer.valueOf(name));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
