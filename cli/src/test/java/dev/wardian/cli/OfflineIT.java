package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--offline`: what the store holds is enough, or everything that it lacks is named, with who
/// asks for it. No test lets the index answer once the network is "off".
final class OfflineIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void begin() {
        workplace = Workplace.at(folder);
    }

    private Workplace.Outcome install(LocalIndex index, String... more) {
        var words = new ArrayList<>(List.of("install", "--index-url", index.url().toString()));
        words.addAll(List.of(more));
        return workplace.run(words.toArray(String[]::new));
    }

    private Workplace.Outcome offline(LocalIndex index, String... more) {
        index.forgetRequests();
        var words = new ArrayList<>(List.of(more));
        words.add("--offline");
        var outcome = install(index, words.toArray(String[]::new));
        assertThat(index.count()).isZero();
        return outcome;
    }

    @Test
    void installsAgainWhatWasInstalledBefore() {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            index.add(SdistMaker.sdist("source 1.0").buildRequires("builder").make());
            index.add(WheelMaker.wheel("builder 1.0").make());
            install(index, "app", "source").succeeds();
            offline(index, "app", "source", "--venv", "again").succeeds();
            assertThat(workplace.installed("again"))
                    .contains("app-1.0.dist-info", "lib-2.0.dist-info", "source-1.0.dist-info");
        }
    }

    @Test
    void namesThePageThatIsMissingAndWhoAsksForIt() {
        try (var index = LocalIndex.of("app 1.0; app 2.0 -> lib>=2; lib 2.0; other 1.0")) {
            install(index, "app==1.0").succeeds();
            install(index, "app==2.0", "--no-deps", "--venv", "other").succeeds();
            // the metadata of both is known now, the page of `lib` is not
            workplace.run("compile", "-", "--index-url", index.url().toString());
            var refused = offline(index, "app==2.0", "--venv", "new").endsWith(3);
            assertThat(refused.err())
                    .contains("not all that is needed is in the cache")
                    .contains("missing: ");
            assertThat(workplace.installed("new")).isEmpty();
        }
    }

    @Test
    void namesEveryFileThatIsMissing() {
        try (var index = LocalIndex.of("app 1.0 -> lib, more; lib 2.0; more 3.0 -> lib")) {
            install(index, "app", "--dry-run").succeeds();
            var refused = offline(index, "app").endsWith(3);
            assertThat(refused.err())
                    .contains("3 files that are needed are not in the cache")
                    .contains(
                            "missing: `app` 1.0, file `app-1.0-py3-none-any.whl`, asked for by"
                                    + " command line")
                    .contains(
                            "missing: `lib` 2.0, file `lib-2.0-py3-none-any.whl`, asked for by app, more")
                    .contains(
                            "missing: `more` 3.0, file `more-3.0-py3-none-any.whl`, asked for by app")
                    .contains("--offline");
            var json = Json.parse(offline(index, "app", "--json").endsWith(3).out());
            assertThat(json.at("error").texts("details")).hasSize(3);
            assertThat(json.at("error").number("exit_code")).isEqualTo(3);
        }
    }

    @Test
    void namesOnlyWhatAPartialCacheLacks() {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            install(index, "lib").succeeds();
            install(index, "app", "--dry-run", "--venv", "x").succeeds();
            var refused = offline(index, "app", "--venv", "x").endsWith(3);
            assertThat(refused.err())
                    .contains(
                            "`app` 1.0, file `app-1.0-py3-none-any.whl`, asked for by command line: it is not in the cache")
                    .doesNotContain("lib-2.0");
        }
    }

    @Test
    void namesTheBuildRequirementThatIsMissingAndTheSourceThatNeedsIt() {
        try (var index = LocalIndex.start()) {
            index.add(SdistMaker.sdist("source 1.0").buildRequires("builder>=1").make());
            index.add(WheelMaker.wheel("builder 1.0").make());
            workplace
                    .run(
                            "download",
                            "source",
                            "--no-build-requires",
                            "-d",
                            "wheels",
                            "--index-url",
                            index.url() + "")
                    .succeeds();
            var refused = offline(index, "source").endsWith(3);
            assertThat(refused.err())
                    .contains("missing: the page of `builder`")
                    .contains("build requirement of source 1.0");
        }
    }

    @Test
    void namesTheRepositoryThatIsMissing() {
        var refused =
                workplace
                        .run(
                                "install",
                                "--offline",
                                "tool @ git+https://git.example.invalid/tool@v1")
                        .endsWith(3);
        assertThat(refused.err())
                .contains("the repository `https://git.example.invalid/tool` at `v1`")
                .contains("not in the cache");
    }

    @Test
    void takesOlderVersionsThatAreKeptWhereNewerOnesAreNot() {
        try (var index = LocalIndex.of("lib 1.0")) {
            install(index, "lib").succeeds();
            index.add(WheelMaker.wheel("lib 2.0").make());
            offline(index, "lib", "--venv", "again").succeeds();
            assertThat(workplace.installed("again")).contains("lib-1.0.dist-info");
        }
    }

    @Test
    void downloadsOfflineWhatIsInTheFolderAlready() {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            var words =
                    new String[] {
                        "download", "app", "-d", "wheels", "--index-url", index.url() + ""
                    };
            workplace.run(words).succeeds();
            index.forgetRequests();
            workplace
                    .run(
                            "download",
                            "app",
                            "-d",
                            "wheels",
                            "--offline",
                            "--index-url",
                            index.url() + "")
                    .succeeds();
            var refused =
                    workplace
                            .run(
                                    "download",
                                    "app",
                                    "-d",
                                    "empty",
                                    "--offline",
                                    "--index-url",
                                    index.url() + "")
                            .endsWith(3);
            assertThat(refused.err()).contains("`app` 1.0, file `app-1.0-py3-none-any.whl`");
            assertThat(index.count()).isZero();
        }
    }
}
