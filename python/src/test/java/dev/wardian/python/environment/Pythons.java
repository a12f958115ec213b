package dev.wardian.python.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The real interpreters of the machine that runs the tests.
final class Pythons {
    private Pythons() {}

    static Surroundings surroundings(Path folder) {
        return new Surroundings(
                Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                folder,
                Path.of(System.getProperty("user.home")));
    }

    /// Every interpreter that can be found, outside of environments.
    static List<Interpreter> all(Path cache) {
        Interpreters interpreters = new Interpreters(cache, surroundings(Path.of("/")));
        return interpreters.discover().stream()
                .map(FoundInterpreter::interpreter)
                .filter(interpreter -> !interpreter.isVirtual())
                .toList();
    }

    static Interpreter any(Path cache) {
        return new Interpreters(cache, surroundings(Path.of("/")))
                .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                .interpreter();
    }

    /// What a command prints, standard output and errors together.
    static String run(String... command) throws IOException, InterruptedException {
        return run(ProcessBuilder.Redirect.PIPE, command);
    }

    /// What a command prints to standard output; errors go elsewhere, a pipe joins them.
    static String run(ProcessBuilder.Redirect errors, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.redirectErrorStream(errors.equals(ProcessBuilder.Redirect.PIPE));
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
