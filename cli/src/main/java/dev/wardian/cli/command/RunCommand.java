package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.workspace.ScriptFile;
import dev.wardian.stack.workspace.Scripts;
import dev.wardian.stack.workspace.VariablesFile;
import dev.wardian.stack.workspace.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs a program with an environment active: that of the project, brought up to date first, or
/// where there is no project the one that is active or near.
final class RunCommand implements Command {

    private static final Option MODULE =
            Option.flag("module m", "the words are a module of Python and its arguments");
    private static final Option SCRIPT =
            Option.flag("script s", "the word is a Python file, whatever its name ends with");
    private static final Option NO_PROJECT =
            Option.flag("no-project", "do not look for a project: the active environment or .venv");
    private static final Option EXACT =
            Option.flag("exact", "remove first what the project does not ask for");
    private static final Option WITH =
            Option.repeated("with w", "PACKAGE", "with this package too, for this run alone");
    private static final Option WITH_REQUIREMENTS =
            Option.repeated(
                    "with-requirements", "FILE", "with what this requirements file lists too");
    static final Option ISOLATED =
            Option.flag("isolated", "leave `.venv` alone: in an environment of its own");
    private static final Option ENV_FILE =
            Option.repeated("env-file", "FILE", "set the variables of this file (.env)");
    private static final Option NO_ENV_FILE =
            Option.flag("no-env-file", "ignore WARDIAN_ENV_FILE and UV_ENV_FILE");

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Run a program in the project's environment, brought up to date first; or in any other";
    }

    @Override
    public String operands() {
        return "COMMAND [ARGUMENT]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                MODULE,
                                EnvironmentOptionGroup.PYTHON,
                                EnvironmentOptionGroup.VENV,
                                EnvironmentOptionGroup.SYSTEM,
                                NO_PROJECT,
                                ProjectOptionGroup.LOCKED,
                                ProjectOptionGroup.FROZEN,
                                ProjectOptionGroup.NO_SYNC,
                                ProjectOptionGroup.ACTIVE,
                                ISOLATED,
                                EXACT,
                                WITH,
                                WITH_REQUIREMENTS,
                                SCRIPT,
                                ENV_FILE,
                                NO_ENV_FILE));
        options.addAll(ProjectOptionGroup.ofPart());
        options.remove(ProjectOptionGroup.INEXACT);
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian run train.py --epochs 3      # a .py file needs no `python`",
                "wardian run tool.py                  # with what its `# /// script` block asks for",
                "wardian run --with rich python       # with one package more, for this run",
                "wardian run -m pytest -q",
                "wardian run --isolated --group test pytest   # not in `.venv`, and no more than that",
                "wardian run --group docs mkdocs serve",
                "wardian run --env-file .env python app.py",
                "wardian run --venv ~/env pytest -q",
                "wardian run jupyter lab");
    }

    @Override
    public int ownOperands(List<String> words) {
        return 1;
    }

    @Override
    public ExitCode run(Session session) {
        var operands = session.arguments().operands();
        var words = words(session, operands);
        if (operands.isEmpty()) {
            throw new UsageException(
                    "no program to run was named" + offered(session),
                    Optional.of("wardian run python"));
        }
        var variables = variables(session);
        var script = script(session, operands);
        var python = session.arguments().value(EnvironmentOptionGroup.PYTHON);
        var with = with(session);
        var below =
                script.isPresent()
                        ? Optional.<Environment>empty()
                        : Optional.of(environment(session));
        var environment =
                script.isPresent()
                        ? ProjectWork.prepared(
                                session,
                                new Scripts(session.cacheFolder())
                                        .of(
                                                script.get(),
                                                session.shown(script.get().file()),
                                                with,
                                                python),
                                python)
                        : with.isEmpty()
                                ? below.orElseThrow()
                                : Overlay.over(session, below.orElseThrow(), with);
        return ProgramStart.in(session, environment, below, words, variables);
    }

    /// What is to be there besides, for this run alone.
    private static List<String> with(Session session) {
        var with = new ArrayList<>(session.arguments().all(WITH));
        var files = new ArrayList<String>();
        for (var file : session.arguments().all(WITH_REQUIREMENTS)) {
            files.add(ProjectWork.absoluteFile(session, file));
        }
        if (!files.isEmpty()) {
            session.wardian()
                    .requirements(RequirementSources.ofFiles(files))
                    .requirements()
                    .forEach(it -> with.add(it.text()));
        }
        return with;
    }

    /// The command line: modules and files of Python are run by Python.
    private static List<String> words(Session session, List<String> operands) {
        if (operands.isEmpty()) {
            return operands;
        }
        var words = new ArrayList<>(operands);
        if (session.arguments().has(MODULE)) {
            words.addAll(0, List.of("python", "-m"));
        } else if (session.arguments().has(SCRIPT) || operands.getFirst().equals("-")) {
            words.addFirst("python");
        } else if (isScript(operands.getFirst())
                && Files.isRegularFile(session.workingFolder().resolve(operands.getFirst()))) {
            words.addFirst("python");
        }
        return words;
    }

    /// The Python file that is to run, if it says what it needs.
    private static Optional<ScriptFile> script(Session session, List<String> operands) {
        var isSaid = session.arguments().has(SCRIPT);
        if (session.arguments().has(MODULE) || !(isSaid || isScript(operands.getFirst()))) {
            return Optional.empty();
        }
        var file = session.workingFolder().resolve(operands.getFirst()).normalize();
        // without a folder before it the word may be a program that is called so
        if (!Files.isRegularFile(file) && (isSaid || operands.getFirst().indexOf('/') >= 0)) {
            throw TextFile.unreadable(operands.getFirst(), new NoSuchFileException(""));
        }
        return Files.isRegularFile(file)
                ? Optional.of(ScriptFile.read(file)).filter(it -> it.block().isPresent())
                : Optional.empty();
    }

    private static boolean isScript(String word) {
        return word.endsWith(".py") || word.endsWith(".pyw");
    }

    /// The variables of the files that are named.
    private static Map<String, String> variables(Session session) {
        var arguments = session.arguments();
        var files = new ArrayList<>(arguments.all(ENV_FILE));
        var usual = session.invocation().environment();
        if (files.isEmpty() && !arguments.has(NO_ENV_FILE)) {
            var named =
                    usual.getOrDefault("WARDIAN_ENV_FILE", usual.getOrDefault("UV_ENV_FILE", ""));
            for (var file : named.split(" ", -1)) {
                if (!file.isEmpty()) {
                    files.add(file);
                }
            }
        }
        var variables = new TreeMap<String, String>();
        for (var file : files) {
            var read =
                    VariablesFile.read(
                            session.workingFolder().resolve(file), file, usual, variables);
            // as with uv and dotenv what the caller has set goes before
            read.forEach(
                    (name, value) -> {
                        if (!usual.containsKey(name)) {
                            variables.put(name, value);
                        }
                    });
        }
        return variables;
    }

    private static Environment environment(Session session) {
        var arguments = session.arguments();
        var elsewhere =
                arguments.has(NO_PROJECT)
                        || arguments.has(EnvironmentOptionGroup.VENV)
                        || arguments.has(EnvironmentOptionGroup.SYSTEM);
        if (!elsewhere
                && Workspace.find(session.workingFolder())
                        .filter(it -> !it.members().isEmpty())
                        .isPresent()) {
            return ProjectWork.open(session)
                    .forRun(arguments.has(EXACT) || arguments.has(ISOLATED));
        }
        return EnvironmentOrInterpreter.find(session);
    }

    /// The programs of the environment that is there; nothing if there is none.
    private static String offered(Session session) {
        var python = EnvironmentOrInterpreter.find(session);
        if (python.kind() != Environment.Kind.VIRTUAL) {
            return "";
        }
        var bin = Optional.ofNullable(python.python().getParent()).orElseThrow().toFile();
        var names = new TreeSet<String>();
        for (var file : Optional.ofNullable(bin.listFiles(File::canExecute)).orElse(new File[0])) {
            if (file.isFile() && !file.getName().contains("ctivate")) {
                names.add(file.getName());
            }
        }
        return names.isEmpty() ? "" : "; there are: " + String.join(", ", names);
    }
}
