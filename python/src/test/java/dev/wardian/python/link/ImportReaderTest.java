package dev.wardian.python.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportReaderTest {
    @TempDir static Path facts;

    private static Interpreter interpreter;

    @TempDir Path folder;

    @BeforeAll
    static void findAnInterpreter() {
        var surroundings =
                new Surroundings(
                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                        Path.of("/"),
                        Path.of(System.getProperty("user.home")));
        interpreter =
                new Interpreters(facts.resolve("interpreters"), surroundings)
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                        .interpreter();
    }

    private FileImports read(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve(name), content);
        return new ImportReader(facts, 1).read(interpreter, List.of(file)).files().getFirst();
    }

    private List<String> found(String name, String text) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8)).uses().stream()
                .map(
                        use ->
                                use.module()
                                        + (use.names().isEmpty() ? "" : use.names())
                                        + " "
                                        + use.line()
                                        + ":"
                                        + use.column()
                                        + " "
                                        + use.circumstance()
                                        + use.cell().map(cell -> " in " + cell).orElse(""))
                .toList();
    }

    @Test
    void findsImportsWhereverTheyStand() throws IOException {
        assertThat(
                        found(
                                "a.py",
                                """
                                import os, a.b as c
                                from x.y import z, w
                                from . import beside
                                if TYPE_CHECKING:
                                    import typed
                                else:
                                    import plain
                                try:
                                    import tried
                                except ImportError:
                                    import instead
                                with contextlib.suppress(ImportError):
                                    import suppressed
                                class A:
                                    def f(self):
                                        import inside
                                        y = importlib.import_module("by.name")
                                        g(lambda: __import__("lazy"))
                                        importlib.import_module(".relative", "p")
                                        match y:
                                            case 1:
                                                import matched
                                pytest.importorskip("skipped")
                                """))
                .containsExactly(
                        "os 1:8 NEEDED",
                        "a.b 1:12 NEEDED",
                        "x.y[z, w] 2:1 NEEDED",
                        "typed 5:12 TYPES",
                        "plain 7:12 NEEDED",
                        "tried 9:12 CAUGHT",
                        "instead 11:12 NEEDED",
                        "suppressed 13:12 CAUGHT",
                        "inside 16:16 NEEDED",
                        "by.name 17:13 NEEDED",
                        "lazy 18:19 NEEDED",
                        "matched 22:24 NEEDED",
                        "skipped 23:1 LOOKED_FOR");
    }

    @Test
    void countsCharactersAndReadsOldEncodings() throws IOException {
        assertThat(found("b.py", "é = 'ü'; import c\n")).containsExactly("c 1:17 NEEDED");
        assertThat(
                        read("c.py", "# \u00e9\nimport d\n".getBytes(StandardCharsets.ISO_8859_1))
                                .uses())
                .hasSize(1);
    }

    @Test
    void hearsWhatIsToBeIgnored() throws IOException {
        var uses =
                read(
                                "d.py",
                                """
                                import a  # wardian: ignore
                                import b  # deptry: ignore[DEP001, DEP003]
                                import c  # ignore
                                """
                                        .getBytes(StandardCharsets.UTF_8))
                        .uses();

        assertThat(uses.get(0).ignored()).containsExactly("ALL");
        assertThat(uses.get(1).ignored()).containsExactlyInAnyOrder("DEP001", "DEP003");
        assertThat(uses.get(2).ignored()).isEmpty();
    }

    @Test
    void readsNotebooksCellByCell() throws IOException {
        var notebook =
                """
                {"cells": [
                  {"cell_type": "code", "source": ["%matplotlib inline\\n", "import a\\n", "if a:\\n", "    %time import b\\n",
                                                   "x = !ls\\n", "a?"]},
                  {"cell_type": "markdown", "source": ["import none"]},
                  {"cell_type": "code", "source": ["%%html\\n", "import none"]},
                  {"cell_type": "code", "source": "%%time\\nimport c\\n(1\\n % 2)"},
                  {"cell_type": "code", "source": ["%load_ext loaded.ext\\n", "%load_ext autoreload"]},
                  {"cell_type": "code", "source": ["import ("]}
                ]}
                """;

        assertThat(found("e.ipynb", notebook))
                .containsExactly(
                        "a 2:8 NEEDED in 1",
                        "b 4:12 NEEDED in 1",
                        "matplotlib 1:1 LOOKED_FOR in 1",
                        "c 10:8 NEEDED in 4",
                        "loaded.ext 13:1 LOOKED_FOR in 5");
        assertThat(read("f.ipynb", notebook.getBytes(StandardCharsets.UTF_8)).failures())
                .singleElement()
                .asString()
                .startsWith("cell 6: ");
        assertThat(
                        found(
                                "g.ipynb",
                                "{\"metadata\": {\"kernelspec\": {\"language\": \"R\"}}, \"cells\": []}"))
                .isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertThat(read("h.py", "import (\n".getBytes(StandardCharsets.UTF_8)).failures())
                .singleElement()
                .asString()
                .contains("(line 1)");
        assertThat(read("i.ipynb", "{".getBytes(StandardCharsets.UTF_8)).failures()).hasSize(1);
    }

    @Test
    void parsesAgainWhatChanged() throws IOException {
        var file = folder.resolve("j.py");
        var old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.writeString(file, "import a\n");
        Files.setLastModifiedTime(file, old);
        var reader = new ImportReader(facts, 1);
        var first = reader.read(interpreter, List.of(file));
        assertThat(first.standardLibrary()).contains("os", "sys").doesNotContain("numpy");
        assertThat(reader.read(interpreter, List.of(file))).isEqualTo(first);

        Files.writeString(file, "import bb\n");
        Files.setLastModifiedTime(file, old);

        assertThat(reader.read(interpreter, List.of(file)).files().getFirst().uses())
                .extracting(ImportUse::module)
                .containsExactly("bb");
    }
}
