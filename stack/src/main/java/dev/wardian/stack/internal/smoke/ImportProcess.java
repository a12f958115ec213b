package dev.wardian.stack.internal.smoke;

import dev.wardian.python.internal.json.JsonText;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.smoke.SmokeResult.Outcome;
import dev.wardian.standards.SyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A process of the environment's interpreter that imports modules and tells how that went.
///
/// @param python the interpreter
/// @param sandbox how it is kept apart
/// @param folder a folder of its own, the only one it may write into
/// @param variables the variables of ours; only what says where libraries and GPUs are is passed on
record ImportProcess(Path python, Sandbox sandbox, Path folder, Map<String, String> variables) {
    private static final List<String> PASSED =
            List.of("PATH", "LANG", "LC_", "LD_", "CUDA_", "NVIDIA_", "HIP_", "ROCR_", "OMP_");

    /// Imports the modules in this order, until one fails.
    Outcome run(List<String> modules, SmokeChoices choices) {
        try {
            Files.createDirectories(folder.resolve("home"));
            Files.createDirectories(folder.resolve("tmp"));
            var process = start(modules, choices);
            var output = folder.resolve("told");
            var ended = process.waitFor(choices.time().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return outcome(Files.readString(output), ended, process.exitValue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Died("", "it was interrupted");
        }
    }

    private Process start(List<String> modules, SmokeChoices choices) throws IOException {
        var command = new ArrayList<>(List.of(python.toString(), "-I", "-c", script()));
        command.add(Long.toString(Math.max(1, choices.time().toSeconds())));
        command.add(Long.toString(choices.memory()));
        command.addAll(modules);
        var builder = new ProcessBuilder(sandbox.around(folder, command));
        builder.environment().clear();
        builder.environment().putAll(environment(variables, folder));
        builder.directory(folder.resolve("home").toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(folder.resolve("told").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    static Map<String, String> environment(Map<String, String> variables, Path folder) {
        var passed = new TreeMap<String, String>();
        variables.forEach(
                (name, value) -> {
                    if (PASSED.stream().anyMatch(name::startsWith)) {
                        passed.put(name, value);
                    }
                });
        passed.put("HOME", folder.resolve("home").toString());
        passed.put("TMPDIR", folder.resolve("tmp").toString());
        passed.put("PYTHONDONTWRITEBYTECODE", "1");
        return passed;
    }

    private static Outcome outcome(String told, boolean ended, int code) {
        var module = "";
        for (var line : told.lines().toList()) {
            var said = parsed(line);
            if (said.containsKey("done")) {
                return new Outcome.Imported();
            }
            if (said.containsKey("failed")) {
                return new Outcome.Failed(
                        text(said, "failed"), text(said, "error"), texts(said, "trace"));
            }
            module = text(said, "begun");
        }
        return ended ? new Outcome.Died(module, how(code)) : new Outcome.TimedOut(module);
    }

    private static Map<?, ?> parsed(String line) {
        try {
            return JsonText.parse(line) instanceof Map<?, ?> members ? members : Map.of();
        } catch (SyntaxException cutOff) {
            return Map.of();
        }
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static List<String> texts(Map<?, ?> members, String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Shells and sandboxes tell signals as 128 and their number.
    private static String how(int code) {
        return switch (code - 128) {
            case 4 -> "illegal instruction: it was compiled for another processor (SIGILL)";
            case 6 -> "it aborted (SIGABRT)";
            case 9 -> "it was killed (SIGKILL)";
            case 11 -> "segmentation fault (SIGSEGV)";
            case 24 -> "its time on the processor was over (SIGXCPU)";
            default -> "it ended with code " + code;
        };
    }

    private static String script() throws IOException {
        try (InputStream in = ImportProcess.class.getResourceAsStream("import_modules.py")) {
            if (in == null) {
                throw new IllegalStateException("the script is not in this module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
