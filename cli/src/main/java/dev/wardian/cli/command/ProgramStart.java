package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Program;
import dev.wardian.cli.output.ProgramEnded;
import dev.wardian.stack.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Starts a program with an environment active: who called us becomes it where that can be, so that
/// terminal, signals and exit code are the program's own.
final class ProgramStart {

    private ProgramStart() {}

    /// Starts it; does not return.
    ///
    /// @param below an environment whose programs come behind those of the first
    /// @param words the command line
    /// @param more variables to set
    static ExitCode in(
            Session session,
            Environment environment,
            Optional<Environment> below,
            List<String> words,
            Map<String, String> more) {
        var programs = folder(environment);
        var name = words.getFirst();
        var others = below.filter(it -> !it.equals(environment));
        var file =
                name.indexOf('/') >= 0
                        ? name
                        : session.wardian()
                                .environments()
                                .program(environment, name)
                                .filter(it -> others.isEmpty() || it.startsWith(programs))
                                .or(
                                        () ->
                                                others.flatMap(
                                                        it ->
                                                                session.wardian()
                                                                        .environments()
                                                                        .program(it, name)))
                                .orElseThrow(() -> unknown(name, programs))
                                .toString();
        session.close();
        var command = new ArrayList<>(words);
        command.set(0, file);
        var variables = new TreeMap<>(more);
        var path = new StringBuilder(programs.toString()).append(File.pathSeparator);
        others.ifPresent(it -> path.append(folder(it)).append(File.pathSeparator));
        path.append(session.invocation().environment().getOrDefault("PATH", ""));
        variables.put("PATH", path.toString());
        if (environment.kind() == Environment.Kind.VIRTUAL) {
            variables.put("VIRTUAL_ENV", environment.root().toString());
        }
        start(
                session,
                new Program(session.workingFolder(), command, variables, List.of("PYTHONHOME")),
                name,
                programs);
        throw new IllegalStateException("a program that has started has ended");
    }

    private static Path folder(Environment environment) {
        return Optional.ofNullable(environment.python().getParent()).orElseThrow();
    }

    /// Lets a program that needs no environment go on in our place; does not return.
    static void become(Session session, Program program) {
        session.close();
        start(session, program, program.command().getFirst(), program.folder());
    }

    private static void start(Session session, Program program, String name, Path programs) {
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
        if (program.endsWith(".py")) {
            return new UsageException(
                    "there is no file `" + program + "`, nor a program of that name");
        }
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
