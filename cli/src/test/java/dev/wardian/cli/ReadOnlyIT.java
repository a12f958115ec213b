package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Caches, environments and folders that a process may read and not write. Who runs these tests
/// as root runs the commands without root's privileges, so that the modes of files count.
class ReadOnlyIT {
    private static final List<String> UNPRIVILEGED =
            List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

    @TempDir Path folder;
    private Workplace place;
    private Path wheels;

    private record Outcome(int code, String text) {}

    @BeforeEach
    void fillTheCache() throws Exception {
        place = Workplace.at(folder);
        wheels = Files.createDirectories(folder.resolve("wheels"));
        for (var name : List.of("a", "b", "c")) {
            WheelMaker.wheel(name + " 1.0")
                    .file(name + "/x.py", "name = '" + name + "'\n")
                    .into(wheels);
        }
        place.run("install", "--no-index", "--find-links", wheels.toString(), "a", "b").succeeds();
        assumeTrue(run("--version").code() == 0, "privileges cannot be given up here");
    }

    @AfterEach
    void allowWriting() throws IOException {
        mode(folder, "rwxr-xr-x");
    }

    @Test
    void installsFromACacheThatCannotBeWrittenWhatItHasAndWhatItLacks() throws Exception {
        mode(folder.resolve("cache"), "r-xr-xr-x");
        var before = tree(folder.resolve("cache"));

        var outcome = install("--venv", "other", "a", "c");

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(outcome.text()).contains("cannot be written: what it lacked was not kept");
        assertThat(place.installed("other")).contains("a", "c");
        assertThat(run("check", "--venv", "other").code()).isZero();
        assertThat(run("verify", "--venv", "other").code()).isZero();
        assertThat(tree(folder.resolve("cache"))).isEqualTo(before);
    }

    @Test
    void servesManyAtOnceFromAReadOnlyMount() throws Exception {
        var probe = new ProcessBuilder("unshare", "-rm", "true");
        assumeTrue(canRun(probe), "nothing can be mounted here");
        var cache = folder.resolve("cache");
        var before = tree(cache);
        var script =
                """
                set -eu
                mount --bind "$1" "$1"
                mount -o remount,ro,bind "$1"
                ! touch "$1/written" 2>/dev/null
                java=$2; path=$3; wheels=$4
                w() { "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$path" dev.wardian.cli.Main "$@"; }
                export WARDIAN_CACHE_DIR="$1" PIP_CONFIG_FILE=/dev/null NO_COLOR=1
                for n in 1 2 3; do w install -q --no-index --find-links "$wheels" --venv c$n a b c & done
                wait
                for n in 1 2 3; do w check --venv c$n; w verify --venv c$n; done
                """;
        var builder =
                new ProcessBuilder(
                                "unshare",
                                "-rm",
                                "sh",
                                "-c",
                                script,
                                "sh",
                                cache.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                System.getProperty("java.class.path"),
                                wheels.toString())
                        .directory(place.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile());

        var code = builder.start().waitFor();

        assertThat(code).as(Files.readString(folder.resolve("said"))).isZero();
        assertThat(place.installed("c3")).contains("a", "b", "c");
        assertThat(tree(cache)).isEqualTo(before);
    }

    private static boolean canRun(ProcessBuilder probe) throws InterruptedException {
        try {
            return probe.start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void makesLinksIntoNothingThatGoesWithTheProcess() throws Exception {
        mode(folder.resolve("cache"), "r-xr-xr-x");

        install("--venv", "other", "--link-mode", "symlink", "c");

        assertThat(run("verify", "--venv", "other").code()).isZero();
        assertThat(place.installed("other")).contains("c");
    }

    @Test
    void refusesToPurgeACacheThatCannotBeWritten() throws Exception {
        mode(folder.resolve("cache"), "r-xr-xr-x");

        refused(run("cache", "purge"), "permission denied");
        assertThat(run("cache", "prune").code()).isZero();
        assertThat(run("cache", "verify").code()).isZero();
    }

    @Test
    void refusesToChangeAnEnvironmentThatCannotBeWritten() throws Exception {
        var environment = place.folder().resolve(".venv");
        mode(environment, "r-xr-xr-x");
        var before = tree(environment);

        refused(install("c"), "ermission denied");
        refused(run("uninstall", "-y", "a"), "ermission denied");
        refused(run("undo"), "ermission denied");

        assertThat(tree(environment)).isEqualTo(before);
        // and has nothing to complain of where nothing is to be done
        assertThat(install("a").code()).isZero();
        assertThat(run("check").code()).isZero();
    }

    @Test
    void leavesNothingWhereNothingCanBeMade() throws Exception {
        var target = Files.createDirectories(place.folder().resolve("target"));
        mode(target, "r-xr-xr-x");
        refused(install("--target", "target", "c"), "permission denied");
        assertThat(target).isEmptyDirectory();
        assertThat(place.folder().resolve(".wardian")).doesNotExist();

        var parent = Files.createDirectories(place.folder().resolve("parent"));
        mode(parent, "r-xr-xr-x");
        refused(run("venv", "parent/env"), "permission denied");
        refused(install("--target", "parent/deep", "c"), "permission denied");
        assertThat(parent).isEmptyDirectory();
    }

    private static void refused(Outcome outcome, String reason) {
        assertThat(outcome.code()).as(outcome.text()).isEqualTo(4);
        assertThat(outcome.text()).contains(reason);
        assertThat(outcome.text().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
        assertThat(outcome.text()).doesNotContain("Exception");
    }

    private Outcome install(String... words) throws Exception {
        var all = new ArrayList<>(List.of("install", "--no-index", "--find-links"));
        all.add(wheels.toString());
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /// Runs a command in a process that has no privileges.
    private Outcome run(String... words) throws Exception {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(UNPRIVILEGED);
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("dev.wardian.cli.Main");
        command.addAll(List.of(words));
        var output = Files.createTempFile("output", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .directory(place.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        var variables = builder.environment();
        variables.put("HOME", place.root().resolve("home").toString());
        variables.put("WARDIAN_CACHE_DIR", place.root().resolve("cache").toString());
        variables.put("PIP_CONFIG_FILE", "/dev/null");
        variables.put("NO_COLOR", "1");
        try {
            var code = builder.start().waitFor();
            return new Outcome(code, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            return new Outcome(127, String.valueOf(missing.getMessage()));
        } finally {
            Files.delete(output);
        }
    }

    /// Gives all folders below one this mode.
    private static void mode(Path root, String letters) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(root)) {
            folders = all.filter(it -> Files.isDirectory(it) && !Files.isSymbolicLink(it)).toList();
        }
        for (var one : folders) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(letters));
        }
    }

    private static Map<String, String> tree(Path root) throws IOException {
        var tree = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(root)) {
            for (var file : all.filter(ReadOnlyIT::counts).toList()) {
                tree.put(
                        root.relativize(file).toString(),
                        Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return tree;
    }

    /// The lock of an environment says who held it last.
    private static boolean counts(Path file) {
        return Files.isRegularFile(file) && !file.endsWith(".lock");
    }
}
