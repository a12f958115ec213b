package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Completion for zsh 5 and newer: every option once, every command with those that it takes.
final class ZshCompletion {

    private static final String BEGINNING =
            """
            #compdef wardian
            # Completion of wardian for zsh, made by `wardian completion zsh`.

            _wardian_values() {
                local -a values
                values=(${(f)"$(_call_program values ${(q)_wardian_program} completion --values $@[-1] 2>/dev/null)"})
                (( $#values )) && compadd "${(@)@[1,-2]}" -a values
            }

            _wardian() {
                local curcontext=$curcontext state line ret=1
                local _wardian_program=$words[1]
                local -A opt_args
            """;

    private static final String ENDING =
            """
            }

            # as a function of fpath it is called; read by `source` or `eval` it announces itself
            if [[ $funcstack[1] = _wardian ]]; then
                _wardian "$@"
            elif (( $+functions[compdef] )); then
                compdef _wardian wardian
            fi
            """;

    private ZshCompletion() {}

    static List<String> lines() {
        var lines = new ArrayList<String>(BEGINNING.lines().toList());
        var arrays = new HashMap<Option, String>();
        for (var option : CommandTable.takers().keySet()) {
            var name = "o" + arrays.size();
            arrays.put(option, name);
            lines.add("    local -a " + name + "=(" + specifications(option) + ")");
        }
        lines.add("    local -a everywhere=(" + taken(GlobalOptions.all(), arrays) + ")");
        lines.add("    local -a commands=(");
        for (var command : Commands.all()) {
            var text = command.name() + ":" + command.summary().replace(":", "\\:");
            lines.add("        " + quoted(text));
        }
        lines.add("    )");
        lines.add("    _arguments -C -s -S $everywhere '1: :->command' '*:: :->rest' && return");
        lines.add("    if [[ $state = command ]]; then");
        lines.add("        _describe -t commands command commands");
        lines.add("        return");
        lines.add("    fi");
        lines.add("    local called=$words[1]");
        var withOwn = new ArrayList<String>();
        for (var entry : CommandTable.all()) {
            if (entry.called().indexOf(' ') > 0) {
                withOwn.add(quoted(entry.called()));
            }
        }
        lines.add("    local -a own=(" + String.join(" ", withOwn) + ")");
        lines.add("    if (( CURRENT > 2 )) && (( ${own[(I)$called $words[2]]} )); then");
        lines.add("        called=\"$called $words[2]\"; shift words; (( CURRENT-- ))");
        lines.add("    fi");
        lines.add("    case $called in");
        for (var entry : CommandTable.all()) {
            lines.add("        (" + quoted(entry.called()) + ")");
            lines.add(
                    "            _arguments -s -S "
                            + taken(entry.command().options(), arrays)
                            + " $everywhere"
                            + operands(entry)
                            + " && ret=0 ;;");
        }
        lines.add("    esac");
        lines.add("    return ret");
        lines.addAll(ENDING.lines().toList());
        return lines;
    }

    private static String taken(List<Option> options, Map<Option, String> arrays) {
        var names = new ArrayList<String>();
        for (var option : options) {
            names.add("$" + arrays.get(option));
        }
        return String.join(" ", names);
    }

    private static String operands(CommandTable.Entry entry) {
        if (entry.operands() == ValueKind.PROGRAM) {
            return " '*::program:_normal'";
        }
        var text = new StringBuilder();
        var actions = entry.command().actions();
        if (!actions.isEmpty()) {
            text.append(" '1:action:(").append(String.join(" ", actions)).append(")'");
        }
        var values = values(entry.operands(), "");
        if (!values.isEmpty()) {
            text.append(" '*: :").append(values).append('\'');
        }
        return text.toString();
    }

    /// One specification for each of its spellings, `_arguments`' own form.
    private static String specifications(Option option) {
        var spellings = new ArrayList<String>();
        for (var name : option.names()) {
            if (name.length() == 1) {
                spellings.add("-" + name);
            }
        }
        spellings.add(option.spelling());
        var repeated = option.kind() == Option.Kind.REPEATED;
        var before = repeated ? "*" : "(" + String.join(" ", spellings) + ")";
        var help = "[" + option.help().replace("[", "\\[").replace("]", "\\]") + "]";
        var all = new ArrayList<String>();
        for (var spelling : spellings) {
            var value = "";
            var sign = "";
            if (option.kind() != Option.Kind.FLAG) {
                sign = spelling.startsWith("--") ? "=" : "+";
                value = ":" + escaped(option.placeholder()) + ":" + values(option);
            }
            all.add(quoted(before + spelling + sign + help + value));
        }
        return String.join(" ", all);
    }

    private static String values(Option option) {
        return values(ValueKind.of(option.placeholder()), option.placeholder());
    }

    private static String values(ValueKind kind, String placeholder) {
        return switch (kind) {
            case CHOICES -> "(" + String.join(" ", ValueKind.choices(placeholder)) + ")";
            case FILES -> "_files";
            case FOLDERS -> "_files -/";
            case PACKAGES, GROUPS, EXTRAS, MEMBERS -> "_wardian_values " + kind.asked();
            case PROGRAM -> "_normal";
            case UNKNOWN -> "";
        };
    }

    private static String escaped(String text) {
        return text.replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
