package dev.wardian.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Turns requirements into a file of pins.
final class Compiling {

    private final Settings settings;
    private final Environments environments;
    private final Workshop workshop;
    private final Environment environment;
    private final CompileChoices choices;

    Compiling(
            Settings settings,
            Environments environments,
            Workshop workshop,
            Environment environment,
            CompileChoices choices) {
        this.settings = settings;
        this.environments = environments;
        this.workshop = workshop;
        this.environment = environment;
        this.choices = choices;
    }

    Compilation compile(RequirementSet set) {
        var interpreter = environments.interpreter(environment);
        var session =
                workshop.session(
                        interpreter,
                        set,
                        InstallChoices.usual()
                                .withResolve(choices.resolve())
                                .withTarget(choices.target()));
        var roots =
                Roots.of(
                        set,
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        var preferences =
                new Preferences(choices.output().map(this::absolute), choices.resolve().upgrade());
        var resolution =
                new Resolving(session, settings.progress())
                        .resolve(set, roots, Map.of(), preferences.read());
        return switch (resolution) {
            case Unsolvable unsolvable -> new Compilation.Refused(unsolvable);
            case Solved solved -> compiled(solved, set);
        };
    }

    private Compilation compiled(Solved solved, RequirementSet set) {
        var lock =
                choices.output()
                        .map(path -> RequirementReader.isLock(String.valueOf(path.getFileName())))
                        .orElse(false);
        var text =
                lock
                        ? new LockedText(choices, solved, absolute(choices.output().orElseThrow()))
                                .write()
                        : new PinnedText(choices, solved.roots().origins())
                                .write(solved.inner().packages(), optionLines(solved, set));
        var changed = choices.output().isEmpty() || write(absolute(choices.output().get()), text);
        return new Compilation.Compiled(text, solved, changed);
    }

    private List<String> optionLines(Solved solved, RequirementSet set) {
        var lines = new ArrayList<String>();
        if (choices.emitIndexUrl()) {
            var all = settings.indexes().over(set.indexes());
            var urls = solved.session().index().indexUrls();
            if (!urls.isEmpty()) {
                lines.add("--index-url " + urls.getLast());
            }
            for (var url : all.extraIndexUrls()) {
                lines.add("--extra-index-url " + InstalledOrigins.withoutSecrets(url));
            }
        }
        if (choices.emitFindLinks()) {
            for (var place : settings.indexes().over(set.indexes()).findLinks()) {
                lines.add("--find-links " + place);
            }
        }
        if (choices.emitBuildOptions()) {
            format("--no-binary", choices.resolve().noBinary().or(set.noBinary()), lines);
            format("--only-binary", choices.resolve().noBuild().or(set.onlyBinary()), lines);
        }
        return lines;
    }

    private static void format(String option, PackageSelection selection, List<String> lines) {
        switch (selection) {
            case PackageSelection.None() -> {}
            case PackageSelection.All() -> lines.add(option + " :all:");
            case PackageSelection.Only(var names) -> {
                var sorted = new ArrayList<>(names);
                sorted.sort(null);
                for (var name : sorted) {
                    lines.add(option + " " + name);
                }
            }
        }
    }

    private Path absolute(Path path) {
        return settings.workingFolder().resolve(path).normalize();
    }

    private static boolean write(Path file, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            replace(file, bytes);
            return true;
        } catch (IOException problem) {
            var reason =
                    problem instanceof FileSystemException system && system.getReason() != null
                            ? system.getReason()
                            : problem.toString();
            throw new StackException(new StackProblem.Unwritable(file.toString(), reason), problem);
        }
    }

    /// Puts a file in one step in the place of what is there, a terminal or pipe is written to. The
    /// file may be read by whom the process lets read its files: no temporary file's narrow mode.
    private static void replace(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return;
        }
        var target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        var name = ".wardian-" + ProcessHandle.current().pid() + ".tmp";
        var temporary = target.resolveSibling(name);
        try {
            Files.write(temporary, bytes);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
