package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Completion for bash 3.2 and newer; needs nothing of the package bash-completion.
final class BashCompletion {

    private static final String BEGINNING =
            """
            # Completion of wardian for bash, made by `wardian completion bash`.
            _wardian() {
                local word=${COMP_WORDS[COMP_CWORD]} before='' called='' kind='' values='' at=1
                local options='' actions='' operands='' operand=0
                # bash takes --name=value apart at the sign
                if [ "$word" = = ]; then word=''; before=${COMP_WORDS[COMP_CWORD-1]}
                elif [ "${COMP_WORDS[COMP_CWORD-1]}" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}
                else before=${COMP_WORDS[COMP_CWORD-1]}; fi
                while [ "$at" -lt "$COMP_CWORD" ]; do
                    case ${COMP_WORDS[at]} in
                        =) at=$((at + 1)) ;;
                        -*) _wardian_value "$called" "${COMP_WORDS[at]}"
                            [ -z "$kind" ] || [ "${COMP_WORDS[at+1]}" = = ] || at=$((at + 1)) ;;
                        *) if [ -z "$called" ]; then called=${COMP_WORDS[at]}
                            elif [ "$operand" = 0 ] && _wardian_command "$called ${COMP_WORDS[at]}"; then
                                called="$called ${COMP_WORDS[at]}"
                            else operand=$((operand + 1)); fi
                            if [ "$called" = run ] && [ "$operand" -gt 0 ]; then
                                _wardian_program "$at"
                                return
                            fi ;;
                    esac
                    at=$((at + 1))
                done
                kind=''
                _wardian_command "$called"
                case $before in -*) _wardian_value "$called" "$before" ;; esac
                if [ -z "$kind" ]; then
                    case $word in
                        -*) kind=words values=$options ;;
                        *) if [ -n "$actions" ] && [ "$operand" = 0 ]; then kind=words values=$actions
                            else kind=$operands; fi ;;
                    esac
                fi
                COMPREPLY=()
                case $kind in
                    words) COMPREPLY=($(compgen -W "$values" -- "$word")) ;;
                    files) compopt -o filenames 2>/dev/null; _wardian_lines -f "$word" ;;
                    folders) compopt -o filenames 2>/dev/null; _wardian_lines -d "$word" ;;
                    program) _wardian_lines -c "$word" ;;
                    packages | groups | extras | members)
                        COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" completion --values "$kind" 2>/dev/null)" -- "$word")) ;;
                esac
            }

            # names of files may have blanks
            _wardian_lines() {
                local line
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$1" -- "$2")
            }

            # what stands behind `wardian run` is a command line of its own
            _wardian_program() {
                if [ "$1" = "$COMP_CWORD" ]; then COMPREPLY=($(compgen -c -- "$word"))
                elif declare -F _command_offset >/dev/null; then _command_offset "$1"
                else compopt -o filenames 2>/dev/null; COMPREPLY=(); _wardian_lines -f "$word"; fi
            }

            """;

    private BashCompletion() {}

    static List<String> lines() {
        var lines = new ArrayList<String>(BEGINNING.lines().toList());
        lines.add("# what a command takes: options, actions, kind of its operands");
        lines.add("_wardian_command() {");
        lines.add("    case $1 in");
        lines.add(branch("''", spellings(GlobalOptions.all()), Commands.names(), ""));
        for (var entry : CommandTable.all()) {
            lines.add(
                    branch(
                            "'" + entry.called() + "'",
                            spellings(entry.options()),
                            entry.command().actions(),
                            kind(entry.operands())));
        }
        lines.add("        *) return 1 ;;");
        lines.add("    esac");
        lines.add("}");
        lines.add("");
        lines.add("# what the value of an option is; no kind where it takes none");
        lines.add("_wardian_value() {");
        lines.add("    kind=''");
        lines.add("    case \"$1/$2\" in");
        values().forEach(
                        (pattern, action) ->
                                lines.add("        " + pattern + ") " + action + " ;;"));
        lines.add("    esac");
        lines.add("}");
        lines.add("");
        lines.add("complete -F _wardian wardian");
        return lines;
    }

    private static String branch(
            String pattern, String options, List<String> actions, String operands) {
        return "        "
                + pattern
                + ") options='"
                + options
                + "' actions='"
                + String.join(" ", actions)
                + "' operands="
                + operands
                + " ;;";
    }

    private static String spellings(List<Option> options) {
        var all = new ArrayList<String>();
        for (var option : options) {
            all.add(option.spelling());
        }
        return String.join(" ", all);
    }

    /// Which values stand behind which option: for all commands together where they agree, as they
    /// nearly always do.
    private static Map<String, String> values() {
        var byName = new TreeMap<String, Map<String, List<String>>>();
        CommandTable.takers()
                .forEach(
                        (option, called) -> {
                            if (option.kind() != Option.Kind.FLAG) {
                                for (var name : option.names()) {
                                    byName.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                                            .computeIfAbsent(action(option), _ -> new ArrayList<>())
                                            .addAll(called);
                                }
                            }
                        });
        var flags = flags();
        var lines = new LinkedHashMap<String, String>();
        byName.forEach(
                (name, actions) -> {
                    var alike = actions.size() == 1 && !flags.contains(name);
                    actions.forEach(
                            (action, called) ->
                                    lines.put(
                                            patterns(alike ? List.of("*") : called, name), action));
                });
        return lines;
    }

    private static List<String> flags() {
        var flags = new ArrayList<String>();
        for (var option : CommandTable.takers().keySet()) {
            if (option.kind() == Option.Kind.FLAG) {
                flags.addAll(option.names());
            }
        }
        return flags;
    }

    private static String patterns(List<String> called, String name) {
        var patterns = new ArrayList<String>();
        for (var one : called) {
            var before = one.equals("*") ? "*" : "'" + one + "'";
            patterns.add(before + "/" + (name.length() == 1 ? "-" : "--") + name);
        }
        return String.join(" | ", patterns);
    }

    private static String action(Option option) {
        var choices = ValueKind.choices(option.placeholder());
        var kind = ValueKind.of(option.placeholder());
        return choices.isEmpty()
                ? "kind=" + (kind == ValueKind.UNKNOWN ? "unknown" : kind(kind))
                : "kind=words values='" + String.join(" ", choices) + "'";
    }

    private static String kind(ValueKind kind) {
        return switch (kind) {
            case FILES -> "files";
            case FOLDERS -> "folders";
            case PROGRAM -> "program";
            case PACKAGES, GROUPS, EXTRAS, MEMBERS -> kind.asked();
            case CHOICES, UNKNOWN -> "";
        };
    }
}
