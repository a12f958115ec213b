package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own loads what its command needs and no more: classes are counted, not
/// milliseconds. A budget is a tenth above what was counted; who exceeds one looks first at what
/// came in.
@DisabledIfSystemProperty(named = "wardian.daemon", matches = "true")
final class ClassBudgetIT {
    private static final String OURS = " dev.wardian.";
    private static final String SOLVER = " dev.wardian.solver.";
    private static final String TLS = " sun.security.ssl.";
    private static final String HTTP = " dev.wardian.store.internal.http.Dialer ";
    private static final String JSON = " tools.jackson.";
    private static final String ARCHIVES = " org.apache.commons.compress.";

    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
    }

    /// The lines of the classes that a command loads; those that the virtual machine makes up at
    /// run time are left out.
    private List<String> loaded(String... words) throws IOException, InterruptedException {
        var log = here.root().resolve("classes.log");
        Files.deleteIfExists(log);
        var command = OtherCommand.start(here, List.of("-Xlog:class+load:file=" + log), words);
        assertThat(command.exitCode()).as(command.text()).isZero();
        var lines = new ArrayList<>(Files.readAllLines(log));
        lines.removeIf(line -> !line.contains("source:") || line.contains("$$"));
        return lines;
    }

    private static long count(List<String> loaded, String prefix) {
        return loaded.stream().filter(line -> line.contains(prefix)).count();
    }

    private static void assertNone(List<String> loaded, String... prefixes) {
        for (var prefix : prefixes) {
            assertThat(loaded).noneMatch(line -> line.contains(prefix));
        }
    }

    @Test
    void saysItsVersionWithNothing() throws IOException, InterruptedException {
        var loaded = loaded("--version");

        assertThat(count(loaded, OURS)).isLessThanOrEqualTo(12);
        assertNone(loaded, SOLVER, TLS, HTTP, JSON, " java.util.regex.");
    }

    @Test
    void explainsItselfWithTheCommandsAlone() throws IOException, InterruptedException {
        var loaded = loaded("--help");

        assertThat(count(loaded, OURS)).isLessThanOrEqualTo(85);
        assertNone(loaded, SOLVER, TLS, HTTP, JSON, " dev.wardian.python.");
    }

    @Test
    void listsWhatIsInstalledWithoutSolverAndNetwork() throws IOException, InterruptedException {
        here.run("venv", ".venv").succeeds();
        var environment = here.folder().resolve(".venv").toString();

        for (var command : List.of("list", "freeze")) {
            var loaded = loaded(command, "--venv", environment);

            assertThat(count(loaded, OURS)).as(command).isLessThanOrEqualTo(160);
            assertNone(loaded, SOLVER, TLS, HTTP, JSON, ARCHIVES);
        }
    }

    @Test
    void answersFromTheCacheWithoutTheNetwork() throws IOException, InterruptedException {
        try (var index = LocalIndex.of("a 1.0 -> b>=1; b 1.0; b 2.0")) {
            here.file("a.in", "a\n");
            var address = index.url().toString();
            here.run("compile", "a.in", "-o", "a.txt", "--index-url", address).succeeds();
            here.run("venv", ".venv").succeeds();
            var environment = here.folder().resolve(".venv").toString();
            here.run("sync", "a.txt", "--venv", environment, "--index-url", address).succeeds();
            var asked = index.count();
            var in = here.folder().resolve("a.in").toString();
            var out = here.folder().resolve("a.txt").toString();

            var again = loaded("sync", out, "--venv", environment, "--index-url", address);

            assertThat(count(again, OURS)).isLessThanOrEqualTo(290);
            assertNone(again, SOLVER, TLS, JSON, ARCHIVES);

            Files.delete(here.folder().resolve("a.txt"));
            var compiled = loaded("compile", in, "-o", out, "-q", "--index-url", address);

            assertThat(count(compiled, OURS)).isLessThanOrEqualTo(620);
            assertNone(compiled, TLS, JSON, ARCHIVES);
            assertThat(index.count()).isEqualTo(asked);
        }
    }
}
