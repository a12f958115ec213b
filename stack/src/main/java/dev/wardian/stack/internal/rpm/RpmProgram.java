package dev.wardian.stack.internal.rpm;

import dev.wardian.python.environment.ProgramPath;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.RpmPackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The program `rpm` of the `PATH`, asked what is installed.
///
/// @param settings with the `PATH`
public record RpmProgram(Settings settings) implements RpmPackages.Installed {
    @Override
    public List<String> lines(List<String> words) {
        var path = settings.environment().getOrDefault("PATH", "");
        var program = new ProgramPath(path, settings.workingFolder()).find("rpm");
        if (program.isEmpty()) {
            settings.progress()
                    .on(
                            new ProgressEvent.Warning(
                                    "there is no `rpm` on the PATH, so nothing counts as"
                                            + " installed"));
            return List.of();
        }
        var command = new ArrayList<>(List.of(program.get().toString()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var lines = new ArrayList<String>();
            try (var reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            }
            if (process.waitFor() != 0) {
                settings.progress()
                        .on(new ProgressEvent.Warning("`rpm` cannot tell what is installed"));
            }
            return lines;
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.Unreadable(
                            program.get().toString(), String.valueOf(refused.getMessage())),
                    refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
