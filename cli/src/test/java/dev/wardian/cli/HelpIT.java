package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.cli.arguments.ArgumentParser;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.command.Command;
import dev.wardian.cli.command.Commands;
import dev.wardian.cli.command.GlobalOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Help is complete, its examples can be typed as they stand, and who mistypes is told what there
/// is.
final class HelpIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
    }

    @Test
    void listsEveryCommandOnceUnderWhatItIsFor() {
        var out = here.run("--help").succeeds().out();

        for (var command : Commands.all()) {
            assertThat(Commands.names()).containsOnlyOnce(command.name());
            assertThat(out).contains("\n  " + command.name() + " ").contains(command.summary());
        }
        assertThat(out).contains("\nProjects:\n", "\nOptions of every command:\n", "To begin:");
        assertThat(here.run().succeeds().out()).isEqualTo(out);
        assertThat(here.run("help").succeeds().out()).isEqualTo(out);
        assertThat(here.run("--no-progress", "--help").succeeds().out()).isEqualTo(out);
    }

    @Test
    void showsEveryOptionOfACommandUnderItsHeading() {
        for (var command : Commands.all()) {
            var out = here.run(command.name(), "--help").succeeds().out();

            for (var option : all(command)) {
                assertThat(out).contains("\n  " + option.usage());
            }
            assertThat(here.run("help", command.name()).succeeds().out()).isEqualTo(out);
        }
        var install = here.run("install", "--help").out();
        assertThat(install)
                .containsSubsequence(
                        "\nUsage: wardian install [OPTION]... [PACKAGE|PATH|URL]...\n",
                        "\nOptions:\n  --dry-run ",
                        "\nWhat to install:\n  -r, --requirement <FILE>",
                        "\nWhich environment:\n",
                        "\nWhere packages come from:\n  -i, --index-url <URL>",
                        "\nExamples:\n");
        assertThat(here.run("help", "pip", "list").succeeds().out())
                .isEqualTo(here.run("pip", "list", "--help").succeeds().out())
                .contains("Usage: wardian pip list [OPTION]...\n");
    }

    /// Each example of a command is one of it, and its options are the command's.
    @Test
    void givesExamplesThatCanBeTypedAsTheyStand() {
        for (var command : Commands.all()) {
            assertThat(command.examples()).as(command.name()).isNotEmpty();
            for (var example : command.examples()) {
                for (var line : example.replaceFirst(" +#.*", "").split(" && | \\| ", -1)) {
                    check(line);
                }
            }
        }
    }

    private static void check(String line) {
        var words = new ArrayList<>(List.of(line.strip().split(" +", -1)));
        if (!words.getFirst().equals("wardian")) {
            return;
        }
        words.removeFirst();
        var named = Commands.named(words.removeFirst());
        assertThat(named).as(line).isPresent();
        var own = named.orElseThrow();
        var verb = own.action(words.isEmpty() ? "" : words.getFirst());
        var operands = verb.isPresent() ? Integer.MAX_VALUE : own.ownOperands(words);
        var _ = new ArgumentParser(line, all(verb.orElse(own)), operands).parse(words);
    }

    private static List<Option> all(Command command) {
        var options = new ArrayList<>(command.options());
        options.addAll(GlobalOptions.all());
        return options;
    }

    @Test
    void tellsWhatWasProbablyMeant() {
        assertThat(here.run("isntall", "x").endsWith(2).err()).contains("`wardian install`?");
        assertThat(here.run("help", "instal").endsWith(2).err())
                .contains("`wardian help install`?");
        assertThat(here.run("update").endsWith(2).err()).contains("wardian upgrade");
        assertThat(here.run("install", "--indx-url", "x").endsWith(2).err())
                .contains("`--index-url`?");
        assertThat(here.run("--colr", "never", "list").endsWith(2).err()).contains("`--color`?");
        assertThat(here.run("env", "lits").endsWith(2).err()).contains("`list`?");
        assertThat(here.run("help", "env", "list").endsWith(2).err()).contains("wardian help env");
    }

    @Test
    void coloursWhatItIsAskedToColour() {
        var bold = "\u001b[1mUsage:";

        assertThat(here.run("--color=always", "--help").out()).contains(bold);
        assertThat(here.run("--color", "always", "help", "tree").out()).contains(bold);
        assertThat(here.run("tree", "--help", "--color=always").out()).contains(bold);
        assertThat(here.run("--help").out()).doesNotContain("\u001b");
        assertThat(here.run(Map.of("FORCE_COLOR", "1"), "--help").out()).doesNotContain("\u001b");
    }
}
