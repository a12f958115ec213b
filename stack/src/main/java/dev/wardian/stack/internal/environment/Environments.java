package dev.wardian.stack.internal.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.python.environment.Target;
import dev.wardian.python.environment.VenvOptions;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.choice.VirtualChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.environment.Environment.Kind;
import dev.wardian.stack.environment.Environment.Presence;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.interpreter.PythonSurvey;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds and makes environments, and opens them for reading and writing.
public final class Environments {

    private final Settings settings;
    private final Interpreters interpreters;

    public Environments(Settings settings) {
        this.settings = settings;
        var all =
                new Interpreters(
                        settings.cacheFolder().resolve("interpreters"),
                        new Surroundings(
                                settings.environment(), settings.workingFolder(), settings.home()));
        this.interpreters = settings.repeating() ? all.keepingNothing() : all;
    }

    /// Finds an environment, and undoes in it what a killed process left half done.
    public Environment find(EnvironmentRequest request) {
        var found = located(request);
        if (found.presence() == Presence.FOUND) {
            state(found).recoverIfPending();
        }
        return found;
    }

    /// Every interpreter that can be found here.
    public PythonSurvey pythons() {
        return Pythons.survey(interpreters.survey());
    }

    /// The interpreter that a request leads to.
    public KnownPython python(Optional<String> request, boolean installed) {
        var asked = request.isPresent() ? request(request.get()) : new PythonRequest.Any();
        return Pythons.shown(
                interpreters.find(
                        asked,
                        installed ? EnvironmentPreference.ONLY_SYSTEM : EnvironmentPreference.ANY));
    }

    /// The journal and the lock of an environment.
    public EnvironmentState state(Environment environment) {
        return new EnvironmentState(
                settings, environment, () -> scheme(environment, interpreter(environment)));
    }

    private Environment located(EnvironmentRequest request) {
        return switch (request) {
            case EnvironmentRequest.Project(var python, var ifMissing) ->
                    project(python, ifMissing);
            case EnvironmentRequest.Virtual(var folder, var python, var ifMissing) ->
                    virtual(inWorkingFolder(folder), python, ifMissing);
            case EnvironmentRequest.OfInterpreter(var python, var brave) ->
                    ofInterpreter(interpreter(python, EnvironmentPreference.ANY), brave);
            case EnvironmentRequest.Installed(var python, var brave) ->
                    ofInterpreter(base(python), brave);
            case EnvironmentRequest.TargetFolder(var folder, var python) ->
                    elsewhere(Kind.TARGET, inWorkingFolder(folder), python);
            case EnvironmentRequest.Prefix(var folder, var python) ->
                    elsewhere(Kind.PREFIX, inWorkingFolder(folder), python);
            case EnvironmentRequest.User(var python, var brave) -> user(python, brave);
        };
    }

    public Environment create(Path folder, VirtualChoices choices) {
        var base = base(choices.python());
        var existing =
                choices.clear()
                        ? VenvOptions.OnExisting.CLEAR
                        : choices.allowExisting()
                                ? VenvOptions.OnExisting.KEEP
                                : VenvOptions.OnExisting.REFUSE;
        var options = new VenvOptions(choices.prompt(), choices.systemSitePackages(), existing);
        return created(inWorkingFolder(folder), base, options);
    }

    private Environment created(Path folder, Interpreter base, VenvOptions options) {
        var made = interpreters.create(folder, base, options);
        settings.progress()
                .on(
                        new ProgressEvent.EnvironmentCreated(
                                made.folder(), base.executable(), base.version()));
        new KnownEnvironments(settings.cacheFolder()).note(made.folder());
        return described(made.folder(), made.interpreter(), Presence.MADE);
    }

    /// The environment that would be made in a folder; nothing is made, and what lies there is
    /// not looked at.
    public Environment assume(Path folder, Optional<String> python) {
        var base = base(python);
        settings.progress()
                .on(
                        new ProgressEvent.EnvironmentAssumed(
                                folder, base.executable(), base.version()));
        return described(folder, base, Presence.ASSUMED);
    }

    private Environment missing(
            Path folder, Optional<String> python, IfMissing ifMissing, String where) {
        return switch (ifMissing) {
            case MAKE -> created(folder, base(python), VenvOptions.DEFAULT);
            case ASSUME -> assume(folder, python);
            case REFUSE -> throw new StackException(new StackProblem.NoEnvironment(where));
        };
    }

    private Environment project(Optional<String> python, IfMissing ifMissing) {
        var active = interpreters.active();
        if (python.isEmpty()) {
            if (active.isPresent()) {
                return ofInterpreter(active.get().interpreter(), false);
            }
        } else {
            var found = interpreters.find(request(python.get()), EnvironmentPreference.ANY);
            if (found.interpreter().isVirtual() || active.isPresent()) {
                return ofInterpreter(found.interpreter(), false);
            }
        }
        return missing(
                settings.workingFolder().resolve(".venv"),
                python,
                ifMissing,
                "in or above `" + settings.workingFolder() + "`");
    }

    private Environment virtual(Path folder, Optional<String> python, IfMissing ifMissing) {
        return VirtualEnvironment.isAt(folder)
                ? described(folder, interpreters.probe(folder), Presence.FOUND)
                : missing(folder, python, ifMissing, "at `" + folder + "`");
    }

    private Environment ofInterpreter(Interpreter interpreter, boolean brave) {
        var kind = interpreter.isVirtual() ? Kind.VIRTUAL : Kind.SYSTEM;
        return describe(
                kind,
                interpreter.prefix(),
                interpreter,
                Presence.FOUND,
                brave ? Optional.empty() : interpreter.externallyManaged());
    }

    private Environment elsewhere(Kind kind, Path folder, Optional<String> python) {
        var interpreter = interpreter(python, EnvironmentPreference.ANY);
        return describe(kind, folder, interpreter, Presence.FOUND, Optional.empty());
    }

    private Environment user(Optional<String> python, boolean brave) {
        var interpreter = base(python);
        return describe(
                Kind.USER,
                interpreter.userScheme().data(),
                interpreter,
                Presence.FOUND,
                brave ? Optional.empty() : interpreter.externallyManaged());
    }

    private static Environment described(Path folder, Interpreter interpreter, Presence presence) {
        return describe(Kind.VIRTUAL, folder, interpreter, presence, Optional.empty());
    }

    private static Environment describe(
            Kind kind,
            Path root,
            Interpreter interpreter,
            Presence presence,
            Optional<String> externallyManaged) {
        return new Environment(
                kind,
                root,
                interpreter.executable(),
                interpreter.version(),
                interpreter.implementation(),
                presence,
                externallyManaged);
    }

    private Interpreter base(Optional<String> python) {
        return interpreter(python, EnvironmentPreference.ONLY_SYSTEM);
    }

    private Interpreter interpreter(Optional<String> python, EnvironmentPreference preference) {
        var request = python.isPresent() ? request(python.get()) : new PythonRequest.Any();
        return interpreters.find(request, preference).interpreter();
    }

    private PythonRequest request(String text) {
        return PythonRequest.parse(text, settings.workingFolder());
    }

    private Path inWorkingFolder(Path folder) {
        return settings.workingFolder().resolve(folder).normalize();
    }

    /// The interpreter of an environment that was found before.
    public Interpreter interpreter(Environment environment) {
        return interpreters.probe(environment.python());
    }

    /// Reads what is installed, after undoing what a killed process left half done.
    public PythonEnvironment open(Environment environment) {
        state(environment).recoverIfPending();
        return openLocked(environment);
    }

    /// The same for who holds the lock and has recovered the environment.
    public PythonEnvironment openLocked(Environment environment) {
        var interpreter = interpreter(environment);
        if (environment.assumed()) {
            return PythonEnvironment.empty(
                    interpreter, interpreter.environmentScheme(environment.root()));
        }
        return switch (environment.kind()) {
            case VIRTUAL, SYSTEM -> PythonEnvironment.of(interpreter);
            case TARGET, PREFIX, USER ->
                    PythonEnvironment.of(interpreter, scheme(environment, interpreter));
        };
    }

    private static Scheme scheme(Environment environment, Interpreter interpreter) {
        return switch (environment.kind()) {
            case VIRTUAL, SYSTEM -> interpreter.scheme();
            case TARGET -> Scheme.target(environment.root());
            case PREFIX -> interpreter.prefixScheme(environment.root());
            case USER -> interpreter.userScheme();
        };
    }

    /// Refuses environments that their distribution manages (PEP 668).
    public static void requireChangeable(Environment environment) {
        if (environment.externallyManaged().isPresent()) {
            throw new PythonException(
                    new EnvironmentProblem.ExternallyManaged(
                            environment.root(), environment.externallyManaged().get()));
        }
    }

    /// Makes an environment for a build, without telling anybody.
    public VirtualEnvironment createForBuild(Path folder, Interpreter base) {
        return VirtualEnvironment.create(folder, base, VenvOptions.DEFAULT);
    }

    public static Target target(Interpreter interpreter, TargetChoice choice) {
        var target = Target.of(interpreter);
        if (choice.pythonVersion().isPresent()) {
            target = target.withPythonVersion(version(choice.pythonVersion().get()));
        }
        if (choice.platform().isPresent()) {
            target = target.withPlatform(choice.platform().get());
        }
        var wheels = choice.wheels();
        if (!wheels.equals(TargetChoice.Wheels.USUAL)) {
            target = target.withTags(wheels.implementation(), wheels.abis(), wheels.platforms());
        }
        return target;
    }

    private static Version version(String text) {
        try {
            return Version.parse(text);
        } catch (SyntaxException problem) {
            throw new PythonException(
                    new EnvironmentProblem.MalformedRequest(text, "it is no version"));
        }
    }

    /// True when there is something at the environment's root.
    public static boolean exists(Environment environment) {
        return Files.exists(environment.root());
    }
}
