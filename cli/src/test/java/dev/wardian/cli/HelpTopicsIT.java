package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.cli.command.Commands;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be read without a network: topics and manual pages.
final class HelpTopicsIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
    }

    private List<String> topics() {
        var out = here.run("help").succeeds().out();
        return out.substring(out.indexOf("Topics ("))
                .lines()
                .skip(1)
                .map(line -> line.strip().split(" ", -1)[0])
                .toList();
    }

    @Test
    void showsEveryTopicThatItLists() {
        var topics = topics();

        assertThat(topics).contains("exit-codes", "configuration", "indexes", "cache", "daemon");
        for (var topic : topics) {
            var out = here.run("help", topic, "topic").succeeds().out();
            assertThat(out).as(topic).isNotBlank().doesNotContain("](", "|---");
            assertThat(out.lines().count()).as(topic).isGreaterThan(8);
        }
        assertThat(here.run("help", "cache").succeeds().out()).contains("Usage: wardian cache");
        assertThat(here.run("help", "configuraton").endsWith(2).err())
                .contains("`wardian help configuration`?");
    }

    @Test
    void breaksTextAndKeepsExamplesAndTables() {
        var codes = here.run("help", "exit-codes").succeeds().out();
        var configuration = here.run("help", "configuration").succeeds().out();

        assertThat(codes).startsWith("Exit codes\n\n  code  meaning ").contains("\n  130   interr");
        assertThat(configuration)
                .contains("\n  1. the options of the command,\n  2. variables")
                .contains("\n    [[tool.wardian.index]]\n    name = \"internal\"\n");
        assertThat(configuration.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void namesEveryVariableThatIsRead() throws IOException {
        var page = Files.readString(Path.of("../docs/topics/environment-variables.md"));
        var read = new TreeSet<String>();
        var java = Pattern.compile("\"((?:WARDIAN|UV|PIP|CONDA|XDG|SSL)_[A-Z_]*[A-Z])\"");
        var client = Pattern.compile("getenv\\(\"(WARDIAN_[A-Z_]+)\"\\)");
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (var file :
                    files.filter(
                                    it ->
                                            it.toString().contains("/src/main/java/")
                                                    || it.toString().endsWith("/client/wardian.c"))
                            .filter(Files::isRegularFile)
                            .toList()) {
                var text = Files.readString(file);
                java.matcher(text).results().forEach(it -> read.add(it.group(1)));
                client.matcher(text).results().forEach(it -> read.add(it.group(1)));
            }
        }
        // between the launcher and the command, and for tests
        read.removeAll(List.of("WARDIAN_HANDOFF", "WARDIAN_TRAINING", "WARDIAN_CONFORMANCE"));

        assertThat(read).hasSizeGreaterThan(30);
        assertThat(read).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void writesManualPagesOfAllCommands() throws IOException {
        var day = Map.of("SOURCE_DATE_EPOCH", "1767225600");
        here.run(day, "help", "--man", "man").succeeds();
        var pages = pages();

        for (var command : Commands.all()) {
            var page = here.text("man/wardian-" + command.name() + ".1");
            assertThat(page).contains(" 1 2026-01-01 Wardian ").contains(".SH \"EXAMPLES\"");
            for (var option : command.options()) {
                assertThat(page).contains("\\-\\-" + option.names().getFirst().replace("-", "\\-"));
            }
        }
        assertThat(pages).contains(Path.of("man/wardian.1"), Path.of("man/wardian-pip-list.1"));
        assertThat(here.run(Map.of("SOURCE_DATE_EPOCH", "x"), "help", "--man", "m").code())
                .isEqualTo(2);
    }

    @Test
    void findsNothingToBlameInManualPages() throws IOException, InterruptedException {
        assumeTrue(isThere("mandoc") || isThere("groff"), "neither mandoc nor groff is there");
        here.run("help", "--man", "man").succeeds();

        if (isThere("mandoc")) {
            assertThat(said("mandoc", "-Tlint", "-Wall")).isEmpty();
        }
        if (isThere("groff")) {
            assertThat(said("groff", "-man", "-ww", "-z", "-Tutf8")).isEmpty();
        }
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(here.folder().resolve("man"))) {
            return files.map(here.folder()::relativize).sorted().toList();
        }
    }

    private String said(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(words));
        pages().forEach(page -> command.add(page.toString()));
        var output = here.root().resolve("said").toFile();
        var process =
                new ProcessBuilder(command)
                        .directory(here.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        process.waitFor();
        return Files.readString(output.toPath());
    }

    private static boolean isThere(String program) {
        for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
