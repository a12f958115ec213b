package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Installing where there is no network at all, not even loopback: in a namespace of its own
/// (`unshare --net`). Skipped where the system does not allow one.
final class CutNetworkIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void begin() throws Exception {
        assumeThat(mayCut()).as("`unshare --net` is not permitted here").isTrue();
        workplace = Workplace.at(folder);
    }

    private static boolean mayCut() throws Exception {
        try {
            return new ProcessBuilder("unshare", "--net", "true").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void installsWheelsSourcesAndRepositoriesFromAWheelhouse() throws Exception {
        var project = workplace.folder().resolve("project");
        Files.createDirectories(project);
        SdistMaker.sdist("inrepo 0.5").requires("lib").treeInto(project);
        run(project, List.of("git", "init", "-q", "."));
        run(project, List.of("git", "add", "-A"));
        run(
                project,
                List.of(
                        "git",
                        "-c",
                        "user.name=x",
                        "-c",
                        "user.email=x@example.invalid",
                        "commit",
                        "-qm",
                        "all"));
        workplace.file("all.txt", "app\ninrepo @ git+" + project.toUri() + "\n");
        String url;
        try (var index = LocalIndex.of("app 1.0 -> lib, source; lib 1.0")) {
            url = index.url().toString();
            index.add(
                    SdistMaker.sdist("source 3.0").buildRequires("builder").make(),
                    WheelMaker.wheel("builder 2.0").make());
            workplace
                    .run("download", "-r", "all.txt", "-d", "wheels", "--index-url", url)
                    .succeeds();
        }
        assertThat(cut("install", "app", "--index-url", url, "--retries", "0").code()).isEqualTo(3);
        var pins = List.of("-r", "wheels/wheelhouse.txt", "--require-hashes");
        var flat = new ArrayList<>(List.of("install", "--no-index", "--find-links", "wheels"));
        flat.addAll(pins);
        assertThat(cut(flat.toArray(String[]::new))).matches(it -> it.code() == 0);
        var simple =
                new ArrayList<>(
                        List.of(
                                "install",
                                "--venv",
                                "other",
                                "--index-url",
                                workplace.folder().resolve("wheels/simple").toUri().toString()));
        simple.addAll(pins);
        assertThat(cut(simple.toArray(String[]::new))).matches(it -> it.code() == 0);
        for (var environment : List.of(".venv", "other")) {
            assertThat(workplace.installed(environment))
                    .contains(
                            "app-1.0.dist-info",
                            "inrepo-0.5.dist-info",
                            "lib-1.0.dist-info",
                            "source-3.0.dist-info");
        }
    }

    @Test
    void installsOfflineWhatTheStoreHolds() throws Exception {
        String url;
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 1.0")) {
            url = index.url().toString();
            workplace.run("install", "app", "--index-url", url).succeeds();
        }
        var kept = folder.resolve("cache").toString();
        var words = List.of("install", "--offline", "app", "--venv", "again", "--index-url", url);
        assertThat(inCache(kept, words)).matches(it -> it.code() == 0);
        assertThat(workplace.installed("again")).contains("app-1.0.dist-info", "lib-1.0.dist-info");
    }

    private Workplace.Outcome cut(String... words) throws Exception {
        return inCache(folder.resolve("empty-cache").toString(), List.of(words));
    }

    private Workplace.Outcome inCache(String cache, List<String> words) throws Exception {
        var command = new ArrayList<>(List.of("unshare", "--net"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        String.join(
                                ":",
                                System.getProperty("java.class.path"),
                                System.getProperty("jdk.module.path", ""),
                                Path.of("target/classes").toAbsolutePath().toString())));
        command.add("dev.wardian.cli.Main");
        command.addAll(words);
        command.addAll(List.of("--cache-dir", cache));
        return run(workplace.folder(), command);
    }

    private Workplace.Outcome run(Path where, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Workplace.Outcome(command, process.waitFor(), text, text);
    }
}
