package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Colours;
import java.util.ArrayList;
import java.util.List;

/// Help for a person: the list of commands, or everything about one.
public final class HelpText {

    private static final int MOST_INDENT = 34;

    private final Colours colours;

    public HelpText(Colours colours) {
        this.colours = colours;
    }

    /// What `wardian` alone and `wardian --help` say.
    public List<String> overview() {
        var lines = new ArrayList<String>();
        lines.add("Wardian takes an ML stack from a declaration to running code.");
        lines.add("");
        lines.add(colours.bold("Usage:") + " wardian COMMAND [OPTION]...");
        lines.add("");
        lines.add(colours.bold("Commands:"));
        for (var command : Commands.all()) {
            lines.add(row("  " + command.name(), command.summary(), 12));
        }
        lines.add(row("  help", "Show help for a command", 12));
        options(lines, "Options of every command:", GlobalOptions.all());
        lines.add("");
        lines.add(colours.bold("Examples:"));
        lines.add("  wardian install numpy pandas scikit-learn");
        lines.add("  wardian compile requirements.in -o pylock.toml");
        lines.add("  wardian run python train.py");
        lines.add("");
        lines.add("`wardian help COMMAND` tells more.");
        return lines;
    }

    /// What `wardian COMMAND --help` says.
    public List<String> of(Command command) {
        var lines = new ArrayList<String>();
        lines.add(command.summary() + ".");
        lines.add("");
        lines.add(
                colours.bold("Usage:")
                        + " wardian "
                        + command.name()
                        + " [OPTION]... "
                        + command.operands());
        options(lines, "Options:", command.options());
        options(lines, "Options of every command:", GlobalOptions.all());
        lines.add("");
        lines.add(colours.bold("Examples:"));
        for (var example : command.examples()) {
            lines.add("  " + example);
        }
        return lines;
    }

    private void options(List<String> lines, String title, List<Option> options) {
        if (options.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(colours.bold(title));
        for (var option : options) {
            lines.add(row("  " + option.usage(), option.help(), MOST_INDENT));
        }
    }

    private static String row(String left, String right, int indent) {
        if (left.length() >= indent) {
            return left + "\n" + " ".repeat(indent) + right;
        }
        return left + " ".repeat(indent - left.length()) + right;
    }
}
