package dev.wardian.stack;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.problem.StackException;
import dev.wardian.store.Ending;
import dev.wardian.store.ProcessLock;
import dev.wardian.store.StoreException;
import java.nio.file.Files;
import java.util.Optional;

/// An environment that may have been made for the command under way, until it is known whether the
/// command needed it.
///
/// If the command puts nothing into it, or is told to end before it did, an environment that was
/// made for it is removed again: nobody is left with an empty folder. One that was there before is
/// left alone, and so is one that holds packages by then, whoever put them there. Safe for all
/// threads.
public final class ProvisionalEnvironment {
    private final Environments environments;
    private final Environment environment;
    private final boolean ours;
    private final boolean endsWithProcess = Ending.isOfProcess();
    private final Ending.Registration ending;

    ProvisionalEnvironment(Environments environments, Environment environment) {
        this.environments = environments;
        this.environment = environment;
        this.ours = environment.created() && environment.kind() == Environment.Kind.VIRTUAL;
        this.ending = ours ? Ending.on(this::end) : () -> {};
    }

    /// To be called once, when the command is over.
    ///
    /// @param used whether it put something into the environment, or found that nothing is wanted
    /// @return whether the environment was removed again
    public boolean settle(boolean used) {
        ending.close();
        if (used || !ours || Ending.isNear()) {
            return false;
        }
        var held = removed();
        held.ifPresent(ProcessLock::close);
        return held.isPresent();
    }

    /// A process that is ending keeps the lock, so that no thread of it begins a change meanwhile;
    /// where others go on, a thread of a command that was told to end begins none.
    private void end() {
        var held = removed();
        if (!endsWithProcess) {
            held.ifPresent(ProcessLock::close);
        }
    }

    /// Removes it if it is empty. A change under way is waited for; it takes itself back first.
    private Optional<ProcessLock> removed() {
        if (!Files.isDirectory(environment.root())) {
            return Optional.empty();
        }
        try {
            var lock = environments.state(environment).lock("");
            if (environments.openLocked(environment).installed().isEmpty()) {
                VirtualEnvironment.remove(environment.root());
                return Optional.of(lock);
            }
            lock.close();
        } catch (StackException | StoreException | PythonException unable) {
            // it stays, and the next command completes it
        }
        return Optional.empty();
    }
}
