package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages that fit by their metadata and do not import.
final class CheckIT {
    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("plain 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        index.add(WheelMaker.wheel("lib 1.0").file("lib/__init__.py", "def old(): pass\n").make());
        index.add(
                WheelMaker.wheel("lib 2.0").file("lib/__init__.py", "def recent(): pass\n").make());
        index.add(
                WheelMaker.wheel("app 1.0")
                        .requires("lib>=1")
                        .file("app/__init__.py", "from . import core\n")
                        .file("app/core.py", "\nfrom lib import old\n")
                        .file("app/extra.py", "import undeclared_thing\n")
                        .make());
        index.add(WheelMaker.wheel("numpy 2.1.0").file("numpy/__init__.py", "").make());
        index.add(
                WheelMaker.wheel("arrays 1.0")
                        .requires("numpy")
                        .file("arrays/__init__.py", "from . import _core\n")
                        .file(
                                "arrays/_core.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .make());
    }

    @AfterEach
    void end() {
        index.close();
    }

    private void install(String... requirements) {
        var words = new ArrayList<String>();
        words.add("install");
        words.add("--index-url");
        words.add(index.url().toString());
        words.addAll(List.of(requirements));
        place.run(words.toArray(String[]::new)).succeeds();
    }

    @Test
    void namesTheStatementThatFails() {
        install("app", "lib==2.0");

        var told = place.run("check").endsWith(1);

        assertThat(told.out())
                .contains("`app` 1.0 does not import: `lib` of `lib` 2.0 has no `old`")
                .contains("app/core.py:2: from lib import old")
                .contains("imported by app > app.core");
        assertThat(told.err()).contains("Found 1 problem");
    }

    @Test
    void findsNothingWhereEverythingIsThere() {
        install("app", "lib==1.0");

        assertThat(place.run("check").succeeds().out()).isEmpty();
    }

    @Test
    void looksAtWhatAPersonImportsBesides() {
        install("app", "lib==1.0");

        assertThat(place.run("check", "--module", "app.extra").endsWith(1).out())
                .contains("there is no module `undeclared_thing`");
    }

    @Test
    void trustsMetadataWhereAsked() {
        install("app", "lib==2.0");

        place.run("check", "--no-facts").succeeds();
    }

    @Test
    void namesWhatWasCompiledForAnotherNumpy() {
        install("arrays", "numpy==2.1.0");

        var told = place.run("check", "--json").endsWith(1);

        assertThat(Json.parse(told.out()).toString())
                .contains("numpy_mismatch")
                .contains(
                        "`arrays` 1.0 does not import: it was compiled for NumPy 1,"
                                + " but `numpy` 2.1.0 is installed")
                .contains("numpy<2");
    }
}
