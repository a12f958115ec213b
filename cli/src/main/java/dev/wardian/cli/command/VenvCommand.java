package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.VirtualChoices;
import java.util.ArrayList;
import java.util.List;

/// Makes a virtual environment.
final class VenvCommand implements Command {

    private static final Option SEED =
            Option.flag("seed", "install pip into it, before Python 3.12 setuptools and wheel too");
    private static final Option SYSTEM_SITE_PACKAGES =
            Option.flag("system-site-packages", "let it see the interpreter's packages");
    private static final Option PIP_SHIM =
            Option.flag("pip-shim", "let `pip` and `python -m pip` in it be `wardian pip`");
    private static final Option CLEAR = Option.flag("clear c", "empty the folder first");
    private static final Option ALLOW_EXISTING =
            Option.flag("allow-existing", "write into a folder that is there");
    private static final Option PROMPT =
            Option.value("prompt", "TEXT", "what the shell shows when it is active");

    @Override
    public String name() {
        return "venv";
    }

    @Override
    public String summary() {
        return "Make a virtual environment";
    }

    @Override
    public String operands() {
        return "[DIR]";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                EnvironmentOptionGroup.PYTHON,
                                SEED,
                                PIP_SHIM,
                                SYSTEM_SITE_PACKAGES,
                                CLEAR,
                                ALLOW_EXISTING,
                                PROMPT));
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian venv                 # .venv with the default Python",
                "wardian venv -p 3.12 env",
                "wardian venv --clear --seed");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().size() > 1) {
            throw new UsageException("`wardian venv` makes one environment at a time");
        }
        if (arguments.has(PIP_SHIM) && arguments.has(SEED)) {
            throw new UsageException(
                    "`--seed` brings pip itself, `--pip-shim` what stands in for it");
        }
        var folder =
                session.workingFolder()
                        .resolve(
                                arguments.operands().isEmpty()
                                        ? ".venv"
                                        : arguments.operands().getFirst())
                        .normalize();
        var environment =
                session.wardian()
                        .environments()
                        .create(
                                folder,
                                new VirtualChoices(
                                        arguments.value(EnvironmentOptionGroup.PYTHON),
                                        arguments.has(SEED),
                                        arguments.has(SYSTEM_SITE_PACKAGES),
                                        arguments.has(CLEAR),
                                        arguments.has(ALLOW_EXISTING),
                                        arguments.value(PROMPT)));
        if (arguments.has(PIP_SHIM)) {
            PipShim.into(environment);
        }
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(PlanReport.environment(environment)));
        } else {
            session.report()
                    .message(
                            "Activate it with: source "
                                    + session.shown(environment.root())
                                    + "/bin/activate");
        }
        return ExitCode.SUCCESS;
    }
}
