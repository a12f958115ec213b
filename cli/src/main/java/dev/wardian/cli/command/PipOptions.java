package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.TargetChoice;
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

    static final Option IMPLEMENTATION =
            Option.value("implementation", "cp|pp|py", "resolve for this implementation of Python");
    static final Option ABI = Option.repeated("abi", "ABI", "resolve for this ABI of Python");
    static final Option PLATFORM =
            Option.repeated("platform", "PLATFORM", "resolve for this platform tag");
    static final Option ISOLATED =
            Option.flag("isolated", "ignore the variables and configuration files of pip");

    private PipOptions() {}

    /// What `install`, `download` and `wheel` ask for.
    static List<Option> requirements() {
        return List.of(
                InstallOptionGroup.REQUIREMENT,
                InstallOptionGroup.CONSTRAINT,
                InstallOptionGroup.EDITABLE,
                InstallOptionGroup.GROUP,
                InstallOptionGroup.REQUIRE_HASHES,
                ResolveOptionGroup.NO_DEPS,
                ResolveOptionGroup.PRE,
                Option.flag("prefer-binary", "(without effect)"),
                Option.flag("no-clean", "(without effect)"),
                Option.flag("use-pep517", "(without effect)"),
                Option.flag("check-build-dependencies", "(without effect)"),
                Option.value("src", "DIR", "(without effect)"));
    }

    /// For which Python and platform.
    static List<Option> target() {
        return List.of(ResolveOptionGroup.PYTHON_VERSION, PLATFORM, ABI, IMPLEMENTATION);
    }

    static TargetChoice target(Arguments arguments) {
        var platforms = arguments.all(PLATFORM);
        return new TargetChoice(
                arguments.value(ResolveOptionGroup.PYTHON_VERSION).map(PipOptions::dotted),
                platforms.isEmpty() ? Optional.empty() : Optional.of(platforms.getFirst()),
                new TargetChoice.Wheels(
                        arguments.value(IMPLEMENTATION), arguments.all(ABI), platforms));
    }

    /// `3.12` of `312`, as pip takes it too.
    private static String dotted(String version) {
        return version.matches("[23][0-9]+")
                ? version.charAt(0) + "." + version.substring(1)
                : version;
    }

    /// Whether another machine is meant; then nothing may be built.
    static boolean isForeign(Arguments arguments) {
        return target().stream().anyMatch(arguments::has);
    }

    /// Refuses what pip refuses: a source could only be built for this machine.
    ///
    /// @return whether it was refused
    static boolean refusesBuilds(Session session) {
        var arguments = session.arguments();
        var binary =
                arguments.all(BuildOptionGroup.ONLY_BINARY).contains(":all:")
                        && !arguments.has(BuildOptionGroup.NO_BINARY);
        if (isForeign(arguments) && !binary && !arguments.has(ResolveOptionGroup.NO_DEPS)) {
            error(
                    session,
                    "When restricting platform and interpreter constraints using --python-version,"
                            + " --platform, --abi, or --implementation, either --no-deps must be"
                            + " set, or --only-binary=:all: must be set and --no-binary must not be"
                            + " set (or must be set to :none:).");
            return true;
        }
        return false;
    }

    /// What every verb of pip takes, before it or behind it.
    static List<Option> general() {
        var all = new ArrayList<>(WITHOUT_EFFECT);
        all.addAll(
                List.of(
                        ISOLATED,
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
        var request =
                EnvironmentOptionGroup.read(arguments, session.workingFolder(), IfMissing.REFUSE);
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
