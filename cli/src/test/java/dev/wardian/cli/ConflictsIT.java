package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Extras, groups and members that exclude each other (`conflicts`), in one lock.
final class ConflictsIT {

    private static final String HEAD =
            """
            [project]
            name = "demo"
            version = "0.1.0"
            requires-python = ">=3.9"
            dependencies = ["common"]
            """;

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;
    private LocalIndex gpu;

    @BeforeEach
    void openIndexes() {
        workplace = Workplace.at(folder);
        index =
                LocalIndex.of(
                        "common 1; common 2; sorted 2.3 -> old; sorted 2.4 -> common<2; old 1;"
                                + " torch 2.0; torch 2.1; tester 1");
        gpu = LocalIndex.of("torch 2.1; torch 2.1+cu12");
    }

    @AfterEach
    void closeIndexes() {
        index.close();
        gpu.close();
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }

    private List<String> distributions() {
        return workplace.installed().stream()
                .filter(name -> name.endsWith(".dist-info"))
                .map(name -> name.substring(0, name.length() - ".dist-info".length()))
                .toList();
    }

    /// The locked packages, each with its marker.
    private List<String> locked() {
        var found = new ArrayList<String>();
        for (var part : workplace.text("pylock.toml").split("\\[\\[packages]]\n", -1)) {
            if (part.startsWith("name = ")) {
                found.add(
                        (value(part, "name")
                                        + " "
                                        + value(part, "version")
                                        + " "
                                        + value(part, "marker"))
                                .strip());
            }
        }
        return found;
    }

    private static String value(String part, String key) {
        for (var line : part.split("\n", -1)) {
            if (line.startsWith(key + " = ")) {
                return line.substring(key.length() + 4, line.length() - 1).replace('"', '\'');
            }
        }
        return "";
    }

    private static final String EXTRAS =
            HEAD
                    + """

                    [project.optional-dependencies]
                    new = ["sorted==2.4"]
                    old = ["sorted==2.3"]
                    all = ["demo[new,old]"]

                    [tool.uv]
                    conflicts = [[{ extra = "new" }, { extra = "old" }]]
                    """;

    @Test
    void locksExtrasThatExcludeEachOtherApart() {
        workplace.file("pyproject.toml", EXTRAS);
        run("lock").succeeds();
        assertThat(locked())
                .containsExactly(
                        "common 1 'new' in extras",
                        "common 2 'new' not in extras",
                        "old 1 'old' in extras",
                        "sorted 2.3 'old' in extras",
                        "sorted 2.4 'new' in extras");
        run("sync", "--locked").succeeds();
        assertThat(distributions()).containsExactly("common-2");
        run("sync", "--locked", "--extra", "new").succeeds();
        assertThat(distributions()).containsExactly("common-1", "sorted-2.4");
        run("sync", "--locked", "--extra", "old").succeeds();
        assertThat(distributions()).containsExactly("common-2", "old-1", "sorted-2.3");
    }

    @Test
    void refusesToSyncWhatExcludesEachOther() {
        workplace.file("pyproject.toml", EXTRAS);
        var both = run("sync", "--extra", "new", "--extra", "old").endsWith(2);
        assertThat(both.err())
                .contains(
                        "the extra `new` and the extra `old` exclude each other (`conflicts`)",
                        "expected: at most one of `demo[new]`, `demo[old]`");
        assertThat(run("sync", "--all-extras").endsWith(2).err()).contains("exclude each other");
        assertThat(run("sync", "--extra", "all").endsWith(2).err())
                .contains(
                        "the extra `all` with its extra `new` and the extra `all` with its extra"
                                + " `old` exclude each other");
        assertThat(distributions()).isEmpty();
    }

    @Test
    void looksForNewerVersionsOfAsMuchAsGoesTogether() {
        workplace.file("pyproject.toml", EXTRAS);
        run("lock").succeeds();
        assertThat(run("outdated", "--all").succeeds().out()).contains("common");
    }

    @Test
    void exportsOneChoiceAndRefusesFormatsThatKnowNone() {
        workplace.file("pyproject.toml", EXTRAS);
        run("lock").succeeds();
        assertThat(run("export", "--extra", "old", "--no-hashes").succeeds().out())
                .contains("sorted==2.3")
                .doesNotContain("sorted==2.4");
        assertThat(run("export", "-o", "uv.lock").endsWith(2).err())
                .contains("of `common` it has versions for extras or groups");
        assertThat(workplace.folder().resolve("uv.lock")).doesNotExist();
    }

    @Test
    void saysWhatCannotBeWithoutConflicts() {
        workplace.file("pyproject.toml", EXTRAS.replace("conflicts", "unknown"));
        assertThat(run("lock").endsWith(1).err()).contains("sorted");
    }

    @Test
    void locksAnewWhenConflictsChange() {
        workplace.file("pyproject.toml", EXTRAS);
        run("lock").succeeds();
        workplace.file("pyproject.toml", EXTRAS.replace("\"demo[new,old]\"", ""));
        run("lock").succeeds();
        workplace.file(
                "pyproject.toml",
                EXTRAS.replace("\"demo[new,old]\"", "").replace("conflicts", "unknown"));
        assertThat(run("lock", "--check").endsWith(1).err())
                .contains("- demo conflict: [{extra = new}, {extra = old}]");
    }

    @Test
    void tellsGroupsThatAreWantedByDefault() {
        workplace.file(
                "pyproject.toml",
                HEAD
                        + """

                        [dependency-groups]
                        dev = ["sorted==2.4", { include-group = "test" }]
                        test = ["tester"]
                        old = ["sorted==2.3"]

                        [tool.uv]
                        conflicts = [[{ group = "dev" }, { group = "old" }]]
                        """);
        run("sync").succeeds();
        assertThat(distributions()).containsExactly("common-1", "sorted-2.4", "tester-1");
        assertThat(run("sync", "--group", "old").endsWith(2).err())
                .contains(
                        "the group `dev` (wanted by default) and the group `old` exclude each"
                                + " other");
        run("sync", "--no-default-groups", "--group", "old").succeeds();
        assertThat(distributions()).containsExactly("common-2", "old-1", "sorted-2.3");
        run("sync", "--only-group", "old").succeeds();
        assertThat(distributions()).containsExactly("old-1", "sorted-2.3");
        run("sync", "--only-group", "dev").succeeds();
        assertThat(distributions()).containsExactly("common-1", "sorted-2.4", "tester-1");
    }

    @Test
    void takesAPackageFromTheIndexOfTheExtra() {
        workplace.file(
                "pyproject.toml",
                HEAD
                        + """

                        [project.optional-dependencies]
                        cpu = ["torch>=2.1"]
                        gpu = ["torch>=2.1"]

                        [tool.uv]
                        conflicts = [[{ extra = "cpu" }, { extra = "gpu" }]]

                        [tool.uv.sources]
                        torch = [{ index = "cuda", extra = "gpu" }]

                        [[tool.uv.index]]
                        name = "cuda"
                        url = "%s"
                        explicit = true
                        """
                                .formatted(gpu.url()));
        run("lock").succeeds();
        assertThat(locked())
                .containsExactly(
                        "common 2", "torch 2.1 'cpu' in extras", "torch 2.1+cu12 'gpu' in extras");
        run("sync", "--extra", "gpu").succeeds();
        assertThat(distributions()).containsExactly("common-2", "torch-2.1+cu12");
    }

    @Test
    void holdsMembersApart() {
        workplace.file(
                "pyproject.toml",
                HEAD
                        + """

                        [project.optional-dependencies]
                        new = ["sorted==2.4"]

                        [tool.uv.workspace]
                        members = ["other"]

                        [tool.uv]
                        conflicts = [[{ extra = "new" }, { package = "other" }]]
                        """);
        workplace.file(
                "other/pyproject.toml",
                """
                [project]
                name = "other"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["sorted==2.3"]
                """);
        run("sync", "--package", "other").succeeds();
        assertThat(distributions()).containsExactly("old-1", "sorted-2.3");
        run("sync", "--extra", "new").succeeds();
        assertThat(distributions()).containsExactly("common-1", "sorted-2.4");
        assertThat(run("sync", "--all-packages", "--extra", "new").endsWith(2).err())
                .contains("the extra `new` and `other` exclude each other");
    }

    @Test
    void holdsAMemberApartThatAsksForTheExtraOfAnother() {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["app"]

                [tool.uv.workspace]
                members = ["app", "other"]

                [tool.uv.sources]
                app = { workspace = true }
                other = { workspace = true }
                """);
        workplace.file(
                "app/pyproject.toml",
                """
                [project]
                name = "app"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["other[old]"]
                """);
        workplace.file(
                "other/pyproject.toml",
                """
                [project]
                name = "other"
                version = "1"
                requires-python = ">=3.9"

                [project.optional-dependencies]
                old = ["sorted==2.3"]
                new = ["sorted==2.4"]

                [tool.uv]
                conflicts = [[{ extra = "old" }, { extra = "new" }]]
                """);
        run("lock").succeeds();
        assertThat(
                        run("sync", "--package", "app", "--no-install-project", "--dry-run")
                                .succeeds()
                                .err())
                .contains("sorted==2.3");
        assertThat(
                        run("sync", "--package", "other", "--extra", "new", "--dry-run")
                                .succeeds()
                                .err())
                .contains("sorted==2.4");
        assertThat(run("sync", "--all-packages", "--extra", "new").endsWith(2).err())
                .contains(
                        "the extra `new`",
                        "`app` with the extra `old` of `other`",
                        "exclude each other");
    }

    @Test
    void refusesConflictsThatSayNothing() {
        workplace.file(
                "pyproject.toml", EXTRAS.replace("{ extra = \"new\" }, { extra = \"old\" }", ""));
        assertThat(run("lock").endsWith(2).err()).contains("fewer than two entries");
        workplace.file("pyproject.toml", EXTRAS.replace("\"sorted==2.4\"", "\"demo[old]\""));
        assertThat(run("lock").endsWith(2).err())
                .contains("`demo[new]` includes `demo[old]`, which `conflicts` says it excludes");
    }
}
