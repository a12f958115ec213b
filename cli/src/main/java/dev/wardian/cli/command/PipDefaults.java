package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.choice.ConfiguredOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The words that variables (`PIP_…`) and configuration files stand for, in front of those that
/// were typed: whatever option a verb has, as pip maps them. Later words overrule earlier ones, and
/// lists begin with what is configured.
final class PipDefaults {
    /// What every command reads from there for itself, with the place in its messages.
    private static final Set<String> OF_INDEX =
            Set.of(
                    "index-url",
                    "extra-index-url",
                    "no-index",
                    "find-links",
                    "trusted-host",
                    "cert",
                    "timeout",
                    "retries",
                    "keyring-provider");

    private final ConfiguredOptions configured;
    private final String verb;

    /// @param configured what is said to the verb
    PipDefaults(ConfiguredOptions configured, String verb) {
        this.configured = configured;
        this.verb = verb;
    }

    /// The words for those of a verb's options that are configured.
    ///
    /// @param typed what was typed
    List<String> words(List<Option> options, Arguments typed) {
        var words = new ArrayList<String>();
        for (var option : options) {
            for (var name : option.names()) {
                var ofIndex = OF_INDEX.contains(name) && !configured.isOfVerb(name, verb);
                if (name.length() > 1 && !ofIndex) {
                    configured
                            .value(name)
                            .map(String::strip)
                            .filter(it -> !it.isEmpty())
                            .ifPresent(it -> add(option, name, it, typed, words));
                }
            }
        }
        return words;
    }

    private void add(
            Option option, String name, String value, Arguments typed, List<String> words) {
        switch (option.kind()) {
            case FLAG -> {
                if (isSet(name, value)) {
                    words.add("--" + name);
                }
            }
            case VALUE -> {
                if (!typed.has(option)) {
                    words.add("--" + name + "=" + value);
                }
            }
            case REPEATED -> {
                for (var one : value.split("\\s+", -1)) {
                    words.add("--" + name + "=" + one);
                }
            }
        }
    }

    private boolean isSet(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on", "t", "y" -> true;
            case "0", "false", "no", "off", "f", "n" -> false;
            case String number when number.matches("[0-9]+") -> true;
            case String _ ->
                    throw new UsageException(
                            value
                                    + " is not a valid value for "
                                    + name
                                    + " option, please specify a boolean value like yes/no,"
                                    + " true/false or 1/0 instead (from "
                                    + configured.origin(name)
                                    + ")",
                            Optional.empty());
        };
    }
}
