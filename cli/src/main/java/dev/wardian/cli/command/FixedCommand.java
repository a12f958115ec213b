package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ShellText;
import dev.wardian.stack.explain.Change;
import dev.wardian.stack.explain.CommandWords;
import dev.wardian.stack.explain.Fix;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command to give after a fix: the one that failed, with what of the fix stands in no file.
final class FixedCommand {

    private final Session session;
    private final boolean locks;
    private List<String> words;
    private Optional<List<String>> before = Optional.empty();

    private FixedCommand(Session session) {
        this.session = session;
        this.words = new ArrayList<>(session.invocation().words());
        this.locks = words.contains("compile");
    }

    /// The command as a shell reads it; empty if what it reads from elsewhere than files and its
    /// words would have to change. Secrets are not repeated.
    static Optional<String> after(Fix fix, Session session) {
        var command = new FixedCommand(session);
        for (var change : fix.changes()) {
            if (!fix.isInFile(change) && !command.made(change)) {
                return Optional.empty();
            }
        }
        return Optional.of(command.text());
    }

    /// The same for a command that has put its words into a file and has taken them out again:
    /// other words, if that is all that the fix changes.
    static Optional<String> ofWords(Fix fix, Session session) {
        var command = new FixedCommand(session);
        for (var change : fix.changes()) {
            if (!command.made(change)) {
                return Optional.empty();
            }
        }
        return Optional.of(command.text());
    }

    private boolean made(Change change) {
        return switch (change) {
            case Change.Respecified _, Change.Dropped _ -> {
                var changed = CommandWords.after(words, change);
                changed.ifPresent(it -> words = it);
                yield changed.isPresent();
            }
            case Change.OtherPython(var version) -> {
                use(version);
                yield true;
            }
        };
    }

    /// A lock is made for another Python; an environment has to be one of that Python.
    private void use(Version python) {
        var arguments = session.arguments();
        if (locks || arguments.has(ResolveOptionGroup.PYTHON_VERSION)) {
            set(ResolveOptionGroup.PYTHON_VERSION, python);
        } else if (arguments.has(EnvironmentOptionGroup.PYTHON)
                || arguments.has(EnvironmentOptionGroup.SYSTEM)
                || arguments.has(EnvironmentOptionGroup.USER)
                || arguments.has(EnvironmentOptionGroup.TARGET)
                || arguments.has(EnvironmentOptionGroup.PREFIX)) {
            set(EnvironmentOptionGroup.PYTHON, python);
        } else {
            var active = session.invocation().environment().getOrDefault("VIRTUAL_ENV", ".venv");
            var folder = arguments.value(EnvironmentOptionGroup.VENV).orElse(active);
            before = Optional.of(List.of("wardian", "venv", "--clear", "-p", "" + python, folder));
        }
    }

    /// Gives the option this value, in the place of another.
    private void set(Option option, Version value) {
        var kept = new ArrayList<String>();
        var skip = false;
        for (var word : words) {
            if (skip) {
                skip = false;
                continue;
            }
            var equals = word.indexOf('=');
            var name = word.startsWith("-") && equals > 0 ? word.substring(0, equals) : word;
            if (isNamed(option, name)) {
                skip = equals < 0;
            } else {
                kept.add(word);
            }
        }
        var end = kept.contains("--") ? kept.indexOf("--") : kept.size();
        kept.addAll(end, List.of(option.spelling(), value.toString()));
        words = kept;
    }

    private static boolean isNamed(Option option, String word) {
        return option.names().stream()
                .anyMatch(it -> word.equals((it.length() == 1 ? "-" : "--") + it));
    }

    private String text() {
        var said = new ArrayList<String>(words);
        said.addFirst("wardian");
        var command = ShellText.of(said);
        return before.map(it -> ShellText.of(it) + " && " + command).orElse(command);
    }
}
