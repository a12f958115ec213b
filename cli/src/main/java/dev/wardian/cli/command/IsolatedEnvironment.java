package dev.wardian.cli.command;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.workspace.PreparedProject;
import dev.wardian.stack.workspace.Project;
import java.util.Optional;

/// An environment for `run --isolated`: in the cache, one for each project, Python and part of the
/// project, which holds exactly what is asked for whenever a program starts in it. That of the
/// project stays as it is.
final class IsolatedEnvironment {

    private IsolatedEnvironment() {}

    static Environment of(Session session, Project project) {
        var interpreter =
                project.interpreter(session.arguments().value(EnvironmentOptionGroup.PYTHON));
        var python = interpreter.python().toString();
        var part = ProjectOptionGroup.sync(session.arguments());
        var folder =
                session.cacheFolder()
                        .resolve("isolated")
                        .resolve(
                                PreparedProject.digest(
                                        project.workspace().current().file()
                                                + "\n"
                                                + python
                                                + "\n"
                                                + part))
                        .resolve(".venv");
        return session.wardian()
                .environment(
                        new EnvironmentRequest.Virtual(
                                folder, Optional.of(python), IfMissing.MAKE));
    }
}
