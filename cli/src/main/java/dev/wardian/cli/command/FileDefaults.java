package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The words that keys of `[tool.uv]` and `uv.toml` stand for, and to commands on requirement files
/// those of `[tool.uv.pip]` and `[pip]`, below those that were typed: keys are the long names of
/// options. Typed words overrule them, lists begin with what is configured, and variables (`UV_…`)
/// go before files.
public final class FileDefaults {
    /// Where packages go: who types one of these means no other.
    private static final Set<String> PLACES =
            Set.of("python", "system", "target", "prefix", "venv", "user");

    private final Map<String, Object> table;
    private final Session typed;
    private final List<String> words = new ArrayList<>();

    private FileDefaults(Map<String, Object> table, Session typed) {
        this.table = table;
        this.typed = typed;
    }

    /// Whether files of configuration may say anything to a command.
    public static boolean speakTo(Command command, Arguments arguments) {
        return command.isOfFiles(arguments) || command.options().contains(IndexOptionGroup.KEYRING);
    }

    /// The words for those of a command's options that are configured.
    public static List<String> words(Command command, Session typed) {
        var configured = typed.configuredOptions();
        for (var unread : configured.unread()) {
            typed.report().warning("not read here, and ignored: " + unread);
        }
        var ofFiles = command.isOfFiles(typed.arguments());
        var table = ofFiles ? configured.files() : configured.common();
        if (ofFiles) {
            unknown(table.keySet())
                    .ifPresent(
                            it ->
                                    typed.report()
                                            .warning(
                                                    "not read here, and ignored: "
                                                            + it
                                                            + " of `[tool.uv.pip]`"));
        }
        if (table.isEmpty()) {
            return List.of();
        }
        var defaults = new FileDefaults(table, typed);
        var options = new ArrayList<>(command.options());
        options.addAll(
                List.of(GlobalOptions.OFFLINE, GlobalOptions.NO_CACHE, GlobalOptions.CACHE_DIR));
        var placed =
                options.stream()
                        .anyMatch(
                                it ->
                                        PLACES.contains(it.names().getFirst())
                                                && typed.arguments().has(it));
        for (var option : options) {
            if (!placed || !PLACES.contains(option.names().getFirst())) {
                defaults.add(option);
            }
        }
        return defaults.words;
    }

    /// The keys that no command on requirement files has an option for.
    private static Optional<String> unknown(Set<String> keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var left = new TreeSet<>(keys);
        for (var command : List.of(new InstallCommand(), new CompileCommand(), new SyncCommand())) {
            var options = new ArrayList<>(command.options());
            options.addAll(GlobalOptions.all());
            for (var option : options) {
                for (var name : option.names()) {
                    left.remove(name);
                    if (name.startsWith("no-")) {
                        left.remove(name.substring(3));
                    }
                }
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("`" + String.join("`, `", left) + "`");
    }

    private void add(Option option) {
        for (var name : option.names()) {
            var value = table.get(name);
            if (name.length() > 1 && value != null && !isInEnvironment(name)) {
                switch (option.kind()) {
                    case FLAG -> {
                        if (isTrue(name, value)) {
                            words.add("--" + name);
                        }
                    }
                    case VALUE -> addOnce(option, name, value);
                    case REPEATED -> {
                        if (value instanceof List<?> || value instanceof Map<?, ?>) {
                            texts(name, value).forEach(it -> words.add("--" + name + "=" + it));
                        } else {
                            addOnce(option, name, value);
                        }
                    }
                }
            }
            var positive = name.startsWith("no-") ? table.get(name.substring(3)) : null;
            if (option.kind() == Option.Kind.FLAG
                    && positive instanceof Boolean said
                    && !said
                    && !isInEnvironment(name)) {
                words.add("--" + name);
            }
        }
    }

    private void addOnce(Option option, String name, Object value) {
        if (!typed.arguments().has(option)) {
            words.add("--" + name + "=" + text(name, value));
        }
    }

    private boolean isInEnvironment(String name) {
        var variable = "UV_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return !typed.invocation().environment().getOrDefault(variable, "").isEmpty();
    }

    private static boolean isTrue(String name, Object value) {
        if (value instanceof Boolean said) {
            return said;
        }
        throw wrong(name, "neither `true` nor `false`");
    }

    private static String text(String name, Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?> || value instanceof Boolean) {
            throw wrong(name, "no text");
        }
        return value.toString();
    }

    /// The values of a list; `KEY=VALUE` for what is a table.
    private static List<String> texts(String name, Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            for (var one : list) {
                texts.add(
                        name.equals("index") && one instanceof Map<?, ?> index
                                ? index(index)
                                : text(name, one));
            }
        } else if (value instanceof Map<?, ?> pairs) {
            pairs.forEach(
                    (key, one) -> {
                        for (var each : one instanceof List<?> several ? several : List.of(one)) {
                            texts.add(key + "=" + each);
                        }
                    });
        }
        return texts;
    }

    private static String index(Map<?, ?> index) {
        if (!(index.get("url") instanceof String url)) {
            throw wrong("index", "an index without `url`");
        }
        return index.get("name") instanceof String name ? name + "=" + url : url;
    }

    private static UsageException wrong(String name, String what) {
        return new UsageException("`" + name + "` of `[tool.uv.pip]` is " + what);
    }
}
