package dev.wardian.stack;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.EnvironmentState;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings build requirements into the environment of one build.
final class BuildInstallation {

    private final Settings settings;
    private final Environment environment;
    private final Interpreter interpreter;
    private final Session session;
    private final Store store;

    BuildInstallation(
            Settings settings,
            Environment environment,
            Interpreter interpreter,
            Session session,
            Store store) {
        this.settings = settings;
        this.environment = environment;
        this.interpreter = interpreter;
        this.session = session;
        this.store = store;
    }

    void install(RequirementSet set) {
        var started = System.nanoTime();
        var roots =
                Roots.of(
                        set,
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        var present = PythonEnvironment.of(interpreter);
        var resolution =
                new Resolving(session, settings.progress())
                        .resolve(
                                set,
                                roots,
                                Resolving.present(present, roots, session.choices()),
                                Map.of());
        switch (resolution) {
            case Unsolvable unsolvable -> throw refused(set, unsolvable);
            case Solved solved -> {
                var wanted = new ArrayList<Wanted>();
                for (var chosen : solved.inner().packages()) {
                    wanted.add(Wanted.of(chosen, roots.origins()));
                }
                var plan =
                        new Planner(environment, present, file -> false, session.choices())
                                .plan(wanted, session, roots.requested(), List.of(), started);
                if (!plan.isEmpty()) {
                    var state = new EnvironmentState(settings, environment, interpreter::scheme);
                    new Applying(
                                    settings,
                                    one -> PythonEnvironment.of(interpreter),
                                    state,
                                    store,
                                    plan,
                                    new Reason("", Instant.EPOCH))
                            .apply();
                }
            }
        }
    }

    private static PythonException refused(RequirementSet set, Unsolvable unsolvable) {
        var texts = new ArrayList<String>();
        for (var declared : set.requirements()) {
            texts.add(declared.text());
        }
        return new PythonException(
                new BuildProblem.NotBuildable(
                        String.join(", ", texts),
                        "these build requirements cannot be met: "
                                + unsolvable.message()
                                + "; "
                                + String.join("; ", unsolvable.explanation())));
    }
}
