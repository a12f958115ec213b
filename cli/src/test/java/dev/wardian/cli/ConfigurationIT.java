package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageUniverse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of configuration and the options that choose among them, as uv has them.
final class ConfigurationIT {
    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;
    private LocalIndex other;

    @BeforeEach
    void open() {
        workplace = Workplace.at(folder);
        index =
                LocalIndex.of(
                        """
                        a 1.0
                        a 2.0
                        a 3.0a1
                        num 1.0 (python >=3.9)
                        num 2.0 (python >=3.12)
                        """);
        other = LocalIndex.of("a 9.0");
    }

    @AfterEach
    void close() {
        index.close();
        other.close();
    }

    private void write(String name, String... lines) {
        var file = workplace.folder().resolve(name);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, Arrays.asList(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String main() {
        return "index-url = '" + index.url() + "'";
    }

    private Workplace.Outcome compile(String... more) {
        var words =
                new ArrayList<>(List.of("compile", "wanted.in", "--no-header", "--no-annotate"));
        words.addAll(List.of(more));
        return workplace.run(words.toArray(String[]::new));
    }

    @Test
    void readsUvTomlOfTheFolderTheUserAndTheMachine() {
        write("wanted.in", "a");
        write("../home/.config/uv/uv.toml", main(), "resolution = 'lowest'");
        assertThat(compile().succeeds().out()).isEqualToIgnoringNewLines("a==1.0");
        write("uv.toml", "prerelease = 'allow'", "resolution = 'highest'");
        assertThat(compile().succeeds().out()).isEqualToIgnoringNewLines("a==3.0a1");
        assertThat(compile("--resolution", "lowest", "--prerelease", "disallow").succeeds().out())
                .isEqualToIgnoringNewLines("a==1.0");
    }

    @Test
    void letsUvTomlGoBeforeTheProjectFile() {
        write("wanted.in", "a");
        write("pyproject.toml", "[tool.uv]", main(), "resolution = 'lowest'");
        assertThat(compile().succeeds().out()).isEqualToIgnoringNewLines("a==1.0");
        write("uv.toml", main());
        assertThat(compile().succeeds().out()).isEqualToIgnoringNewLines("a==2.0");
    }

    @Test
    void takesOneFileAloneOrNone() {
        write("wanted.in", "a");
        write("uv.toml", "index-url = '" + other.url() + "'");
        write("else/other.toml", main(), "constraint-dependencies = ['a<2']");
        assertThat(compile().succeeds().out()).isEqualToIgnoringNewLines("a==9.0");
        assertThat(compile("--config-file", "else/other.toml").succeeds().out())
                .isEqualToIgnoringNewLines("a==1.0");
        assertThat(compile("--no-config", "--index-url", index.url().toString()).succeeds().out())
                .isEqualToIgnoringNewLines("a==2.0");
    }

    @Test
    void keepsWhatAProjectSaysOfItselfWithoutConfiguration() {
        write("wanted.in", "a");
        write(
                "pyproject.toml",
                "[tool.uv]",
                "resolution = 'lowest'",
                "[[tool.uv.index]]",
                "name = 'other'",
                "url = '" + other.url() + "'",
                "[tool.uv.sources]",
                "a = { index = 'other' }");
        assertThat(compile("--no-config", "--index-url", index.url().toString()).succeeds().out())
                .isEqualToIgnoringNewLines("a==9.0");
    }

    @Test
    void seesFoldersFromTheFileThatNamesThem() throws IOException {
        write("wanted.in", "a");
        write("conf/uv.toml", "no-index = true", "find-links = ['./wheels']");
        Files.createDirectories(workplace.folder().resolve("conf/wheels"));
        workplace
                .run("pip", "download", "a==2.0", "-d", "conf/wheels", "-i", index.url().toString())
                .succeeds();
        assertThat(compile("--config-file", "conf/uv.toml").succeeds().out())
                .isEqualToIgnoringNewLines("a==2.0");
    }

    @Test
    void namesTheFileAndTheKeyThatIsWrong() {
        write("wanted.in", "a");
        write("uv.toml", "resolution = 'newest'");
        var refused = compile();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("uv.toml", "`resolution`", "`newest`");
        write("uv.toml", "sources = { a = { index = 'x' } }");
        assertThat(compile().err()).contains("uv.toml", "sources", "pyproject.toml");
        assertThat(compile("--config-file", "missing.toml").err()).contains("missing.toml");
    }

    @Test
    void takesAsFewVersionsAsWillDoWhereAskedTo() {
        write("wanted.in", "num");
        write("uv.toml", main());
        var universal = new String[] {"--universal", "--python-version", "3.10"};
        assertThat(compile(universal).succeeds().out().lines())
                .containsExactly(
                        "num==1.0 ; python_version < \"3.12\"",
                        "num==2.0 ; python_version >= \"3.12\"");
        write("uv.toml", main(), "fork-strategy = 'fewest'");
        assertThat(compile(universal).succeeds().out().lines()).containsExactly("num==1.0");
        assertThat(
                        compile(
                                        "--universal",
                                        "--python-version",
                                        "3.10",
                                        "--fork-strategy",
                                        "requires-python")
                                .succeeds()
                                .out()
                                .lines())
                .hasSize(2);
    }

    @Test
    void writesALockOrPinsWhateverTheName() throws IOException {
        write("wanted.in", "a");
        write("uv.toml", main());
        assertThat(compile("--format", "pylock.toml").succeeds().out())
                .startsWith("lock-version = \"1.0\"");
        compile("--format", "requirements.txt", "-o", "pylock.toml").succeeds();
        assertThat(workplace.folder().resolve("pylock.toml")).hasContent("a==2.0");
        compile("--format", "pylock.toml", "-o", "locked.txt").succeeds();
        assertThat(workplace.folder().resolve("locked.txt"))
                .content()
                .startsWith("lock-version = \"1.0\"");
        index.add(PackageUniverse.parse("a 2.5"));
        compile("--format", "pylock.toml", "-o", "locked.txt", "--refresh").succeeds();
        assertThat(workplace.folder().resolve("locked.txt")).content().contains("\"2.0\"");
        assertThat(compile("--format", "yaml").code()).isEqualTo(2);
    }
}
