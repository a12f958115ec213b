package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian size`, as a person meets it.
final class SizeIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void installSomething() {
        workplace = Workplace.at(folder);
        try (var index = LocalIndex.of("small 1.0 -> big")) {
            index.add(WheelMaker.wheel("big 1.0").zeros("big/weights.bin", 2_000_000).make());
            workplace.run("install", "small", "--index-url", index.url().toString()).succeeds();
        }
    }

    @Test
    void listsTheBiggestFirstAndWhyTheyAreThere() {
        var out = workplace.run("size").succeeds().out();
        assertThat(out)
                .contains("`.venv`: 2 packages")
                .contains("another environment with the same packages")
                .containsSubsequence("big 1.0", "small -> big", "small 1.0", "asked for");
    }

    @Test
    void tellsOfOnePackage() {
        assertThat(workplace.run("size", "big").succeeds().out())
                .contains("big 1.0: 1.9 MiB in ")
                .contains("here because: small -> big")
                .contains("big/weights.bin");
    }

    @Test
    void answersInJson() {
        var answer = Json.parse(workplace.run("size", "--json").succeeds().out());
        var biggest = answer.list("packages").getFirst();
        assertThat(biggest.text("name")).isEqualTo("big");
        assertThat(biggest.texts("chain")).containsExactly("small", "big");
        assertThat(biggest.list("largest").getFirst().number("bytes")).isEqualTo(2_000_000);
    }

    @Test
    void drawsAPage() {
        workplace.run("size", "--html", "size.html").succeeds();
        assertThat(workplace.text("size.html"))
                .startsWith("<!doctype html>")
                .contains("data-view=\"size\"")
                .contains("weights.bin");
    }

    @Test
    void knowsWhatAProjectAsksFor() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0; c 1.0")) {
            workplace.file(
                    "demo/pyproject.toml",
                    """
                    [project]
                    name = "demo"
                    version = "1"
                    requires-python = ">=3.9"
                    dependencies = ["a"]

                    [dependency-groups]
                    dev = ["c"]
                    """);
            workplace
                    .run("sync", "--directory", "demo", "--index-url", index.url().toString())
                    .succeeds();
        }
        var size = workplace.run("size", "--directory", "demo", "--html", "size.html").succeeds();
        assertThat(size.out())
                .containsPattern("a 1.0 .* asked for")
                .containsPattern("b 1.0 .* a -> b")
                .containsPattern("c 1.0 .* asked for")
                .doesNotContain("required by nothing");
        assertThat(workplace.text("demo/size.html"))
                .contains("asked for")
                .doesNotContain("required by nothing");
    }

    @Test
    void saysWhatIsNotInstalled() {
        assertThat(workplace.run("size", "nothing-there").endsWith(1).err())
                .contains("nothing-there");
    }
}
