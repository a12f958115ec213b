package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.ProgramEnded;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a program with an environment active.
final class RunCommand implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Run a program in an environment, without activating it";
    }

    @Override
    public String operands() {
        return "COMMAND [ARGUMENT]...";
    }

    @Override
    public List<Option> options() {
        return List.of(
                EnvironmentOptionGroup.PYTHON,
                EnvironmentOptionGroup.VENV,
                EnvironmentOptionGroup.SYSTEM);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian run python train.py --epochs 3",
                "wardian run --venv ~/env pytest -q",
                "wardian run jupyter lab");
    }

    @Override
    public boolean passesWordsOn() {
        return true;
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        if (words.isEmpty()) {
            throw new UsageException(
                    "no program to run was named", Optional.of("wardian run python"));
        }
        var environment =
                session.wardian()
                        .environment(
                                EnvironmentOptionGroup.read(
                                        session.arguments(), session.workingFolder(), false));
        var programs = Optional.ofNullable(environment.python().getParent()).orElseThrow();
        session.close();
        var command = new ArrayList<>(words);
        command.set(0, located(words.getFirst(), programs));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.directory(session.workingFolder().toFile());
        var variables = builder.environment();
        variables.clear();
        variables.putAll(session.invocation().environment());
        variables.put("PATH", programs + File.pathSeparator + variables.getOrDefault("PATH", ""));
        variables.remove("PYTHONHOME");
        if (environment.kind() == dev.wardian.stack.Environment.Kind.VIRTUAL) {
            variables.put("VIRTUAL_ENV", environment.root().toString());
        }
        throw new ProgramEnded(waitFor(builder, words.getFirst(), programs));
    }

    /// The program in the environment if it has one of that name, else as the PATH has it.
    private static String located(String program, Path programs) {
        var own = programs.resolve(program);
        return program.indexOf('/') < 0 && Files.isExecutable(own) ? own.toString() : program;
    }

    private static int waitFor(ProcessBuilder builder, String program, Path programs) {
        try {
            var process = builder.start();
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException _) {
                    // the program got the same signal; what it makes of it is its affair
                    Thread.interrupted();
                }
            }
        } catch (IOException _) {
            throw new UsageException(
                    "there is no program `" + program + "` in `" + programs + "` or on the PATH",
                    Optional.of("wardian install brings it, if a package does"));
        }
    }
}
