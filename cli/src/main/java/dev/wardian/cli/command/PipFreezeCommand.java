package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pip freeze`, byte for byte.
final class PipFreezeCommand implements Command {

    private static final Option REQUIREMENT =
            Option.repeated(
                    "requirement r", "FILE", "keep the order and the comments of this file");
    private static final Option ALL = Option.flag("all", "list pip and its companions too");
    private static final List<String> KEPT_OPTIONS =
            List.of(
                    "-r",
                    "--requirement",
                    "-f",
                    "--find-links",
                    "-i",
                    "--index-url",
                    "--pre",
                    "--trusted-host",
                    "--process-dependency-links",
                    "--extra-index-url",
                    "--use-feature");

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public String summary() {
        return "Write what is installed as a requirements file";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        return List.of(
                REQUIREMENT,
                ALL,
                PipOptions.LOCAL,
                PipOptions.PATH,
                PipOptions.EXCLUDE_EDITABLE,
                PipOptions.EXCLUDE,
                EnvironmentOptionGroup.USER);
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip freeze", "wardian pip freeze -r requirements.txt");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var environment = PipOptions.environment(session);
        var files = arguments.all(REQUIREMENT);
        var wardian = session.wardian();
        var shown = blocks(wardian.inspector().freeze(environment, arguments.has(ALL)));
        if (arguments.has(PipOptions.EXCLUDE_EDITABLE)) {
            shown.values().removeIf(block -> block.getLast().startsWith("-e "));
        }
        PipOptions.excluded(arguments).forEach(shown::remove);
        if (!files.isEmpty()) {
            var all = blocks(wardian.inspector().freeze(environment, true));
            all.keySet().retainAll(blocks(wardian.inspector().freeze(environment, true)).keySet());
            try {
                new Ordered(session, all, shown).write(files);
            } catch (IOException missing) {
                PipOptions.error(
                        session, "Could not open requirements file: " + missing.getMessage());
                return ExitCode.REFUSED;
            }
        }
        for (var block : shown.values()) {
            block.forEach(session.report()::answer);
        }
        return ExitCode.SUCCESS;
    }

    /// The lines of each package: comments stand before what they are about.
    private static Map<PackageName, List<String>> blocks(List<String> lines) {
        var blocks = new LinkedHashMap<PackageName, List<String>>();
        var block = new ArrayList<String>();
        for (var line : lines) {
            block.add(line);
            if (!line.startsWith("#")) {
                var whole = List.copyOf(block);
                name(whole).ifPresent(name -> blocks.put(name, whole));
                block.clear();
            }
        }
        return blocks;
    }

    private static Optional<PackageName> name(List<String> block) {
        var first = block.getFirst();
        var open = first.startsWith("#") ? first.indexOf('(') : -1;
        if (open >= 0) {
            return named(first.substring(open + 1));
        }
        var egg = first.indexOf("#egg=");
        return named(first.startsWith("-e ") && egg >= 0 ? first.substring(egg + 5) : first);
    }

    /// The name that a text begins with.
    private static Optional<PackageName> named(String text) {
        var end = 0;
        while (end < text.length() && " =@;<>!~[&#()".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return PackageName.tryOf(text.substring(0, end));
    }

    /// Writes what files of requirements name first, in their order.
    private record Ordered(
            Session session,
            Map<PackageName, List<String>> all,
            Map<PackageName, List<String>> shown) {

        void write(List<String> files) throws IOException {
            var written = new LinkedHashSet<String>();
            for (var file : files) {
                for (var line :
                        Files.readAllLines(session.workingFolder().resolve(file).normalize())) {
                    if (isKept(line)) {
                        if (written.add(line.stripTrailing())) {
                            session.report().answer(line.stripTrailing());
                        }
                    } else {
                        requirement(line, file);
                    }
                }
            }
            session.report().answer("## The following requirements were added by pip freeze:");
        }

        private static boolean isKept(String line) {
            return line.isBlank()
                    || line.strip().startsWith("#")
                    || KEPT_OPTIONS.stream().anyMatch(line::startsWith);
        }

        private void requirement(String line, String file) {
            var text = line.replaceFirst("(^|\\s+)#.*$", "").strip();
            var egg = text.indexOf("#egg=");
            var name = named(egg >= 0 ? text.substring(egg + 5) : text);
            if (name.isEmpty()) {
                return;
            }
            var block = all.remove(name.get());
            shown.remove(name.get());
            if (block != null) {
                block.forEach(session.report()::answer);
            } else {
                PipOptions.warning(
                        session,
                        "Requirement file [%s] contains %s, but package '%s' is not installed"
                                .formatted(file, text, name.get()));
            }
        }
    }
}
