package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Manual pages (section 1) of all commands in roff, `man(7)`'s macros: `wardian.1` and one of each
/// command, written from what the commands declare.
final class ManualPages {

    private static final int WIDTH = 78;

    private final LocalDate date;
    private final List<String> lines = new ArrayList<>();

    /// @param when the date that the pages carry
    ManualPages(Instant when) {
        date = LocalDate.ofInstant(when, ZoneOffset.UTC);
    }

    /// Writes all pages and returns how many there are.
    int write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("wardian.1"), overview());
        var count = 1;
        for (var entry : CommandTable.all()) {
            var name = "wardian-" + entry.called().replace(' ', '-') + ".1";
            Files.write(folder.resolve(name), of(entry));
            count++;
        }
        return count;
    }

    private List<String> overview() {
        begin("wardian", "take a Python stack from a declaration to running code");
        section("SYNOPSIS");
        lines.add(".B wardian");
        lines.add(".I COMMAND");
        text("[OPTION]...");
        section("DESCRIPTION");
        text(
                "Wardian resolves, locks, downloads, builds, installs and checks Python packages."
                        + " It needs no configuration: the index that pip is configured with is"
                        + " asked.");
        for (var group : Commands.groups()) {
            section(group.title().toUpperCase(Locale.ROOT));
            for (var name : group.names()) {
                lines.add(".TP");
                lines.add(".BR wardian\\-" + name + " (1)");
                text(Commands.named(name).orElseThrow().summary() + ".");
            }
        }
        options("OPTIONS OF EVERY COMMAND", GlobalOptions.all());
        section("EXIT STATUS");
        status("0", "Done, or nothing to do.");
        status("1", "Refused: the answer is no.");
        status("2", "The command line or a file was not understood.");
        status("3", "The network failed.");
        status("4", "There is no fitting environment, or it cannot be changed.");
        status("70", "A mistake of Wardian's.");
        status("130", "Interrupted.");
        end();
        return List.copyOf(lines);
    }

    private List<String> of(CommandTable.Entry entry) {
        var command = entry.command();
        begin("wardian-" + entry.called().replace(' ', '-'), lowered(command.summary()));
        section("SYNOPSIS");
        lines.add(".B wardian " + escaped(entry.called()));
        text(("[OPTION]... " + command.operands()).strip());
        section("DESCRIPTION");
        text(command.summary() + ".");
        new OptionHeadings()
                .of(command.options())
                .forEach((heading, options) -> options(heading.toUpperCase(Locale.ROOT), options));
        options("OPTIONS OF EVERY COMMAND", GlobalOptions.all());
        section("EXAMPLES");
        lines.add(".nf");
        for (var example : command.examples()) {
            lines.add(escaped(example));
        }
        lines.add(".fi");
        end();
        return List.copyOf(lines);
    }

    private void begin(String name, String purpose) {
        lines.clear();
        lines.add(".\\\" Written by `wardian help --man`.");
        lines.add(
                ".TH %s 1 %s Wardian \"Wardian's commands\""
                        .formatted(escaped(name.toUpperCase(Locale.ROOT)), date));
        lines.add(".ad l"); // names of formats and options are long: no line is stretched
        section("NAME");
        text(name + " - " + purpose);
    }

    private void end() {
        section("SEE ALSO");
        if (!lines.get(1).startsWith(".TH WARDIAN 1")) {
            lines.add(".BR wardian (1)");
            lines.add(".PP");
        }
        text("`wardian help TOPIC` tells more; `wardian help` lists the topics.");
    }

    private void section(String title) {
        lines.add(".SH " + quoted(title));
    }

    private void status(String code, String meaning) {
        lines.add(".TP");
        lines.add(".B " + code);
        text(meaning);
    }

    private void options(String heading, List<Option> options) {
        section(heading);
        for (var option : options) {
            lines.add(".TP");
            lines.add(term(option));
            text(option.help() + ".");
        }
    }

    private static String term(Option option) {
        var words = new StringBuilder();
        for (var name : option.names()) {
            if (name.length() == 1) {
                words.append(escaped("-" + name)).append(", ");
            }
        }
        words.append(escaped(option.spelling()));
        return option.placeholder().isEmpty()
                ? ".B " + quoted(words.toString())
                : ".BI " + quoted(words + " ") + " " + quoted(escaped(option.placeholder()));
    }

    /// Text in lines that are not too long, a new one for each sentence.
    private void text(String text) {
        var line = new StringBuilder();
        for (var word : text.split(" +", -1)) {
            if (!line.isEmpty() && (line.length() + 1 + word.length() > WIDTH || ends(line))) {
                lines.add(begun(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(escaped(word));
        }
        lines.add(begun(line.toString()));
    }

    private static boolean ends(StringBuilder line) {
        return !line.isEmpty() && ".?!".indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    /// A line that begins with a control character would be a request.
    private static String begun(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\(dq") + "\"";
    }

    private static String lowered(String text) {
        var second = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return second ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
