package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Completion for fish 3 and newer: one line for each option, with the commands that take it.
final class FishCompletion {

    private static final String BEGINNING =
            """
            # Completion of wardian for fish, made by `wardian completion fish`.

            # The words that are no options and no values of options: `command action operand ...`
            function __wardian_words
                set -l words (commandline -opc)
                set -e words[1]
                set -l value 0
                for word in $words
                    if test $value = 1
                        set value 0
                        continue
                    end
                    switch $word
                        case '--*=*'
                        case '-*'
                            contains -- $word $__wardian_with_value; and set value 1
                        case '*'
                            echo $word
                    end
                end
            end

            # Whether the command is one of these
            function __wardian_in
                set -l words (__wardian_words)
                set -q words[1]; or return 1
                contains -- $words[1] $argv; and return 0
                set -q words[2]; and contains -- "$words[1] $words[2]" $argv
            end

            # Whether an action of this command is still to be named
            function __wardian_before_action
                set -l words (__wardian_words)
                test (count $words) = 1; and test "$words[1]" = $argv[1]
            end

            # Whether no command was named yet
            function __wardian_alone
                test (count (__wardian_words)) = 0
            end

            function __wardian_values
                set -l words (commandline -opc)
                $words[1] completion --values $argv[1] 2>/dev/null
            end

            # What stands behind `wardian run` is a command line of its own
            function __wardian_program
                set -l words (commandline -opc) (commandline -ct)
                set -l at (contains -i -- (__wardian_words)[2] $words)
                if test -n "$at"
                    complete -C"$words[$at..-1]"
                else
                    __fish_complete_command
                end
            end

            complete -c wardian -e
            complete -c wardian -f
            """;

    private FishCompletion() {}

    static List<String> lines() {
        var lines = new ArrayList<String>(BEGINNING.lines().toList());
        lines.add(2, "set -g __wardian_with_value " + String.join(" ", namesWithValue()));
        lines.add(3, "");
        for (var command : Commands.all()) {
            lines.add(
                    "complete -c wardian -n __wardian_alone -a "
                            + command.name()
                            + " -d "
                            + quoted(command.summary()));
        }
        for (var entry : CommandTable.all()) {
            var actions = entry.command().actions();
            if (!actions.isEmpty()) {
                lines.add(
                        "complete -c wardian -n '__wardian_before_action "
                                + entry.called()
                                + "' -a "
                                + quoted(String.join(" ", actions)));
            }
            var operands = values(entry.operands(), List.of());
            if (!operands.isEmpty()) {
                lines.add(
                        "complete -c wardian -n "
                                + quoted("__wardian_in " + nameOf(entry.called()))
                                + operands);
            }
        }
        for (var option : GlobalOptions.all()) {
            lines.add("complete -c wardian" + described(option));
        }
        var global = Set.copyOf(GlobalOptions.all());
        CommandTable.takers()
                .forEach(
                        (option, called) -> {
                            if (!global.contains(option)) {
                                lines.add(
                                        "complete -c wardian -n "
                                                + quoted("__wardian_in " + names(called))
                                                + described(option));
                            }
                        });
        return lines;
    }

    private static List<String> namesWithValue() {
        var names = new ArrayList<String>();
        var flags = new HashSet<String>();
        var options = CommandTable.takers().keySet();
        for (var option : options) {
            if (option.kind() == Option.Kind.FLAG) {
                flags.addAll(option.names());
            }
        }
        for (var option : options) {
            for (var name : option.names()) {
                var dashed = (name.length() == 1 ? "-" : "--") + name;
                if (option.kind() != Option.Kind.FLAG
                        && !flags.contains(name)
                        && !names.contains(dashed)) {
                    names.add(dashed);
                }
            }
        }
        return names;
    }

    private static String names(List<String> called) {
        var names = new ArrayList<String>();
        for (var one : called) {
            names.add(nameOf(one));
        }
        return String.join(" ", names);
    }

    private static String nameOf(String called) {
        return called.indexOf(' ') < 0 ? called : "\"" + called + "\"";
    }

    private static String described(Option option) {
        var text = new StringBuilder();
        for (var name : option.names()) {
            if (name.length() == 1) {
                text.append(" -s ").append(name);
            }
        }
        text.append(" -l ").append(option.names().getFirst());
        if (option.kind() != Option.Kind.FLAG) {
            var placeholder = option.placeholder();
            var values = values(ValueKind.of(placeholder), ValueKind.choices(placeholder));
            text.append(values.isEmpty() ? " -x" : " -r" + values);
        }
        return text.append(" -d ").append(quoted(option.help())).toString();
    }

    private static String values(ValueKind kind, List<String> choices) {
        return switch (kind) {
            case CHOICES -> " -f -a " + quoted(String.join(" ", choices));
            case FILES -> " -F";
            case FOLDERS -> " -f -a '(__fish_complete_directories)'";
            case PACKAGES, GROUPS, EXTRAS, MEMBERS ->
                    " -f -a '(__wardian_values " + kind.asked() + ")'";
            case PROGRAM -> " -f -a '(__wardian_program)'";
            case UNKNOWN -> "";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
