package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Transaction;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.LinkMode;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentChangeTest {
    @TempDir Path folder;

    private Path environment;
    private Path site;
    private Scheme scheme;
    private LauncherTarget python;
    private Store store;

    @BeforeEach
    void makeEnvironment() throws IOException {
        environment = folder.resolve("venv");
        site = environment.resolve("lib/python3.12/site-packages");
        scheme =
                new Scheme(
                        site,
                        site,
                        environment.resolve("bin"),
                        environment,
                        environment.resolve("include/site/python3.12"));
        python = new LauncherTarget(environment.resolve("bin/python"), Version.parse("3.12.1"));
        store = Store.open(folder.resolve("store"));
        Files.createDirectories(site);
        Files.createDirectories(scheme.scripts());
        Files.writeString(scheme.scripts().resolve("python3"), "python");
        Files.writeString(environment.resolve("pyvenv.cfg"), "home = /usr/bin\n");
    }

    @Test
    void linksFilesAndRecordsThem() throws IOException {
        InstallResult result = install(WheelMaker.wheel("a 1.0").file("a/__init__.py", "x = 1\n"));

        assertThat(site.resolve("a/__init__.py")).hasContent("x = 1\n");
        assertThat(site.resolve("a-1.0.dist-info/INSTALLER")).hasContent("wardian\n");
        assertThat(site.resolve("a-1.0.dist-info/REQUESTED")).isEmptyFile();
        assertThat(Files.readString(site.resolve("a-1.0.dist-info/RECORD")))
                .contains("a/__init__.py,sha256=", "a-1.0.dist-info/INSTALLER,sha256=")
                .endsWith("a-1.0.dist-info/RECORD,,\n");
        assertThat(result.linked()).containsExactly(LinkMode.HARDLINK);
        assertThat(Files.getAttribute(site.resolve("a/__init__.py"), "unix:nlink")).isEqualTo(2);
    }

    @Test
    void writesScriptsThatRunTheInterpreterOfTheEnvironment() throws IOException {
        install(
                WheelMaker.wheel("a 1.0")
                        .script("tool", "a.cli:main.run")
                        .data("scripts/old", "#!python -x\nprint(1)\n"));

        assertThat(scheme.scripts().resolve("tool"))
                .isExecutable()
                .content()
                .startsWith("#!" + python.executable() + "\n")
                .contains("from a.cli import main\n", "sys.exit(main.run())");
        assertThat(scheme.scripts().resolve("old"))
                .isExecutable()
                .hasContent("#!" + python.executable() + "\nprint(1)\n");
        assertThat(Files.readString(site.resolve("a-1.0.dist-info/RECORD")))
                .contains("../../../bin/tool,sha256=", "../../../bin/old,sha256=");
    }

    @Test
    void startsInterpretersWithLongPathsThroughTheShell() {
        assertThat(Shebang.of("/usr/bin/python")).isEqualTo("#!/usr/bin/python\n");
        assertThat(Shebang.of("/" + "x".repeat(124))).startsWith("#!/bin/sh\n'''exec' \"/xxx");
        assertThat(Shebang.of("/a b/python"))
                .isEqualTo("#!/bin/sh\n'''exec' \"/a b/python\" \"$0\" \"$@\"\n' '''\n");
    }

    @Test
    void changesNothingWhenOneOfSeveralWheelsIsRefused() throws IOException {
        install(WheelMaker.wheel("old 1.0").file("old.py", "1"));
        List<String> before = tree();
        UnpackedWheel good = unpack(WheelMaker.wheel("good 1.0").file("good/x.py", "1"));
        UnpackedWheel bad = unpack(WheelMaker.wheel("bad 1.0").script("python3", "bad:main"));
        EnvironmentChange change =
                new EnvironmentChange(scheme, python, Linker.automatic())
                        .remove(installed("old"))
                        .install(good, InstallOptions.DEPENDENCY)
                        .install(bad, InstallOptions.DEPENDENCY);

        assertThatThrownBy(() -> change.apply(InstallListener.SILENT))
                .isInstanceOfSatisfying(
                        PythonException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOf(InstallProblem.PlaceTaken.class));

        assertThat(tree()).isEqualTo(before);
        assertThat(scheme.scripts().resolve("python3")).hasContent("python");
    }

    @Test
    void replacesOneVersionByAnother() throws IOException {
        install(WheelMaker.wheel("a 1.0").file("a/gone.py", "1").file("a/__init__.py", "1"));
        Files.createDirectories(site.resolve("a/__pycache__"));
        Files.writeString(site.resolve("a/__pycache__/gone.cpython-312.pyc"), "bytecode");

        new EnvironmentChange(scheme, python, Linker.automatic())
                .remove(installed("a"))
                .install(
                        unpack(WheelMaker.wheel("a 2.0").file("a/__init__.py", "2")),
                        InstallOptions.DEPENDENCY)
                .apply(InstallListener.SILENT);

        assertThat(site.resolve("a/__init__.py")).hasContent("2");
        assertThat(site.resolve("a/gone.py")).doesNotExist();
        assertThat(site.resolve("a/__pycache__")).doesNotExist();
        assertThat(site.resolve("a-1.0.dist-info")).doesNotExist();
    }

    @Test
    void removesWhatWasInstalledAndNothingElse() throws IOException {
        List<String> before = tree();
        install(
                WheelMaker.wheel("a 1.0")
                        .file("a/b/c.py", "1")
                        .script("tool", "a:main")
                        .data("data/share/x.txt", "x")
                        .data("headers/a.h", "h"));
        Files.writeString(site.resolve("mine.py"), "mine");

        InstallResult result = new Uninstaller(scheme, python).uninstall(installed("a"));

        Files.delete(site.resolve("mine.py"));
        assertThat(result.removed()).containsExactly("a 1.0");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void removesNothingOutsideTheEnvironment() throws IOException {
        install(WheelMaker.wheel("a 1.0").file("a.py", "1"));
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path record = site.resolve("a-1.0.dist-info/RECORD");
        Files.writeString(
                record,
                Files.readString(record) + "../../../../victim,,\n../../../bin/python3,,\n");

        InstallResult result = new Uninstaller(scheme, python).uninstall(installed("a"));

        assertThat(victim).exists();
        assertThat(scheme.scripts().resolve("python3")).exists();
        assertThat(result.notes()).hasSize(2).allMatch(note -> note.contains("stays"));
    }

    @Test
    void refusesToRemoveWhatIsNotRecorded() throws IOException {
        install(WheelMaker.wheel("a 1.0").file("a.py", "1"));
        Files.delete(site.resolve("a-1.0.dist-info/RECORD"));
        List<String> before = tree();

        assertThatThrownBy(() -> new Uninstaller(scheme, python).uninstall(installed("a")))
                .isInstanceOf(PythonException.class)
                .hasMessageContaining("no `RECORD`");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void namesBothOwnersOfAFileThatTheyDisagreeAbout() throws IOException {
        install(WheelMaker.wheel("a 1.0").file("shared/x.py", "a").file("same.py", "s"));

        InstallResult result =
                install(WheelMaker.wheel("b 1.0").file("shared/x.py", "b").file("same.py", "s"));

        assertThat(result.overwritten())
                .containsExactly(
                        new Overwrite(site.resolve("shared/x.py"), "b 1.0", "a 1.0", false));
        assertThat(site.resolve("shared/x.py")).hasContent("b");
        assertThat(
                        store.archive(
                                        unpack(
                                                        WheelMaker.wheel("a 1.0")
                                                                .file("shared/x.py", "a")
                                                                .file("same.py", "s"))
                                                .archive()
                                                .digest())
                                .orElseThrow()
                                .files()
                                .resolve("shared/x.py"))
                .hasContent("a");
    }

    @Test
    void letsTheLaterOfTwoNewWheelsWin() throws IOException {
        InstallResult result =
                new EnvironmentChange(scheme, python, Linker.automatic())
                        .install(
                                unpack(WheelMaker.wheel("a 1.0").file("x.py", "a")),
                                InstallOptions.DEPENDENCY)
                        .install(
                                unpack(WheelMaker.wheel("b 1.0").file("x.py", "b")),
                                InstallOptions.DEPENDENCY)
                        .apply(InstallListener.SILENT);

        assertThat(site.resolve("x.py")).hasContent("b");
        assertThat(result.overwritten()).hasSize(1);
    }

    @Test
    void tellsByTheirDigestsThatTwoWheelsBringTheSameFile() throws IOException {
        UnpackedWheel whole =
                unpack(WheelMaker.wheel("whole 1.0").file("p/x.py", "1").file("p/y.py", "whole"));
        UnpackedWheel part =
                unpack(WheelMaker.wheel("part 1.0").file("p/x.py", "1").file("p/y.py", "part"));
        // nothing can be read from the one that is not linked
        Files.delete(whole.archive().files().resolve("p/x.py"));

        InstallResult result =
                new EnvironmentChange(scheme, python, Linker.automatic())
                        .install(whole, InstallOptions.DEPENDENCY)
                        .install(part, InstallOptions.DEPENDENCY)
                        .apply(InstallListener.SILENT);

        assertThat(result.overwritten())
                .containsExactly(
                        new Overwrite(site.resolve("p/y.py"), "part 1.0", "whole 1.0", false));
        assertThat(site.resolve("p/x.py")).hasContent("1");
    }

    @Test
    void givesUpAndUndoesWhenTheProcessIsToldToEnd() throws IOException {
        List<String> before = tree();
        UnpackedWheel wheel = unpack(WheelMaker.wheel("a 1.0").file("a.py", "1"));
        Placement placement = new Placement(wheel, InstallOptions.DEPENDENCY, scheme, python);
        IntentDraft draft = new IntentDraft();
        draft.comes(placement.folders(), List.of(placement.code(), placement.info()));
        Transaction transaction =
                EnvironmentJournal.of(environment, EnvironmentJournal.History.USUAL)
                        .begin(draft.intent());
        Placer placer = new Placer(scheme, Linker.automatic(), transaction, false);
        for (Path needed : placement.folders()) {
            transaction.folder(needed);
        }

        transaction.abort();

        assertThatThrownBy(() -> placer.place(List.of(placement), new Restoration()))
                .isInstanceOf(IOException.class)
                .hasMessage("interrupted");
        transaction.rollBack();
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void copiesWhenToldTo() throws IOException {
        UnpackedWheel wheel = unpack(WheelMaker.wheel("a 1.0").file("a.py", "1"));

        InstallResult result =
                new WheelInstaller(scheme, python, Linker.forced(LinkMode.COPY))
                        .install(wheel, InstallOptions.DEPENDENCY);

        assertThat(result.linked()).containsExactly(LinkMode.COPY);
        assertThat(Files.getAttribute(site.resolve("a.py"), "unix:nlink")).isEqualTo(1);
        assertThat(site.resolve("a-1.0.dist-info/REQUESTED")).doesNotExist();
    }

    @Test
    void refusesAWheelUnderAnotherName() throws IOException {
        Path file = WheelMaker.wheel("a 1.0").into(folder);

        assertThatThrownBy(
                        () ->
                                UnpackedWheel.add(
                                        store, file, WheelFilename.parse("a-2.0-py3-none-any.whl")))
                .hasMessageContaining("it holds `a` 1.0 instead");
    }

    private InstallResult install(WheelMaker maker) throws IOException {
        return new WheelInstaller(scheme, python, Linker.automatic())
                .install(unpack(maker), InstallOptions.REQUESTED);
    }

    private UnpackedWheel unpack(WheelMaker maker) throws IOException {
        Path file = maker.into(Files.createTempDirectory(folder, "wheels"));
        return UnpackedWheel.add(
                store, file, WheelFilename.parse(String.valueOf(file.getFileName())));
    }

    private InstalledDistribution installed(String name) {
        return PythonEnvironment.of(interpreter(), scheme).find(PackageName.of(name)).orElseThrow();
    }

    private Interpreter interpreter() {
        Surroundings surroundings =
                new Surroundings(
                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                        Path.of("/"),
                        Path.of(System.getProperty("user.home")));
        return new Interpreters(folder.resolve("interpreters"), surroundings)
                .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                .interpreter();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> below = Files.walk(environment)) {
            return below.map(it -> environment.relativize(it).toString())
                    .filter(it -> !it.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
