package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian python`, as a person meets it, with the Pythons of the machine that runs the tests.
final class PythonIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void begin() {
        workplace = Workplace.at(folder);
    }

    @Test
    void listsEveryPythonOnceAndTheOneThatWouldBeUsedFirst() {
        var pythons = Json.parse(workplace.run("python", "list", "--json").succeeds().out());
        var found = pythons.list("pythons");
        var first = found.getFirst().text("path");
        assertThat(workplace.run("python", "find").succeeds().out()).isEqualTo(first + "\n");
        assertThat(found).extracting(one -> one.text("real_path")).doesNotHaveDuplicates();
        assertThat(workplace.run("python").succeeds().out())
                .contains(first, "cpython " + found.getFirst().text("version"));
    }

    @Test
    void findsByVersionRangeAndPath() {
        var first = workplace.run("python", "find", "--show-version").succeeds().out().strip();
        var path = first.substring(0, first.indexOf("  "));
        var version = first.substring(first.indexOf("  ") + 2);
        for (var request : new String[] {version, "==" + version, path}) {
            var answer = workplace.run("python", "find", request, "--json").succeeds().out();
            assertThat(Json.parse(answer).text("version")).isEqualTo(version);
        }
    }

    @Test
    void passesOverEnvironmentsWhereInstallationsAreAskedFor() {
        workplace.run("venv").succeeds();
        assertThat(workplace.run("python", "find").succeeds().out())
                .isEqualTo(workplace.folder().resolve(".venv/bin/python") + "\n");
        var outside = workplace.run("python", "find", "--system", "--json").succeeds().out();
        assertThat(Json.parse(outside).text("kind")).isEqualTo("installation");
    }

    @Test
    void saysWhatThereIsInstead() {
        var refused = workplace.run("python", "find", "3.99").endsWith(4);
        assertThat(refused.err()).contains("no Python interpreter found for `3.99`", "found ");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void noticesThatAnEnvironmentWasMadeAnewWithAnotherPython() throws Exception {
        var pythons =
                Json.parse(workplace.run("python", "list", "--json").succeeds().out())
                        .list("pythons");
        var base = pythons.getFirst().text("path");
        var before = workplace.folder().resolve("python-link");
        Files.createSymbolicLink(before, Path.of(base));
        var first = workplace.run("python", "find", before.toString(), "--json").succeeds().out();
        assertThat(Json.parse(first).text("version")).isEqualTo(pythons.getFirst().text("version"));
        Files.delete(before);
        var other = pythons.getLast();
        Files.createSymbolicLink(before, Path.of(other.text("path")));
        var second = workplace.run("python", "find", before.toString(), "--json").succeeds().out();
        assertThat(Json.parse(second).text("version")).isEqualTo(other.text("version"));
    }

    @Test
    void pinsNoNameThatIsNoPython() {
        assertThat(workplace.run("python", "pin", "nope").endsWith(2).err())
                .contains("`nope` is no Python");
        assertThat(workplace.folder().resolve(".python-version")).doesNotExist();
    }
}
