package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What artifacts prove against their metadata, the solver learns.
final class LearnIT {
    private static final String OLD = "2023-03-01T00:00:00Z";
    private static final String NEW = "2026-03-01T00:00:00Z";

    private static final String TAG =
            "py3-none-linux_" + System.getProperty("os.arch").replace("amd64", "x86_64");

    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("plain 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        numpy("1.26.4", OLD);
        numpy("2.0.0", "2024-06-16T12:00:00Z");
        numpy("2.4.0", NEW);
        index.add(arrays("1.0", OLD, ElfMaker.little().undefined("numpy.core._multiarray_umath")));
        index.add(library("1.0", OLD, "def old(): pass\ndef both(): pass\n"));
        index.add(library("2.0", "2025-03-01T00:00:00Z", "def both(): pass\n"));
        index.add(library("3.0", NEW, "def both(): pass\n"));
        index.add(application("1.0", OLD, "from lib import old\n"));
    }

    private void numpy(String version, String uploaded) {
        index.add(
                WheelMaker.wheel("numpy " + version)
                        .file("numpy/__init__.py", "")
                        .uploaded(uploaded)
                        .make());
    }

    private static PackageFile arrays(String version, String uploaded, ElfMaker object) {
        return WheelMaker.wheel("arrays " + version)
                .requires("numpy")
                .tag(TAG)
                .notPure()
                .file("arrays/__init__.py", "from . import _core\n")
                .file("arrays/_core.abi3.so", object.make())
                .uploaded(uploaded)
                .make();
    }

    private static PackageFile library(String version, String uploaded, String source) {
        return WheelMaker.wheel("lib " + version)
                .file("lib/__init__.py", source)
                .uploaded(uploaded)
                .make();
    }

    private static PackageFile application(String version, String uploaded, String source) {
        return WheelMaker.wheel("app " + version)
                .requires("lib>=1", "numpy")
                .file("app/__init__.py", "from . import core\n")
                .file("app/core.py", source)
                .uploaded(uploaded)
                .make();
    }

    @AfterEach
    void end() {
        index.close();
    }

    private Workplace.Outcome install(String... words) {
        var all = new ArrayList<>(List.of("install", "--index-url", index.url().toString()));
        all.addAll(List.of(words));
        return place.run(all.toArray(String[]::new));
    }

    private String frozen() {
        return place.run("freeze").succeeds().out();
    }

    private List<String> wheels() {
        return index.requests().stream()
                .map(LocalIndex.Request::path)
                .filter(path -> path.endsWith(".whl"))
                .toList();
    }

    @Test
    void takesTheNumpyThatAPackageWasCompiledFor() {
        var told = install("arrays").succeeds();

        assertThat(frozen()).contains("arrays==1.0", "numpy==1.26.4");
        assertThat(told.err())
                .contains("2.4.0 does not go with arrays 1.0, which was compiled for NumPy 1");
    }

    @Test
    void keepsTheEvidenceInTheLockAndTellsIt() {
        place.file("in.txt", "arrays\n");
        for (var platforms : List.of("--no-strip-extras", "--universal")) {
            var lock = platforms.equals("--universal") ? "pylock.all.toml" : "pylock.toml";
            place.run(
                            "compile",
                            "in.txt",
                            "-o",
                            lock,
                            platforms,
                            "--index-url",
                            index.url().toString())
                    .succeeds();

            assertThat(place.text(lock))
                    .as(platforms)
                    .contains("which was compiled for NumPy 1")
                    .contains("evidence = [\"arrays/_core.abi3.so\"]");
            var why = place.run("why", "numpy", "--lock", lock).succeeds().out();
            assertThat(why)
                    .contains("why not newer: ")
                    .contains("does not go with arrays 1.0, which was compiled for NumPy 1")
                    .contains("    arrays/_core.abi3.so");
            assertThat(place.run("why", "arrays", "--lock", lock).succeeds().out())
                    .doesNotContain("why not newer");
        }
    }

    @Test
    void keepsTheEvidenceInTheEnvironmentAndTellsIt() {
        install("arrays").succeeds();

        assertThat(place.run("why", "numpy").succeeds().out())
                .contains("why not newer: 2.4.0 does not go with arrays 1.0")
                .contains("    arrays/_core.abi3.so");
        assertThat(place.run("why", "numpy", "--json").succeeds().out())
                .contains("arrays/_core.abi3.so");
        assertThat(place.run("why", "arrays").succeeds().out()).doesNotContain("why not newer");
        place.run("verify").succeeds();
    }

    @Test
    void trustsMetadataWhereAsked() {
        install("--no-facts", "arrays").succeeds();

        assertThat(frozen()).contains("numpy==2.4.0");
    }

    @Test
    void heedsTheOldestNumpyThatAPackageWorksWith() {
        index.add(
                arrays(
                        "2.0",
                        "2026-03-02T00:00:00Z",
                        ElfMaker.little()
                                .undefined("numpy._core._multiarray_umath")
                                .undefined(
                                        "module was compiled against NumPy C-API version 0x12"
                                                + " (NumPy 2.0) but the running NumPy has 0x10")));
        index.add(
                WheelMaker.wheel("careful 1.0").requires("numpy<2", "arrays").uploaded(OLD).make());

        install("careful").succeeds();

        assertThat(frozen()).contains("arrays==1.0", "numpy==1.26.4");
    }

    @Test
    void mendsWhatIsInstalledAlready() {
        install("numpy").succeeds();

        install("arrays").succeeds();

        assertThat(frozen()).contains("numpy==1.26.4");
    }

    @Test
    void takesAVersionThatStillHasTheName() {
        var told = install("--resolution", "highest", "app==1.0").succeeds();

        assertThat(frozen()).contains("lib==1.0");
        assertThat(told.err())
                .contains("3.0 does not go with app 1.0, which runs from lib import old");
    }

    @Test
    void looksForVersionsOfThePinsTimeFirst() {
        install("--resolution", "highest", "app==1.0").succeeds();

        assertThat(wheels()).noneMatch(path -> path.contains("lib-2.0"));
    }

    @Test
    void warnsOfPinsThatNothingCanMend() {
        var told = install("arrays==1.0", "numpy==2.0.0").succeeds();

        assertThat(told.err())
                .contains(
                        "warning: `arrays` 1.0 was compiled for NumPy 1, which excludes"
                                + " `numpy>=2`, but the versions asked for leave no other")
                .contains("arrays/_core.abi3.so");
        assertThat(frozen()).contains("numpy==2.0.0");
    }

    @Test
    void explainsWhatCannotBeMetForThatReason() {
        var told = install("arrays==1.0", "numpy>=2").endsWith(1);

        assertThat(told.err())
                .contains("`arrays==1.0` and `numpy>=2` cannot be met together")
                .contains(
                        "`arrays` 1.0 was compiled for NumPy 1, which excludes `numpy>=2`"
                                + " (arrays/_core.abi3.so)");
    }

    @Test
    void offersOnlyWhatWorksByWhatFilesSay() {
        index.add(arrays("0.9", OLD, ElfMaker.little().undefined("numpy.core._multiarray_umath")));

        var told = install("arrays==1.0", "numpy>=2").endsWith(1);

        assertThat(told.err()).contains("`numpy>=1.26.4`").doesNotContain("arrays==0.9");
    }

    @Test
    void givesTheEvidenceToPrograms() {
        var told = install("--json", "arrays==1.0", "numpy>=2").endsWith(1);

        assertThat(Json.parse(told.out()).toString())
                .contains("excludes")
                .contains("was compiled for NumPy 1")
                .contains("arrays/_core.abi3.so");
    }

    @Test
    void writesItIntoTheLock() {
        place.file("r.in", "arrays\n");

        place.run("compile", "--index-url", index.url().toString(), "r.in", "-o", "pylock.toml")
                .succeeds();

        assertThat(place.text("pylock.toml"))
                .contains("2.4.0 does not go with arrays 1.0, which was compiled for NumPy 1");
    }

    private void webFramework() {
        index.add(
                WheelMaker.wheel("flask 2.2.0").requires("werkzeug>=2.2").make(),
                WheelMaker.wheel("werkzeug 2.3.8").make(),
                WheelMaker.wheel("werkzeug 3.0.0").make());
    }

    @Test
    void knowsOfMetadataThatIsWrong() {
        webFramework();

        var told = install("flask").succeeds();

        assertThat(frozen()).contains("werkzeug==2.3.8");
        assertThat(told.err())
                .contains(
                        "3.0.0 does not go with flask >=2,<2.2.4, which imports"
                                + " werkzeug.urls.url_quote, which went in 3.0");
        assertThat(install("--no-facts", "-U", "flask").succeeds().err()).contains("3.0.0");
    }

    private void lockForAllPlatforms() {
        place.run(
                        "compile",
                        "--universal",
                        "--index-url",
                        index.url().toString(),
                        "r.in",
                        "-o",
                        "pylock.toml")
                .succeeds();
    }

    @Test
    void saysNothingOfCorrectionsOfWhatIsNotThere() {
        webFramework();
        place.file("r.in", "werkzeug\n");
        lockForAllPlatforms();
        assertThat(place.text("pylock.toml"))
                .contains("version = \"3.0.0\"")
                .doesNotContain("does not go with");
    }

    @Test
    void explainsWhatACorrectionForbids() {
        webFramework();

        assertThat(install("flask", "werkzeug>=3").endsWith(1).err())
                .contains("`flask` >=2,<2.2.4 imports `werkzeug.urls.url_quote`")
                .contains("(flask/app.py: from werkzeug.urls import url_quote)");
    }

    @Test
    void takesCorrectionsOfAPerson() {
        place.file("known.txt", "# ours\n\nlib>=1 | plain<1 | is known to fail\n");
        index.add(WheelMaker.wheel("user 1.0").requires("lib", "plain").make());
        index.add(WheelMaker.wheel("plain 0.5").make());

        var told = install("--corrections", "known.txt", "user").succeeds();

        assertThat(frozen()).contains("plain==0.5");
        assertThat(told.err()).contains("1.0 does not go with lib >=1, which is known to fail");
    }

    @Test
    void takesCorrectionsOfTheProject() {
        place.file(
                "pyproject.toml",
                "[tool.wardian]\ncorrections = [\"lib>=1 | plain<1 | is known to fail\"]\n");
        index.add(WheelMaker.wheel("user 1.0").requires("lib", "plain").make());
        index.add(WheelMaker.wheel("plain 0.5").make());

        install("user").succeeds();

        assertThat(frozen()).contains("plain==0.5");
    }

    @Test
    void refusesCorrectionsThatMeanNothing() {
        place.file("known.txt", "lib>=1 plain<1\n");

        assertThat(install("--corrections", "known.txt", "lib").err())
                .contains("known.txt:1:1: `lib>=1 plain<1` is no correction")
                .contains("expected: `flask>=2,<2.2.4 | werkzeug<3 | reason | evidence`");
    }

    @Test
    void heedsTheTimeOfNumpyForSilentUsersOfIt() {
        for (var version : List.of("15.0", "20.0", "26.0")) {
            index.add(
                    WheelMaker.wheel("pyarrow " + version)
                            .tag(TAG)
                            .notPure()
                            .file("pyarrow/__init__.py", "from . import lib\n")
                            .file(
                                    "pyarrow/lib.abi3.so",
                                    version.equals("15.0")
                                            ? ElfMaker.little()
                                                    .undefined("numpy.core._multiarray_umath")
                                                    .make()
                                            : newNumpy().make())
                            .uploaded(version.equals("15.0") ? OLD : NEW)
                            .make());
        }
        index.add(WheelMaker.wheel("dash 1.0").requires("numpy<2", "pyarrow").uploaded(OLD).make());

        install("--resolution", "highest", "dash==1.0").succeeds();

        assertThat(frozen()).contains("pyarrow==15.0");
        assertThat(wheels()).noneMatch(path -> path.contains("pyarrow-20"));
    }

    private static ElfMaker newNumpy() {
        return ElfMaker.little()
                .undefined("numpy._core._multiarray_umath")
                .undefined(
                        "module was compiled against NumPy C-API version 0x12 (NumPy 2.0) but the"
                                + " running NumPy has 0x10");
    }

    @Test
    void heedsPublicPartsWhereThereIsAChoice() {
        partly();

        install("--resolution", "highest", "partly==1.0").succeeds();

        assertThat(frozen()).contains("lib==1.0");
    }

    @Test
    void letsPartsGoWhereThereIsNone() {
        partly();

        var told = install("--resolution", "highest", "partly==1.0", "lib>=2").succeeds();

        assertThat(frozen()).contains("lib==3.0");
        assertThat(told.err()).contains("a part of it will not import");
    }

    private void partly() {
        index.add(
                WheelMaker.wheel("partly 1.0")
                        .requires("lib")
                        .file("partly/__init__.py", "")
                        .file("partly/more.py", "from lib import old\n")
                        .file("partly/_private.py", "from lib import never\n")
                        .uploaded(OLD)
                        .make());
    }

    @Test
    void learnsForLocksOfAllPlatforms() {
        place.file("r.in", "arrays\n");

        lockForAllPlatforms();

        assertThat(place.text("pylock.toml"))
                .contains("version = \"1.26.4\"")
                .contains("numpy>=2 does not go with arrays 1.0, which was compiled for NumPy 1")
                .doesNotContain("2.4.0");
    }

    private void offerForgetful() {
        index.add(
                WheelMaker.wheel("forgetful 1.0")
                        .file("forgetful/__init__.py", "import pkg_resources\n")
                        .uploaded(OLD)
                        .make());
        index.add(WheelMaker.wheel("forgetful 2.0").uploaded(NEW).make());
        index.add(WheelMaker.wheel("setuptools 80.0").file("pkg_resources/__init__.py", "").make());
        index.add(WheelMaker.wheel("setuptools 82.0").make());
    }

    @Test
    void offersWhatAnOldPinImportsAndNobodyDeclares() {
        offerForgetful();

        var told = install("forgetful==1.0").succeeds();

        assertThat(told.err())
                .contains(
                        "warning: `forgetful` 1.0 does not import: there is no module"
                                + " `pkg_resources`, and it declares none that brings it")
                .contains("forgetful==1.0 'setuptools<81'");
        assertThat(place.run("list").succeeds().out()).doesNotContain("setuptools");
        assertThat(place.run("fix", "1", "--dry-run").succeeds().err()).contains("Would install");

        place.run("fix", "1").succeeds();

        assertThat(place.run("list").succeeds().out()).containsPattern("setuptools +80.0");
        assertThat(place.run("check").succeeds().out()).doesNotContain("pkg_resources");
        assertThat(place.run("fix").succeeds().err()).contains("no fix is known");
    }

    @Test
    void bringsTheNumpyThatGoesWithAPackageThatDoesNotDeclareIt() {
        index.add(
                WheelMaker.wheel("faiss-cpu 1.7.4")
                        .tag(TAG)
                        .notPure()
                        .file("faiss/__init__.py", "import numpy\nfrom .loader import *\n")
                        .file(
                                "faiss/loader.py",
                                """
                                import os
                                fast = bool(os.cpu_count())
                                if fast:
                                    try:
                                        from .swig_fast import *
                                    except ImportError:
                                        fast = False
                                if not fast:
                                    from .swig import *
                                """)
                        .file(
                                "faiss/swig.py",
                                """
                                if __package__ or '.' in __name__:
                                    from . import _swig
                                else:
                                    import _swig
                                """)
                        .file(
                                "faiss/_swig.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .uploaded(OLD)
                        .make());
        index.add(WheelMaker.wheel("faiss-cpu 1.8.0").tag(TAG).notPure().uploaded(NEW).make());
        assertThat(install("faiss-cpu==1.7.4").succeeds().err()).contains("no module `numpy`");

        var told = place.run("fix", "1").succeeds();

        assertThat(frozen()).contains("numpy==1.26.4");
        assertThat(told.err()).contains("which was compiled for NumPy 1");
    }

    @Test
    void tellsOfAPackageThatRefusesNumpyOnEveryWayThatItMayTake() {
        index.add(
                WheelMaker.wheel("forked 1.0")
                        .requires("numpy")
                        .tag(TAG)
                        .notPure()
                        .file(
                                "forked/__init__.py",
                                "import os\nif os.cpu_count():\n    from . import _core\n")
                        .file(
                                "forked/_core.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .uploaded(OLD)
                        .make());
        install("--no-facts", "forked").succeeds();

        assertThat(place.run("check").err() + place.run("check").out())
                .contains("`forked` 1.0 does not import: it was compiled for NumPy 1");
    }

    @Test
    void offersItToProgramsToo() {
        offerForgetful();

        var told = install("--json", "forgetful==1.0").succeeds();

        assertThat(Json.parse(told.out()).toString())
                .contains("undeclared", "pkg_resources", "setuptools<81");
    }

    @Test
    void looksForNothingUndeclaredInPackagesOfToday() {
        index.add(
                WheelMaker.wheel("recent 1.0")
                        .file("recent/__init__.py", "import pkg_resources\n")
                        .uploaded(NEW)
                        .make());

        assertThat(install("recent==1.0").succeeds().err()).doesNotContain("pkg_resources");
    }

    @Test
    void readsNothingButCodeForALock() {
        var noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        index.add(
                WheelMaker.wheel("large 1.0")
                        .requires("numpy")
                        .tag(TAG)
                        .notPure()
                        .file("large/__init__.py", "from . import _core\n")
                        .file("large/data.bin", noise)
                        .file(
                                "large/_core.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .file("large/more.bin", noise)
                        .uploaded(OLD)
                        .make());
        place.file("r.in", "large\n");

        var told = place.run("compile", "--index-url", index.url().toString(), "r.in").succeeds();

        assertThat(told.out()).contains("numpy==1.26.4");
        assertThat(index.requests())
                .filteredOn(request -> request.path().contains("large-1.0"))
                .filteredOn(request -> request.path().endsWith(".whl"))
                .isNotEmpty()
                .allMatch(request -> request.header("range").startsWith("bytes="));
    }

    @Test
    void believesNoPartThatIsNotWhatRecordSays() {
        var noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        index.add(
                WheelMaker.wheel("large 1.0")
                        .requires("numpy")
                        .tag(TAG)
                        .notPure()
                        .file("large/__init__.py", "from . import _core\n")
                        .file("large/data.bin", noise)
                        .file(
                                "large/_core.abi3.so",
                                ElfMaker.little().undefined("numpy.core._multiarray_umath").make())
                        .recordDigest("large/_core.abi3.so", "sha256=wrong")
                        .uploaded(OLD)
                        .make());
        place.file("r.in", "large\n");

        var told =
                place.run("compile", "-v", "--index-url", index.url().toString(), "r.in")
                        .succeeds();

        assertThat(told.out()).contains("numpy==2.4.0");
        assertThat(told.err()).contains("`large/_core.abi3.so` is not what `RECORD` says");
    }

    @Test
    void fetchesNothingWhereFactsCannotMatter() {
        index.add(arrays("3.0", NEW, ElfMaker.little().undefined("numpy._core._multiarray_umath")));
        place.file("r.in", "arrays\nlib\nplain\n");

        place.run("compile", "--index-url", index.url().toString(), "r.in").succeeds();

        assertThat(wheels()).isEmpty();
    }

    @Test
    void leavesAloneWhatItCannotRead() {
        index.add(arrays("1.1", OLD, ElfMaker.little().needs("libm.so.6")));
        index.add(
                WheelMaker.wheel("broken 1.0")
                        .requires("numpy")
                        .tag(TAG)
                        .notPure()
                        .file("broken/__init__.py", "from . import _core\n")
                        .file("broken/_core.abi3.so", "\u007fELF is all there is")
                        .uploaded(OLD)
                        .make());

        install("arrays", "broken").succeeds();

        assertThat(frozen()).contains("numpy==2.4.0");
    }
}
