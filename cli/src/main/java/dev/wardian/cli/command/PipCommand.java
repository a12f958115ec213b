package dev.wardian.cli.command;

import dev.wardian.cli.arguments.ArgumentParser;
import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Nearest;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.ProgramEnded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// pip's own verbs with its flags, output and exit codes, done by us. What differs is listed in
/// `docs/compatibility.md`.
final class PipCommand implements Command {

    private static final Option VERSION = Option.flag("version V", "say what stands in for pip");
    private static final List<String> VERBS =
            List.of(
                    "install",
                    "uninstall",
                    "list",
                    "show",
                    "freeze",
                    "check",
                    "inspect",
                    "download",
                    "wheel",
                    "index",
                    "hash",
                    "cache");

    /// What pip itself does for us, where the environment has it: its own files.
    private static final List<String> ITS_OWN = List.of("config", "debug", "completion", "lock");

    @Override
    public String name() {
        return "pip";
    }

    @Override
    public String summary() {
        return "Take pip's verbs and flags, and answer as pip does";
    }

    @Override
    public String operands() {
        return "VERB [WORD]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(VERSION);
        options.addAll(PipOptions.general());
        return options;
    }

    @Override
    public List<String> actions() {
        return VERBS;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian pip install -U 'requests>=2' -r requirements.txt",
                "wardian pip freeze --exclude-editable",
                "wardian pip list --format json --outdated",
                "wardian pip --python env inspect",
                "wardian pip install --help",
                "wardian venv --pip-shim    # an environment whose `pip` and `python -m pip` are"
                        + " this");
    }

    @Override
    public int ownOperands(List<String> words) {
        return 1;
    }

    @Override
    public ExitCode run(Session session) {
        var operands = session.arguments().operands();
        if (operands.isEmpty()) {
            if (session.arguments().has(VERSION)) {
                session.report().answer("pip " + PipInspectCommand.PIP_VERSION + " from wardian");
                return ExitCode.SUCCESS;
            }
            throw new UsageException(
                    "no verb of pip was named: `" + String.join("`, `", VERBS) + "`",
                    Optional.of("wardian pip list"));
        }
        var verb = operands.getFirst();
        if (ITS_OWN.contains(verb)) {
            return itself(session);
        }
        var command = action(verb);
        if (command.isEmpty()) {
            session.report()
                    .error(
                            "`" + verb + "` is no verb of `wardian pip`",
                            List.of(),
                            Nearest.to(verb, VERBS).map(it -> "did you mean `" + it + "`?"));
            return ExitCode.REFUSED;
        }
        return run(command.get(), words(session), session);
    }

    /// The words that are the verb's: those before it too.
    private static List<String> words(Session session) {
        var operands = session.arguments().operands();
        var all = session.invocation().words();
        var at = all.size() - operands.size();
        var words = new ArrayList<String>();
        for (var word : all.subList(0, at)) {
            if (!word.equals("pip") && !word.equals("--")) {
                words.add(word);
            }
        }
        words.addAll(operands.subList(1, operands.size()));
        return words;
    }

    private static ExitCode run(Command verb, List<String> words, Session session) {
        var options = new ArrayList<>(verb.options());
        options.addAll(PipOptions.general());
        options.addAll(GlobalOptions.all());
        var parser = new ArgumentParser("pip " + verb.name(), options, Integer.MAX_VALUE);
        var arguments = configured(verb, parser, words, session);
        if (arguments.has(GlobalOptions.HELP)) {
            HelpCommand.tell(session, "pip " + verb.name(), verb);
            return ExitCode.SUCCESS;
        }
        try (var inner = new Session(session.invocation(), arguments, session.report())) {
            return verb.run(inner);
        } catch (UsageException | ProgramEnded told) {
            throw told;
        } catch (RuntimeException thrown) {
            var failure = Failure.of(thrown, session.invocation().words());
            if (failure.code() == ExitCode.BUG) {
                throw thrown;
            }
            session.report().error(failure.message(), failure.details(), failure.hint());
            return asPip(failure.code());
        }
    }

    /// What was typed, behind what variables and configuration files of pip say to the verb.
    private static Arguments configured(
            Command verb, ArgumentParser parser, List<String> words, Session session) {
        var typed = parser.parse(words);
        if (typed.has(PipOptions.ISOLATED)) {
            return typed;
        }
        var options = new ArrayList<>(verb.options());
        options.addAll(PipOptions.general());
        options.addAll(List.of(GlobalOptions.QUIET, GlobalOptions.VERBOSE));
        var folder =
                typed.value(EnvironmentOptionGroup.PYTHON)
                        .filter(it -> it.contains("/"))
                        .map(it -> session.workingFolder().resolve(it).getParent())
                        .map(Path::getParent)
                        .or(
                                () ->
                                        Optional.ofNullable(
                                                        session.invocation()
                                                                .environment()
                                                                .get("VIRTUAL_ENV"))
                                                .map(Path::of));
        var defaults =
                new PipDefaults(
                                session.wardian().inspector().pipOptions(folder, verb.name()),
                                verb.name())
                        .words(options, typed);
        if (defaults.isEmpty()) {
            return typed;
        }
        var all = new ArrayList<>(defaults);
        all.addAll(words);
        return parser.parse(all);
    }

    /// pip ends with 1 whatever went wrong, and with 2 only where its words cannot be understood.
    private static ExitCode asPip(ExitCode code) {
        return switch (code) {
            case NETWORK, ENVIRONMENT, USAGE -> ExitCode.REFUSED;
            case SUCCESS, REFUSED, BUG, INTERRUPTED -> code;
        };
    }

    private static ExitCode itself(Session session) {
        var environment = PipOptions.environment(session);
        var words = new ArrayList<String>();
        words.addAll(
                List.of("run", "--no-project", "--python", environment.python().toString(), "--"));
        words.addAll(List.of(environment.python().toString(), "-m", "pip"));
        words.addAll(session.arguments().operands());
        var run = new RunCommand();
        var options = new ArrayList<>(run.options());
        options.addAll(GlobalOptions.all());
        var arguments = new ArgumentParser("run", options, 1).parse(words.subList(1, words.size()));
        try (var inner = new Session(session.invocation(), arguments, session.report())) {
            return run.run(inner);
        }
    }

    @Override
    public Optional<Command> action(String name) {
        return switch (name) {
            case "install" -> Optional.of(new PipInstallCommand());
            case "uninstall" -> Optional.of(new PipUninstallCommand());
            case "list" -> Optional.of(new PipListCommand());
            case "show" -> Optional.of(new PipShowCommand());
            case "freeze" -> Optional.of(new PipFreezeCommand());
            case "check" -> Optional.of(new PipCheckCommand());
            case "inspect" -> Optional.of(new PipInspectCommand());
            case "download" -> Optional.of(new PipDownloadCommand(false));
            case "wheel" -> Optional.of(new PipDownloadCommand(true));
            case "index" -> Optional.of(new PipIndexCommand());
            case "hash" -> Optional.of(new PipHashCommand());
            case "cache" -> Optional.of(new PipCacheCommand());
            default -> Optional.empty();
        };
    }
}
