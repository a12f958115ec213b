package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.cli.daemon.DaemonCaller;
import dev.wardian.cli.daemon.RunningDaemon;
import dev.wardian.cli.output.Invocation;
import dev.wardian.testkit.LocalIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of its own in which tests run whole commands, in this process, as a person would.
///
/// Home, cache and working folder lie below it; of this machine only the PATH is seen, to find a
/// Python. No network but the index that a test names is ever asked for.
///
/// With the system property `wardian.daemon` every command goes through one daemon: its answers
/// must be those of a process of its own.
record Workplace(Path root, String standardInput) {
    private static final Optional<RunningDaemon> DAEMON =
            Boolean.getBoolean("wardian.daemon")
                    ? Optional.of(RunningDaemon.start())
                    : Optional.empty();

    /// What a command did.
    record Outcome(List<String> words, int code, String out, String err) {

        Outcome succeeds() {
            assertThat(code).as("%s%n%s", words, err).isZero();
            return this;
        }

        Outcome endsWith(int expected) {
            assertThat(code).as("%s%n%s", words, err).isEqualTo(expected);
            return this;
        }
    }

    static Workplace at(Path root) {
        try {
            Files.createDirectories(root.resolve("home"));
            Files.createDirectories(root.resolve("work"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Workplace(root, "");
    }

    Workplace typing(String text) {
        return new Workplace(root, text);
    }

    Path folder() {
        return root.resolve("work");
    }

    Path file(String name, String content) {
        try {
            var file = folder().resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Outcome run(String... words) {
        return run(Map.of(), words);
    }

    /// Runs a command that asks this index.
    Outcome run(LocalIndex index, String... words) {
        return run(Map.of(), index, words);
    }

    /// The same with more variables.
    Outcome run(Map<String, String> more, LocalIndex index, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(1, List.of("--index-url", index.url().toString()));
        return run(more, all.toArray(String[]::new));
    }

    /// Runs a command with more variables than it has usually.
    Outcome run(Map<String, String> more, String... words) {
        var environment = new HashMap<>(more);
        environment.put("HOME", root.resolve("home").toString());
        environment.putIfAbsent("PATH", System.getenv().getOrDefault("PATH", ""));
        environment.put("NO_COLOR", "1");
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("WARDIAN_CACHE_DIR", root.resolve("cache").toString());
        var in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        if (DAEMON.isPresent()) {
            var answer = DAEMON.get().caller().call(List.of(words), environment, folder(), in);
            var code = answer.code().orElseGet(() -> DaemonCaller.become(answer, environment));
            return new Outcome(List.of(words), code, answer.out(), answer.err());
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code =
                Main.run(
                        new Invocation(
                                List.of(words),
                                environment,
                                folder(),
                                root.resolve("home"),
                                in,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                Invocation.Terminal.none()));
        return new Outcome(
                List.of(words),
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /// The names of what lies in the site-packages of `.venv`, less what every new one has.
    List<String> installed() {
        return installed(".venv");
    }

    List<String> installed(String environment) {
        var lib = folder().resolve(environment).resolve("lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> pythons = Files.list(lib)) {
            var names = new ArrayList<String>();
            for (var python : pythons.toList()) {
                try (Stream<Path> files = Files.list(python.resolve("site-packages"))) {
                    files.map(it -> it.getFileName().toString())
                            .filter(it -> !it.startsWith("_virtualenv"))
                            .sorted()
                            .forEach(names::add);
                }
            }
            return names;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
