package dev.wardian.python.internal.build;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.json.JsonText;
import dev.wardian.store.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls the hooks of one backend, each in a process of its own whose folder is the source tree.
///
/// @param display how problems speak of what is built
/// @param python the interpreter to run
/// @param project the source tree
/// @param scratch a folder for the script and its answers
/// @param environment all variables of the process
public record HookRunner(
        String display,
        Path python,
        Path project,
        Path scratch,
        BuildSystem system,
        List<String> settings,
        Map<String, String> environment,
        Optional<Duration> timeLimit,
        BuildLog log) {
    private static final long GRACE_SECONDS = 5;

    /// Calls a hook that gives a text, the name of what it made in the folder; empty when the
    /// backend has no such hook.
    public Optional<String> call(String hook, Path folder) {
        return answer(hook, folder.toString())
                .map(value -> value instanceof String text ? text : String.valueOf(value));
    }

    /// Calls a hook that gives a list of requirements; empty when the backend has no such hook.
    public List<String> requirements(String hook) {
        List<String> found = new ArrayList<>();
        if (answer(hook, "").orElse(List.of()) instanceof List<?> list) {
            list.forEach(element -> found.add(String.valueOf(element)));
        }
        return found;
    }

    private Optional<Object> answer(String hook, String folder) {
        Path result = scratch.resolve(hook + ".json");
        try {
            Files.deleteIfExists(result);
            int exit = run(hook, command(hook, result, folder));
            if (exit != 0 || !Files.exists(result)) {
                throw new PythonException(
                        new BuildProblem.BuildFailed(
                                display,
                                system.backend(),
                                hook,
                                exit,
                                log.lastLines(),
                                log.file()));
            }
            Object answer = JsonText.parse(Files.readString(result));
            return answer instanceof Map<?, ?> map
                    ? Optional.ofNullable(map.get("value"))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command(String hook, Path result, String folder) throws IOException {
        Path script = scratch.resolve("runner").resolve("hooks.py");
        if (!Files.exists(script)) {
            Files.createDirectories(scratch.resolve("runner"));
            try (InputStream text =
                    Objects.requireNonNull(
                            HookRunner.class.getResourceAsStream("hooks.py"), "hooks.py")) {
                Files.copy(text, script);
            }
        }
        List<String> command = new ArrayList<>();
        command.add(python.toString());
        command.add("-u");
        command.add(script.toString());
        command.add(hook);
        command.add(result.toString());
        command.add(system.backend());
        command.add(folder);
        command.add(Integer.toString(system.backendPath().size()));
        for (Path path : system.backendPath()) {
            command.add(path.toString());
        }
        command.addAll(settings);
        return command;
    }

    private int run(String hook, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(project.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        AtomicBoolean late = new AtomicBoolean();
        Thread guard = Thread.ofVirtual().start(() -> guard(process, late));
        try (Ending.Registration _ = Ending.on(() -> end(process))) {
            log.copy(system.backend() + " " + hook, process.getInputStream());
            int exit = process.waitFor();
            guard.interrupt();
            if (late.get()) {
                throw new PythonException(
                        new BuildProblem.BuildTimedOut(
                                display,
                                timeLimit.map(Duration::toSeconds).orElse(0L),
                                log.lastLines(),
                                log.file()));
            }
            return exit;
        } catch (InterruptedException interruption) {
            end(process);
            Thread.currentThread().interrupt();
            throw new PythonException(
                    new BuildProblem.NotBuildable(display, "the build was interrupted"),
                    interruption);
        }
    }

    private void guard(Process process, AtomicBoolean late) {
        if (timeLimit.isEmpty()) {
            return;
        }
        try {
            if (!process.waitFor(timeLimit.get().toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                end(process);
            }
        } catch (InterruptedException _) {
            // The hook ended by itself.
        }
    }

    /// Ends a build with all that it started: compilers outlive the script that called them.
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
