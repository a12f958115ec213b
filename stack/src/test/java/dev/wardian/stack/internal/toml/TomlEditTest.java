package dev.wardian.stack.internal.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.toml.TomlDocument;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TomlEditTest {

    private static final List<String> DEPENDENCIES = List.of("project", "dependencies");

    private static final String FILE =
            """
            # what we need
            [project]
            name = 'a'   # not "b"
            dependencies = [
                # for the plots
                "matplotlib>=3", # reason: old backends
                'numpy',

                "pandas" # last
            ]

            [project.optional-dependencies]
            fast = ["ujson", "orjson"]

            [[tool.uv.index]]
            url = "https://index.invalid/simple"
            """;

    private static TomlEdit edit(String text) {
        return TomlEdit.of(text);
    }

    @Test
    void appendsInTheLayoutOfTheArray() {
        assertThat(edit(FILE).withNewItem(DEPENDENCIES, 3, "\"scipy\"").text())
                .isEqualTo(
                        FILE.replace(
                                "    \"pandas\" # last\n",
                                "    \"pandas\", # last\n    \"scipy\",\n"));
        assertThat(
                        edit(FILE)
                                .withNewItem(
                                        List.of("project", "optional-dependencies", "fast"),
                                        2,
                                        "\"x\"")
                                .text())
                .isEqualTo(FILE.replace("\"orjson\"]", "\"orjson\", \"x\"]"));
    }

    @Test
    void insertsBehindTheLineBeforeSoThatCommentsStayWithTheirItem() {
        assertThat(edit(FILE).withNewItem(DEPENDENCIES, 1, "\"new\"").text())
                .isEqualTo(
                        FILE.replace(
                                "# reason: old backends\n",
                                "# reason: old backends\n    \"new\",\n"));
        assertThat(edit(FILE).withNewItem(DEPENDENCIES, 0, "\"new\"").text())
                .isEqualTo(FILE.replace("= [\n", "= [\n    \"new\",\n"));
    }

    @Test
    void takesAnItemOutWithTheCommentOnItsLineAlone() {
        assertThat(edit(FILE).withoutItem(DEPENDENCIES, 0).text())
                .isEqualTo(FILE.replace("    \"matplotlib>=3\", # reason: old backends\n", ""));
        assertThat(edit(FILE).withoutItem(DEPENDENCIES, 2).text())
                .isEqualTo(FILE.replace("    \"pandas\" # last\n", ""));
        assertThat(
                        edit(FILE)
                                .withoutItem(List.of("project", "optional-dependencies", "fast"), 0)
                                .text())
                .isEqualTo(FILE.replace("[\"ujson\", ", "["));
    }

    @Test
    void leavesNothingBehindInAnArrayThatBecomesEmpty() {
        assertThat(edit("a = [\n    \"b\", # c\n]\n").withoutItem(List.of("a"), 0).text())
                .isEqualTo("a = []\n");
        assertThat(edit("a = [\n    # kept\n    \"b\",\n]\n").withoutItem(List.of("a"), 0).text())
                .isEqualTo("a = [\n    # kept\n]\n");
    }

    @Test
    void writesALineThatBecomesTooLongOneItemALine() {
        var line = "a = [\"" + "x".repeat(60) + "\", \"" + "y".repeat(20) + "\"]\n";
        assertThat(edit(line).withNewItem(List.of("a"), 2, "\"" + "z".repeat(30) + "\"").text())
                .isEqualTo(
                        "a = [\n    \""
                                + "x".repeat(60)
                                + "\",\n    \""
                                + "y".repeat(20)
                                + "\",\n    \""
                                + "z".repeat(30)
                                + "\",\n]\n");
    }

    @Test
    void makesTablesNextToTheirLikes() {
        assertThat(
                        edit(FILE)
                                .withNewItem(
                                        List.of("project", "optional-dependencies", "slow"),
                                        0,
                                        "\"a\"")
                                .text())
                .contains("fast = [\"ujson\", \"orjson\"]\nslow = [\n    \"a\",\n]\n");
        assertThat(edit(FILE).withNewItem(List.of("dependency-groups", "dev"), 0, "\"a\"").text())
                .isEqualTo(FILE + "\n[dependency-groups]\ndev = [\n    \"a\",\n]\n");
        assertThat(edit(FILE).withValue(List.of("project", "scripts", "run"), "\"a:b\"").text())
                .contains("\"orjson\"]\n\n[project.scripts]\nrun = \"a:b\"\n\n[[tool");
    }

    @Test
    void findsDottedKeysAndInlineTables() {
        var text = "project.dependencies = [\"a\"]\ntool = { x = { list = [1, 2] } }\n";
        assertThat(edit(text).withNewItem(DEPENDENCIES, 1, "\"b\"").text())
                .startsWith("project.dependencies = [\"a\", \"b\"]\n");
        assertThat(edit(text).withNewItem(List.of("tool", "x", "list"), 2, "3").text())
                .endsWith("list = [1, 2, 3] } }\n");
        assertThat(edit(text).withValue(List.of("tool", "x", "y"), "true").text())
                .endsWith("{ list = [1, 2], y = true } }\n");
    }

    @Test
    void forgetsATableWithItsOnlyKey() {
        var text = "a = 1\n\n[tool.uv.sources]\nx = { path = \"x\" }\n\n[tool.b]\nc = 2\n";
        assertThat(edit(text).withoutKey(List.of("tool", "uv", "sources", "x")).text())
                .isEqualTo("a = 1\n\n[tool.b]\nc = 2\n");
    }

    @Test
    void keepsLineEndsOfWindows() {
        var text = "[project]\r\ndependencies = [\r\n  \"a\",\r\n]\r\n";
        assertThat(edit(text).withNewItem(DEPENDENCIES, 1, "\"b\"").text())
                .isEqualTo("[project]\r\ndependencies = [\r\n  \"a\",\r\n  \"b\",\r\n]\r\n");
        assertThat(
                        edit(text)
                                .withNewItem(DEPENDENCIES, 1, "\"b\"")
                                .withoutItem(DEPENDENCIES, 0)
                                .text())
                .isEqualTo("[project]\r\ndependencies = [\r\n  \"b\",\r\n]\r\n");
    }

    @Test
    void readsStringsThatLookLikeSyntax() {
        var text =
                "a = \"]#\\\"\"\nb = '''\n[c]\n'''\nd = [\"\"\"x]\"\"\"\", 'y#']\ne = 1979-05-27 07:32:00\n";
        assertThat(edit(text).withItem(List.of("d"), 1, "'z'").text())
                .isEqualTo(text.replace("'y#'", "'z'"));
        assertThat(edit(text).withValue(List.of("e"), "2").text()).endsWith("e = 2\n");
    }

    /// Whatever is inserted and taken out: the list is what it should be, comments are those that
    /// were there.
    @Test
    void isAListUnderManyEdits() {
        var seed = 20261129L;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var edit = edit(FILE);
            var model =
                    new java.util.ArrayList<Object>(
                            List.<Object>of("matplotlib>=3", "numpy", "pandas"));
            for (var step = 0; step < 12; step++) {
                if (model.isEmpty() || random.nextInt(3) > 0) {
                    var at = random.nextInt(model.size() + 1);
                    model.add(at, "p" + step);
                    edit = edit.withNewItem(DEPENDENCIES, at, "\"p" + step + "\"");
                } else {
                    var at = random.nextInt(model.size());
                    model.remove(at);
                    edit = edit.withoutItem(DEPENDENCIES, at);
                }
                var project =
                        (Map<?, ?>)
                                TomlDocument.parse(edit.text())
                                        .tree()
                                        .getOrDefault("project", Map.of());
                assertThat(project.get("dependencies")).as("seed %d", seed).isEqualTo(model);
                assertThat(edit.text()).contains("# for the plots", "# not \"b\"");
            }
        }
    }
}
