package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands that look at what depends on what, and at what is offered.
final class GraphIT {
    private static final String UNIVERSE =
            """
            app 1.0 (uploaded 2023-01-01T00:00:00Z) -> lib>=1,<3, tool
            lib 1.0 (uploaded 2023-01-02T00:00:00Z) -> base>=1
            lib 2.0 (python >=3.8, uploaded 2023-02-01T00:00:00Z) -> base>=1,<3
            lib 3.0 (python >=3.99, uploaded 2023-03-01T00:00:00Z)
            tool 1.0 (uploaded 2023-01-01T00:00:00Z) -> base!=1.5
            base 1.0 (uploaded 2023-01-01T00:00:00Z)
            base 1.5 (uploaded 2023-01-01T00:00:00Z)
            base 2.0 (yanked broken, uploaded 2023-01-01T00:00:00Z)
            base 3.0 (uploaded 2023-01-01T00:00:00Z)
            """;

    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
    }

    @Test
    void tellsWhatDependsOnWhatInAnEnvironmentAndALock() {
        workplace.file("requirements.in", "app\n");
        try (var index = LocalIndex.of(UNIVERSE)) {
            var golden = new Golden(workplace, index);
            golden.run("install", "app").endsWith(0);
            golden.runAlone("tree").endsWith(0);
            golden.runAlone("tree", "--invert", "base").endsWith(0);
            golden.runAlone("tree", "--depth", "1").endsWith(0);
            golden.runAlone("tree", "--dot", "lib").endsWith(0);
            golden.runAlone("tree", "unheard-of").endsWith(1);
            golden.runAlone("why", "base").endsWith(0);
            golden.runAlone("why", "app").endsWith(0);
            golden.runAlone("why", "base", "--json").endsWith(0);
            golden.run("compile", "requirements.in", "-o", "pylock.toml", "-q").endsWith(0);
            golden.run("tree", "--lock", "pylock.toml").endsWith(0);
            golden.run("why", "base", "--lock", "pylock.toml").endsWith(0);
            golden.runAlone("uninstall", "-y", "tool").endsWith(0);
            golden.runAlone("tree").endsWith(0);
            golden.matches("graph");
        }
    }

    @Test
    void writesAPageOfAnEnvironmentOrALock() {
        workplace.file("requirements.in", "app\n");
        try (var index = LocalIndex.of(UNIVERSE)) {
            var address = index.url().toString();
            workplace.run("install", "app", "--index-url", address).succeeds();
            workplace
                    .run("compile", "requirements.in", "-o", "pylock.toml", "--index-url", address)
                    .succeeds();

            var told = workplace.run("tree", "--html", "here.html").succeeds();
            workplace
                    .run(
                            "tree",
                            "--html",
                            "lock.html",
                            "--lock",
                            "pylock.toml",
                            "--index-url",
                            address)
                    .succeeds();

            assertThat(told.out()).isEmpty();
            assertThat(told.err()).contains("Wrote `here.html`");
            assertThat(workplace.text("here.html"))
                    .contains("<title>Packages of .venv</title>")
                    .contains("data-view=\"graph\"")
                    .contains("<td>app → lib → base</td>");
            assertThat(workplace.text("lock.html"))
                    .contains("<title>Packages of pylock.toml</title>")
                    .contains(" to download");
            assertThat(workplace.run("tree", "--html", "no/such/page.html").endsWith(4).err())
                    .contains("page.html`: its folder is not there");
        }
    }

    @Test
    void tellsWhatIsOfferedAndWhatOthersLeave() {
        workplace.file("requirements.txt", "# ours\napp\nbase>=1.5\n");
        workplace.file("constraints.txt", "base<3\n");
        try (var index = LocalIndex.of(UNIVERSE)) {
            var golden = new Golden(workplace, index);
            golden.run("versions", "lib", "--python-version", "3.12").endsWith(0);
            golden.run("overlap", "base", "-r", "requirements.txt").endsWith(1);
            golden.run("overlap", "base", "app", "base<3").endsWith(0);
            golden.run("overlap", "base", "app", "-c", "constraints.txt", "--json").endsWith(0);
            golden.run("install", "app").endsWith(0);
            golden.run("versions", "base").endsWith(0);
            golden.run("versions", "base", "--json").endsWith(0);
            golden.run("overlap", "base").endsWith(0);
            golden.run("overlap", "unheard-of").endsWith(1);
            golden.matches("offer");
        }
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        assertThat(workplace.run("why").endsWith(2).err()).contains("wardian why numpy");
        assertThat(workplace.run("versions").endsWith(2).err()).contains("wardian versions");
        assertThat(workplace.run("overlap").endsWith(2).err()).contains("wardian overlap");
        assertThat(workplace.run("tree", "--depth", "x").endsWith(2).err()).contains("--depth x");
    }
}
