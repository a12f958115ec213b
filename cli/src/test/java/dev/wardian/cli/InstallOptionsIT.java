package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options of whole commands that other tests do not meet.
final class InstallOptionsIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
    }

    @Test
    void warnsOfWhatDoesNotFitWhereStrict() {
        try (var index = LocalIndex.of("a 1.0 -> b>=2; b 1.0")) {
            install(index, "b").succeeds();
            var lenient = install(index, "a", "--no-deps").succeeds();
            assertThat(lenient.err()).doesNotContain("warning");
            var strict = install(index, "a", "--no-deps", "--reinstall", "--strict").succeeds();
            assertThat(strict.err()).contains("warning: ").contains("b");
        }
    }

    @Test
    void compilesModulesWhenAskedTo() throws IOException {
        var odd =
                WheelMaker.wheel("odd 1.0")
                        .file("odd/__init__.py", "x = 1\n")
                        .file("odd/template.py", "{% not python %}\n")
                        .make();
        try (var index = LocalIndex.start().add(odd)) {
            install(index, "odd").succeeds();
            assertThat(compiled()).isEmpty();
            var outcome = install(index, "odd", "--reinstall", "--compile-bytecode").succeeds();
            assertThat(outcome.err()).contains("Compiled ");
            assertThat(compiled()).hasSize(1).first().asString().startsWith("__init__.");
            workplace.run("uninstall", "-y", "odd").succeeds();
            assertThat(compiled()).isEmpty();
        }
    }

    @Test
    void asksAgainForWhatIsToBeRefreshed() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0").withCacheHeaders("max-age=600")) {
            compile(index).succeeds();
            index.forgetRequests();
            compile(index).succeeds();
            assertThat(index.count()).isZero();
            compile(index, "--refresh-package", "b").succeeds();
            assertThat(index.count("/simple/a/")).isZero();
            assertThat(index.count("/simple/b/")).isEqualTo(1);
            compile(index, "--refresh").succeeds();
            assertThat(index.count("/simple/a/")).isEqualTo(1);
        }
    }

    @Test
    void readsLimitsAndModesOfPackages() {
        try (var index =
                LocalIndex.of(
                        """
                        a 1.0 (uploaded 2023-01-01T00:00:00Z)
                        a 2.0 (uploaded 2024-01-01T00:00:00Z)
                        b 1.0 (uploaded 2023-01-01T00:00:00Z)
                        b 2.0rc1 (uploaded 2023-01-01T00:00:00Z)
                        """)) {
            workplace.file("in.txt", "a\nb\n");
            var outcome =
                    compile(
                                    index,
                                    "in.txt",
                                    "--exclude-newer-package",
                                    "a=2023-06-01",
                                    "--prerelease-package",
                                    "b=allow")
                            .succeeds();
            assertThat(outcome.out()).contains("a==1.0").contains("b==2.0rc1");
            compile(index, "in.txt", "--exclude-newer", "a month or so").endsWith(2);
            compile(index, "in.txt", "--prerelease-package", "b").endsWith(2);
            compile(index, "in.txt", "--config-setting", "novalue").endsWith(2);
            compile(index, "in.txt", "--config-settings-package", "a:novalue").endsWith(2);
        }
    }

    @Test
    void installsALockOfAnyName() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            workplace.file("in.txt", "a\n");
            compile(index, "in.txt", "-o", "pylock.dev.toml").succeeds();
            workplace.run("install", "-r", "pylock.dev.toml").succeeds();
            assertThat(workplace.run("freeze").out()).isEqualTo("a==1.0\nb==1.0\n");
        }
    }

    private List<String> compiled() throws IOException {
        try (Stream<Path> files = Files.walk(workplace.folder().resolve(".venv/lib"))) {
            return files.filter(file -> file.toString().endsWith(".pyc"))
                    .filter(file -> file.toString().contains("odd"))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private Workplace.Outcome compile(LocalIndex index, String... words) {
        if (words.length == 0 || words[0].startsWith("-")) {
            workplace.file("in.txt", "a\n");
            return run(index, "compile", Stream.concat(Stream.of("in.txt"), Stream.of(words)));
        }
        return run(index, "compile", Stream.of(words));
    }

    private Workplace.Outcome install(LocalIndex index, String... words) {
        return run(index, "install", Stream.of(words));
    }

    private Workplace.Outcome run(LocalIndex index, String command, Stream<String> words) {
        var all = new ArrayList<String>();
        all.add(command);
        words.forEach(all::add);
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new));
    }

    @Test
    void namesTheIndexBelowEachPin() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            workplace.file("requirements.in", "a\n");
            var url = index.url().toString().replaceAll("/$", "");
            var split = pins(index, "requirements.in", "--emit-index-annotation");
            assertThat(split)
                    .contains("a==1.0\n    # via -r requirements.in\n    # from " + url)
                    .contains("b==1.0\n    # via a\n    # from " + url);
            assertThat(pins(index, "requirements.in", "--emit-index-annotation", "--no-annotate"))
                    .contains("a==1.0\n    # from " + url)
                    .doesNotContain("via a");
            assertThat(pins(index, "requirements.in")).doesNotContain("# from");
        }
    }

    @Test
    void upgradesWhatAGroupNamesAndNothingElse() {
        try (var index = LocalIndex.of("a 1.0; a 2.0; b 1.0; b 2.0")) {
            workplace.file("requirements.txt", "a==1.0\nb==1.0\n");
            workplace.file("requirements.in", "a\nb\n");
            workplace.file("pyproject.toml", "[dependency-groups]\ndev = ['b']\n");
            var words = new String[] {"requirements.in", "-o", "requirements.txt"};
            assertThat(pins(index, words)).contains("a==1.0", "b==1.0");
            assertThat(
                            pins(
                                    index,
                                    "requirements.in",
                                    "-o",
                                    "requirements.txt",
                                    "--upgrade-group",
                                    "dev"))
                    .contains("a==1.0", "b==2.0");
        }
    }

    @Test
    void copiesWhatIsToBeEditableWhereNothingMayBe() throws IOException {
        var project = workplace.folder().resolve("proj");
        Files.createDirectories(project);
        SdistMaker.sdist("mine 0.1")
                .file("mine.py", "VALUE = 1\n")
                .wheel(WheelMaker.wheel("mine 0.1").file("mine.py", "VALUE = 1\n").make())
                .treeInto(project);
        workplace.run("install", "--no-index", "-e", "proj", "--no-editable").succeeds();

        var list = workplace.run("list", "--json").succeeds().out();
        assertThat(list).contains("\"mine\"").doesNotContain("proj");
    }

    private String pins(LocalIndex index, String... words) {
        var all = new ArrayList<>(List.of("compile"));
        all.addAll(List.of(words));
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new)).endsWith(0).out();
    }
}
