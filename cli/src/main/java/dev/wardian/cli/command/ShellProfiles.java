package dev.wardian.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The files by which a user's shell knows its `PATH`.
///
/// @param shell the name of the shell's program
/// @param home the user's home
/// @param zsh where zsh looks for its files (`ZDOTDIR`)
record ShellProfiles(String shell, Path home, Path zsh) {

    static ShellProfiles of(Path home, Map<String, String> variables) {
        var shell = variables.getOrDefault("SHELL", "");
        var folder = variables.getOrDefault("ZDOTDIR", "");
        return new ShellProfiles(
                shell.substring(shell.lastIndexOf('/') + 1),
                home,
                folder.isEmpty() ? home : home.resolve(folder));
    }

    /// Adds a folder of programs where it is not named yet; the files that changed.
    List<Path> withFolder(Path folder) {
        var changed = new ArrayList<Path>();
        for (var file : files()) {
            var line = line(folder);
            try {
                var text = Files.isRegularFile(file) ? Files.readString(file) : "";
                if (text.lines().noneMatch(it -> it.strip().equals(line))) {
                    Files.createDirectories(file.resolveSibling("."));
                    var gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
                    Files.writeString(
                            file,
                            gap + "# programs of `wardian tool install`\n" + line + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    changed.add(file);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return changed;
    }

    /// Of bash, a login shell reads the first profile that is there, others read `.bashrc`.
    private List<Path> files() {
        return switch (shell) {
            case "zsh" -> List.of(zsh.resolve(".zshenv"));
            case "fish" -> List.of(home.resolve(".config/fish/conf.d/wardian.fish"));
            case "bash" -> List.of(login(), home.resolve(".bashrc"));
            default -> List.of(home.resolve(".profile"));
        };
    }

    private Path login() {
        for (var name : List.of(".bash_profile", ".bash_login", ".profile")) {
            if (Files.isRegularFile(home.resolve(name))) {
                return home.resolve(name);
            }
        }
        return home.resolve(".bash_profile");
    }

    private String line(Path folder) {
        var quoted = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return shell.equals("fish")
                ? "fish_add_path \"" + quoted + "\""
                : "export PATH=\"" + quoted + ":$PATH\"";
    }
}
