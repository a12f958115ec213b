package dev.wardian.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command of ours in a process of its own, which can be killed.
final class OtherCommand {
    private final Process process;
    private final Path output;

    private OtherCommand(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static OtherCommand start(Workplace place, String... words) {
        return start(place, List.of(), words);
    }

    /// @param options for the Java virtual machine
    static OtherCommand start(Workplace place, List<String> options, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path")
                                + ":"
                                + System.getProperty("jdk.module.path", "")
                                + ":target/classes:target/test-classes",
                        "dev.wardian.cli.Main"));
        command.addAll(List.of(words));
        try {
            var output = Files.createTempFile(place.root(), "output", ".txt");
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            var working = Path.of("").toAbsolutePath();
            builder.directory(working.toFile());
            var variables = builder.environment();
            variables.put("HOME", place.root().resolve("home").toString());
            variables.put("WARDIAN_CACHE_DIR", place.root().resolve("cache").toString());
            variables.put("PIP_CONFIG_FILE", "/dev/null");
            variables.put("NO_COLOR", "1");
            return new OtherCommand(builder.start(), output);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /// Types a text, and that it is all.
    void type(String text) {
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(text);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the end, but not for ever.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + text());
        }
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String text() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
