package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Program;
import dev.wardian.cli.output.ProgramEnded;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
        var name = words.getFirst();
        var file =
                name.indexOf('/') >= 0
                        ? name
                        : session.wardian()
                                .program(environment, name)
                                .orElseThrow(() -> unknown(name, programs))
                                .toString();
        session.close();
        var command = new ArrayList<>(words);
        var path = session.invocation().environment().getOrDefault("PATH", "");
        command.set(0, file);
        var variables = new TreeMap<String, String>();
        variables.put("PATH", programs + File.pathSeparator + path);
        if (environment.kind() == dev.wardian.stack.Environment.Kind.VIRTUAL) {
            variables.put("VIRTUAL_ENV", environment.root().toString());
        }
        var program =
                new Program(session.workingFolder(), command, variables, List.of("PYTHONHOME"));
        var resident = session.invocation().resident();
        var handOff = session.invocation().environment().getOrDefault("WARDIAN_HANDOFF", "");
        if (resident.isPresent()) {
            resident.get().become(program);
            throw new ProgramEnded(0);
        }
        if (!handOff.isEmpty()) {
            handOver(Path.of(handOff), program);
            throw new ProgramEnded(0);
        }
        throw new ProgramEnded(waitFor(builder(program, session), name, programs));
    }

    /// Writes what the launcher is to become.
    private static void handOver(Path file, Program program) {
        try {
            Files.writeString(file, program.script());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProcessBuilder builder(Program program, Session session) {
        var builder = new ProcessBuilder(program.command()).inheritIO();
        builder.directory(program.folder().toFile());
        var variables = builder.environment();
        variables.clear();
        variables.putAll(session.invocation().environment());
        variables.putAll(program.variables());
        program.unset().forEach(variables::remove);
        return builder;
    }

    private static UsageException unknown(String program, Path programs) {
        return new UsageException(
                "there is no program `" + program + "` in `" + programs + "` or on the PATH",
                Optional.of("wardian install brings it, if a package does"));
    }

    private static int waitFor(ProcessBuilder builder, String program, Path programs) {
        try {
            var process = builder.start();
            // a signal to us ends the program too, so that it is not left behind
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        } catch (IOException _) {
            throw unknown(program, programs);
        }
    }
}
