package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All commands as they are declared, those that are actions of others with options of their own
/// (`pip install`) behind them: what completion and manual pages are written from.
final class CommandTable {

    /// One command.
    ///
    /// @param called how it is called, without `wardian`
    /// @param command what it declares
    record Entry(String called, Command command) {

        /// Its options, those of every command last.
        List<Option> options() {
            var options = new ArrayList<>(command.options());
            options.addAll(GlobalOptions.all());
            return options;
        }

        /// What its operands are, as far as a shell can complete them.
        ValueKind operands() {
            return ValueKind.of(command.operands());
        }
    }

    private CommandTable() {}

    static List<Entry> all() {
        var entries = new ArrayList<Entry>();
        for (var command : Commands.all()) {
            entries.add(new Entry(command.name(), command));
            for (var name : command.actions()) {
                command.action(name)
                        .ifPresent(it -> entries.add(new Entry(command.name() + " " + name, it)));
            }
        }
        return entries;
    }

    /// Every option that there is, with how the commands are called that take it.
    static Map<Option, List<String>> takers() {
        var takers = new LinkedHashMap<Option, List<String>>();
        for (var entry : all()) {
            for (var option : entry.options()) {
                takers.computeIfAbsent(option, _ -> new ArrayList<>()).add(entry.called());
            }
        }
        return takers;
    }
}
