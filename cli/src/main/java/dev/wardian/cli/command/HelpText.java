package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Colours;
import java.util.ArrayList;
import java.util.List;

/// Help for a person: the commands, or everything about one.
final class HelpText {

    private static final int MOST_INDENT = 34;

    private final Colours colours;
    private final int columns;

    /// Help in these colours.
    ///
    /// @param columns at which lines are broken
    HelpText(Colours colours, int columns) {
        this.colours = colours;
        this.columns = Math.max(columns, MOST_INDENT + 26);
    }

    /// What `wardian` alone and `wardian --help` say.
    List<String> overview() {
        var lines = new ArrayList<String>();
        lines.add("Wardian takes an ML stack from a declaration to running code.");
        lines.add("");
        lines.add(colours.bold("Usage:") + " wardian COMMAND [OPTION]...");
        for (var group : Commands.groups()) {
            lines.add("");
            lines.add(colours.bold(group.title() + ":"));
            for (var name : group.names()) {
                var summary = Commands.named(name).orElseThrow().summary();
                row(lines, "  " + name, summary, 13);
            }
        }
        options(lines, "Options of every command", GlobalOptions.all());
        lines.add("");
        lines.add(colours.bold("To begin:"));
        lines.add("  wardian install numpy pandas            # into .venv here, made if need be");
        lines.add("  wardian run python train.py             # with that environment");
        lines.add("  wardian init && wardian add torch       # a project, with a lock");
        lines.add("  wardian compile requirements.in -o pylock.toml");
        lines.add("");
        lines.add("`wardian help COMMAND` tells more; `wardian help` lists topics too.");
        return lines;
    }

    /// What can be read about beside the commands.
    List<String> topics() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(colours.bold("Topics") + " (`wardian help TOPIC`):");
        for (var topic : HelpTopics.all()) {
            row(lines, "  " + topic.name(), topic.title(), 25);
        }
        return lines;
    }

    /// What `wardian COMMAND --help` says.
    ///
    /// @param called how it is called: its name, or `pip` and its name
    List<String> of(String called, Command command) {
        var lines = new ArrayList<String>();
        lines.add(command.summary() + ".");
        lines.add("");
        lines.add(
                (colours.bold("Usage:") + " wardian " + called + " [OPTION]... ")
                        .concat(command.operands())
                        .stripTrailing());
        new OptionHeadings()
                .of(command.options())
                .forEach((heading, options) -> options(lines, heading, options));
        options(lines, "Options of every command", GlobalOptions.all());
        lines.add("");
        lines.add(colours.bold("Examples:"));
        for (var example : command.examples()) {
            lines.add("  " + example);
        }
        return lines;
    }

    private void options(List<String> lines, String heading, List<Option> options) {
        lines.add("");
        lines.add(colours.bold(heading + ":"));
        for (var option : options) {
            row(lines, "  " + option.usage(), option.help(), MOST_INDENT);
        }
    }

    /// A term and what it means, which begins at a column of its own and stays to the right of it.
    private void row(List<String> lines, String term, String meaning, int indent) {
        var line = new StringBuilder(term);
        if (term.length() >= indent) {
            lines.add(term);
            line.setLength(0);
        }
        line.append(" ".repeat(indent - line.length()));
        var begun = false;
        for (var word : meaning.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
    }
}
