package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.Target;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.learn.Learning;
import dev.wardian.stack.internal.progress.PassedOver;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What one operation works with: whom it installs for, and where it looks. Index and builds are
/// made when they are first needed, so that an operation that has nothing to do pays for neither.
final class Session {

    private final Interpreter interpreter;
    private final Target target;
    private final Supplier<IndexAccess> index;
    private final Materials materials;
    private final Supplier<Builds> builds;
    private final RuntimeVersions runtime;
    private final InstallChoices choices;
    private final PassedOver passedOver;
    private final Function<Optional<PythonEnvironment>, Learning> learning;

    Session(
            Interpreter interpreter,
            Target target,
            Supplier<IndexAccess> index,
            Materials materials,
            Supplier<Builds> builds,
            RuntimeVersions runtime,
            InstallChoices choices,
            PassedOver passedOver,
            Function<Optional<PythonEnvironment>, Learning> learning) {
        this.interpreter = interpreter;
        this.target = target;
        this.index = index;
        this.materials = materials;
        this.builds = builds;
        this.runtime = runtime;
        this.choices = choices;
        this.passedOver = passedOver;
        this.learning = learning;
    }

    /// Runs builds and the environment.
    Interpreter interpreter() {
        return interpreter;
    }

    /// Whom versions and files must fit.
    Target target() {
        return target;
    }

    /// Where packages come from.
    IndexAccess index() {
        return index.get();
    }

    /// What lies at addresses.
    Materials materials() {
        return materials;
    }

    /// Makes wheels of sources.
    Builds builds() {
        return builds.get();
    }

    /// What will be installed, once that is decided.
    RuntimeVersions runtime() {
        return runtime;
    }

    /// What turned out to be no good.
    PassedOver passedOver() {
        return passedOver;
    }

    /// What looks into artifacts, if that is wanted and can be done: what they say holds for the
    /// interpreter that is at hand, not for another.
    ///
    /// @param present what is installed and may stay
    Optional<Learning> learning(Optional<PythonEnvironment> present) {
        var python = target.python();
        return choices.resolve().facts()
                        && choices.target().platform().isEmpty()
                        && python.major() == interpreter.version().major()
                        && python.minor() == interpreter.version().minor()
                ? Optional.of(learning.apply(present))
                : Optional.empty();
    }

    /// What was asked for.
    InstallChoices choices() {
        return choices;
    }
}
