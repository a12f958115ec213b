package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options of pip that several of its verbs take.
final class PipOptions {

    static final Option PATH = Option.repeated("path", "DIR", "list what lies in this folder");
    static final Option LOCAL = Option.flag("local l", "only what the environment has itself");
    static final Option EXCLUDE_EDITABLE =
            Option.flag("exclude-editable", "leave editable projects out");
    static final Option EXCLUDE = Option.repeated("exclude", "PACKAGE", "leave this package out");

    /// What has no effect here: we have no other way, or never do what it forbids.
    static final List<Option> WITHOUT_EFFECT =
            List.of(
                    Option.flag("isolated", "(without effect)"),
                    Option.flag("require-virtualenv require-venv", "(without effect)"),
                    Option.flag("disable-pip-version-check", "(without effect)"),
                    Option.flag("no-python-version-warning", "(without effect)"),
                    Option.flag("no-input", "(without effect)"),
                    Option.flag("no-color", "(without effect)"),
                    Option.flag("debug", "(without effect)"),
                    Option.value("proxy", "URL", "(from the environment: HTTPS_PROXY)"),
                    Option.value("exists-action", "ACTION", "(without effect)"),
                    Option.value("client-cert", "FILE", "(without effect)"),
                    Option.value("progress-bar", "KIND", "(without effect)"),
                    Option.value("root-user-action", "ACTION", "(without effect)"),
                    Option.value("resume-retries", "N", "(without effect)"),
                    Option.repeated("use-feature", "NAME", "(without effect)"),
                    Option.repeated("use-deprecated", "NAME", "(without effect)"));

    private PipOptions() {}

    /// What every verb of pip takes, before it or behind it.
    static List<Option> general() {
        var all = new ArrayList<>(WITHOUT_EFFECT);
        all.addAll(
                List.of(
                        EnvironmentOptionGroup.PYTHON,
                        IndexOptionGroup.KEYRING,
                        IndexOptionGroup.TRUSTED_HOST,
                        IndexOptionGroup.CERT,
                        IndexOptionGroup.TIMEOUT,
                        IndexOptionGroup.RETRIES));
        return all;
    }

    /// What verbs that ask an index take.
    static List<Option> index() {
        return List.of(
                IndexOptionGroup.INDEX_URL,
                IndexOptionGroup.EXTRA_INDEX_URL,
                IndexOptionGroup.NO_INDEX,
                IndexOptionGroup.FIND_LINKS);
    }

    /// The environment that a verb looks into: the active one, else `.venv`, else that of the
    /// interpreter, which is whose pip would have run.
    static Environment environment(Session session) {
        var arguments = session.arguments();
        if (arguments.has(PATH)) {
            return session.wardian()
                    .environment(
                            new EnvironmentRequest.TargetFolder(
                                    session.workingFolder()
                                            .resolve(arguments.value(PATH).orElseThrow())
                                            .normalize(),
                                    arguments.value(EnvironmentOptionGroup.PYTHON)));
        }
        var request = EnvironmentOptionGroup.read(arguments, session.workingFolder(), false);
        try {
            return session.wardian().environment(request);
        } catch (StackException failure) {
            if (request instanceof EnvironmentRequest.Project
                    && failure.problem() instanceof StackProblem.NoEnvironment) {
                return session.wardian()
                        .environment(new EnvironmentRequest.Installed(Optional.empty(), false));
            }
            throw failure;
        }
    }

    static List<PackageName> excluded(Arguments arguments) {
        return ResolveOptionGroup.names(arguments.all(EXCLUDE));
    }

    /// A failure as pip words it.
    static void error(Session session, String message) {
        session.endProgress();
        session.invocation().err().println("ERROR: " + message);
        session.invocation().err().flush();
    }

    static void warning(Session session, String message) {
        session.endProgress();
        session.invocation().err().println("WARNING: " + message);
        session.invocation().err().flush();
    }
}
