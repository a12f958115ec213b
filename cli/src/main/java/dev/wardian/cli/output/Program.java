package dev.wardian.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to become: run in place of `wardian`, so that terminal, signals and exit code are its
/// own.
///
/// @param folder where it starts
/// @param command its file and its arguments
/// @param variables what is set on top of the caller's environment
/// @param unset what is taken out of it
public record Program(
        Path folder, List<String> command, Map<String, String> variables, List<String> unset) {

    public Program {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
        unset = List.copyOf(unset);
    }

    /// As lines for a POSIX shell.
    public String script() {
        var script = new StringBuilder("cd ").append(quoted(folder.toString()));
        script.append(" || exit 4\n");
        for (var name : unset) {
            script.append("unset ").append(name).append('\n');
        }
        variables.forEach(
                (name, value) ->
                        script.append("export ")
                                .append(name)
                                .append('=')
                                .append(quoted(value))
                                .append('\n'));
        script.append("exec");
        for (var word : command) {
            script.append(' ').append(quoted(word));
        }
        return script.append('\n').toString();
    }

    /// The text as one word of a POSIX shell.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
