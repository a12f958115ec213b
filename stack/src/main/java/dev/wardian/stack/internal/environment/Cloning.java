package dev.wardian.stack.internal.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.install.EnvironmentCopy;
import dev.wardian.stack.environment.Cloned;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.kit.ProcessName;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.store.ProcessLock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Copies virtual environments and takes them away.
public final class Cloning {

    private final Environments environments;
    private final KnownEnvironments known;

    public Cloning(Environments environments, Path store) {
        this.environments = environments;
        this.known = new KnownEnvironments(store);
    }

    public Cloned copy(Environment source, Path folder, Optional<String> prompt) {
        var started = System.nanoTime();
        if (source.kind() != Environment.Kind.VIRTUAL) {
            throw new StackException(
                    new StackProblem.NotVirtual(source.root().toString(), "copied"));
        }
        var state = environments.state(source);
        try (var _ = state.lock("env clone")) {
            state.recover();
            var done = new EnvironmentCopy(environments.interpreter(source), folder).copy(prompt);
            known.note(folder);
            var modes = new ArrayList<String>();
            for (var mode : done.modes()) {
                modes.add(mode.word());
            }
            modes.sort(null);
            return new Cloned(
                    folder,
                    done.linked(),
                    done.copied(),
                    done.rewritten(),
                    modes,
                    (System.nanoTime() - started) / 1_000_000);
        }
    }

    /// Refuses to remove what is no virtual environment, or holds what none has.
    public void requireRemovable(Path folder, boolean withForeign) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new StackException(new StackProblem.NoEnvironment("at `" + folder + "`"));
        }
        if (Files.isSymbolicLink(folder)) {
            throw new StackException(
                    new StackProblem.NotRemoved(
                            folder.toString(), "it is a link; name the folder itself", false));
        }
        if (!Files.isRegularFile(folder.resolve("pyvenv.cfg"))) {
            throw new StackException(
                    new StackProblem.NotRemoved(
                            folder.toString(),
                            "it is no virtual environment: it has no `pyvenv.cfg`",
                            false));
        }
        try {
            var foreign = EnvironmentRemoval.foreign(folder);
            if (!withForeign && !foreign.isEmpty()) {
                throw new StackException(
                        new StackProblem.NotRemoved(
                                folder.toString(),
                                "it holds what no environment has: `"
                                        + String.join("`, `", foreign)
                                        + "`",
                                true));
            }
        } catch (IOException unreadable) {
            throw new PythonException(
                    new EnvironmentProblem.Unreadable(folder, reason(unreadable)), unreadable);
        }
    }

    public void remove(Path folder, boolean withForeign) {
        requireRemovable(folder, withForeign);
        try (var _ =
                ProcessLock.acquire(
                        folder.resolve(".lock"),
                        ProcessName.doing("runs `wardian env remove`"),
                        _ -> {})) {
            EnvironmentRemoval.remove(folder);
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.Unwritable(folder.toString(), reason(refused)), refused);
        }
        known.forget(folder);
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getClass().getSimpleName();
    }
}
