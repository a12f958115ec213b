package dev.wardian.stack.internal.environment;

import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.kit.ProcessName;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.store.ProcessLock;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// The journal and the lock of one environment.
///
/// The lock lies where the journal does, so that processes with different caches take turns too:
/// who holds it and finds a change under way undoes it, which must not be that of another. A
/// virtual environment keeps the lock's file; once a change is made its past lies in [PastFolders].
/// Elsewhere both lie beside the packages, and the lock's file goes with its holder: a folder that
/// is not ours is not littered. Only environments that people work in have a history, not folders
/// that are filled to be shipped.
///
/// A repetition of a call ([Settings#repeating]) takes the environment as it is: it undoes nothing
/// and waits for nobody.
public final class EnvironmentState {

    private static final String HISTORY = "WARDIAN_HISTORY";

    private final Settings settings;
    private final Environment environment;
    private final EnvironmentJournal journal;

    public EnvironmentState(Settings settings, Environment environment, Supplier<Scheme> scheme) {
        this.settings = settings;
        this.environment = environment;
        this.journal =
                switch (environment.kind()) {
                    case VIRTUAL -> ofVirtual(environment.root(), settings);
                    case SYSTEM, USER ->
                            EnvironmentJournal.of(scheme.get().purelib(), history(settings));
                    case TARGET, PREFIX ->
                            EnvironmentJournal.of(
                                    scheme.get().purelib(), EnvironmentJournal.History.NONE);
                };
    }

    private static EnvironmentJournal ofVirtual(Path root, Settings settings) {
        var journal = EnvironmentJournal.of(root, history(settings));
        return new PastFolders(settings).of(root).map(journal::withPast).orElse(journal);
    }

    private static EnvironmentJournal.History history(Settings settings) {
        var usual = EnvironmentJournal.History.USUAL;
        var asked = settings.environment().getOrDefault(HISTORY, "");
        if (asked.isEmpty()) {
            return usual;
        }
        try {
            var changes = Integer.parseInt(asked);
            return new EnvironmentJournal.History(
                    Math.max(0, changes), Math.max(usual.told(), changes), usual.bytes());
        } catch (NumberFormatException wrong) {
            throw new StackException(
                    new StackProblem.Invalid(
                            HISTORY,
                            "`" + asked + "`",
                            "how many changes can be undone, such as 10"));
        }
    }

    public EnvironmentJournal journal() {
        return journal;
    }

    /// Waits until nobody else changes the environment.
    ///
    /// @param purpose what others are told who wait for it in turn
    public ProcessLock lock(String purpose) {
        var holder = ProcessName.doing(purpose.isEmpty() ? "" : "runs `wardian " + purpose + "`");
        return environment.kind() == Environment.Kind.VIRTUAL
                ? ProcessLock.acquire(environment.root().resolve(".lock"), holder, this::waitsFor)
                : ProcessLock.acquireFleeting(
                        journal.folder().resolveSibling(".wardian.lock"), holder, this::waitsFor);
    }

    private void waitsFor(String holder) {
        var message = "`" + environment.root() + "` is being changed; waiting for " + holder;
        settings.progress().on(new ProgressEvent.Warning(message));
    }

    /// Undoes what a killed process left half done, after a process that is still at it has ended.
    public void recoverIfPending() {
        if (!settings.repeating() && journal.isPending()) {
            try (var _ = lock("")) {
                recover();
            } catch (StoreException unable) {
                throw new StackException(
                        new StackProblem.NotRecovered(
                                environment.root().toString(), unable.problem().message()));
            }
        }
    }

    /// The same for who holds the lock.
    public void recover() {
        try {
            switch (journal.recover()) {
                case NOTHING -> {}
                case UNDONE -> warn("a change of `%s` had been interrupted and was undone");
                case DAMAGED ->
                        warn(
                                "a change of `%s` had been interrupted, and its journal is damaged:"
                                        + " `wardian verify --repair` finds what is wrong");
            }
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.NotRecovered(
                            environment.root().toString(), String.valueOf(refused.getMessage())));
        }
    }

    /// Drops what past changes keep beyond a number of them.
    public void forget(int undoable) {
        try (var _ = lock("history --forget")) {
            journal.forget(undoable);
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.Unwritable(
                            journal.folder().toString(), String.valueOf(refused.getMessage())));
        }
    }

    private void warn(String message) {
        settings.progress().on(new ProgressEvent.Warning(message.formatted(environment.root())));
    }
}
