package dev.wardian.cli.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sorts words into options and operands by a table of options, as getopt_long does: `--name
/// value`, `--name=value`, `-n value`, `-nvalue`, `-abc` for flags, `--` ends the options.
public final class ArgumentParser {

    private final String command;
    private final Map<String, Option> byName = new HashMap<>();
    private final int ownOperands;

    /// A parser for one command.
    ///
    /// @param command its name, for messages
    /// @param options its table
    /// @param ownOperands behind how many operands all words are operands, as for `run`, whose
    ///     program has options of its own
    public ArgumentParser(String command, List<Option> options, int ownOperands) {
        this.command = command;
        this.ownOperands = ownOperands;
        for (var option : options) {
            for (var name : option.names()) {
                byName.put(name, option);
            }
        }
    }

    /// The first word that belongs to no option, as far as these are known: where others begin is
    /// not.
    public Optional<String> firstOperand(List<String> words) {
        var at = 0;
        while (at < words.size()) {
            var word = words.get(at++);
            if (!word.startsWith("-") || word.equals("-")) {
                return Optional.of(word);
            }
            var name = word.startsWith("--") ? word.substring(2) : word.substring(1);
            var option = byName.get(name);
            if (option != null && option.kind() != Option.Kind.FLAG) {
                at++;
            }
        }
        return Optional.empty();
    }

    /// Sorts the words.
    ///
    /// @throws UsageException when an option is unknown or lacks its value
    public Arguments parse(List<String> words) {
        var values = new IdentityHashMap<Option, List<String>>();
        var operands = new ArrayList<String>();
        var at = 0;
        while (at < words.size()) {
            var word = words.get(at++);
            if (word.equals("--")) {
                operands.addAll(words.subList(at, words.size()));
                break;
            } else if (word.startsWith("--")) {
                at = longOption(word, words, at, values);
            } else if (word.length() > 1 && word.charAt(0) == '-') {
                at = shortOptions(word, words, at, values);
            } else {
                operands.add(word);
                if (operands.size() >= ownOperands) {
                    operands.addAll(words.subList(at, words.size()));
                    break;
                }
            }
        }
        return new Arguments(values, operands);
    }

    private int longOption(
            String word, List<String> words, int next, Map<Option, List<String>> values) {
        var equals = word.indexOf('=');
        var name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        var option = find(name, name.length() == 1 ? "" : name);
        if (option.kind() == Option.Kind.FLAG) {
            if (equals >= 0) {
                throw new UsageException("`--" + name + "` takes no value");
            }
            add(values, option, "");
            return next;
        }
        if (equals >= 0) {
            add(values, option, word.substring(equals + 1));
            return next;
        }
        add(values, option, following(option, words, next));
        return next + 1;
    }

    private int shortOptions(
            String word, List<String> words, int next, Map<Option, List<String>> values) {
        for (var i = 1; i < word.length(); i++) {
            var option = find(word.substring(i, i + 1), word.substring(i, i + 1));
            if (option.kind() == Option.Kind.FLAG) {
                add(values, option, "");
            } else if (i + 1 < word.length()) {
                var rest = word.substring(i + 1);
                add(values, option, rest.startsWith("=") ? rest.substring(1) : rest);
                return next;
            } else {
                add(values, option, following(option, words, next));
                return next + 1;
            }
        }
        return next;
    }

    private Option find(String name, String key) {
        var option = byName.get(key);
        if (option == null) {
            var near =
                    name.length() == 1 ? Optional.<String>empty() : Nearest.to(name, longNames());
            throw new UsageException(
                    "`wardian " + command + "` has no option `" + Option.dashed(name) + "`",
                    near.map(other -> "did you mean `--" + other + "`?")
                            .or(() -> Optional.of("wardian " + command + " --help")));
        }
        return option;
    }

    private List<String> longNames() {
        var names = new ArrayList<String>();
        for (var name : byName.keySet()) {
            if (name.length() > 1) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    private static String following(Option option, List<String> words, int next) {
        if (next >= words.size()) {
            throw new UsageException(
                    "`" + option.spelling() + "` needs a value: <" + option.placeholder() + ">");
        }
        return words.get(next);
    }

    private static void add(Map<Option, List<String>> values, Option option, String value) {
        values.computeIfAbsent(option, _ -> new ArrayList<>(1)).add(value);
    }
}
