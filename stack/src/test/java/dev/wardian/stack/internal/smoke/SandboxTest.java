package dev.wardian.stack.internal.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a process can do within, tried with whatever this machine has of it.
@EnabledOnOs(OS.LINUX)
class SandboxTest {
    private static final Map<String, String> VARIABLES = Map.of("PATH", System.getenv("PATH"));

    @TempDir Path root;

    private String run(Sandbox sandbox, String script) throws IOException, InterruptedException {
        var folder = Files.createDirectories(root.resolve("a folder"));
        var builder =
                new ProcessBuilder(sandbox.around(folder, List.of("sh", "-c", script)))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(VARIABLES);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + said;
    }

    private void requireHere(Sandbox sandbox) throws IOException {
        Files.createDirectories(root.resolve("a folder"));
        assumeTrue(
                Sandbox.works(sandbox.around(root.resolve("a folder"), List.of("true")), VARIABLES),
                sandbox + " does not work on this machine");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "MOUNTS"})
    void writesIntoItsOwnFolderAlone(Sandbox sandbox) throws Exception {
        requireHere(sandbox);

        assertThat(run(sandbox, "echo mine >own; exit 3")).startsWith("3\n");
        assertThat(root.resolve("a folder/own")).hasContent("mine");
        assertThat(run(sandbox, "echo mine >../other")).contains("Read-only file system");
        assertThat(root.resolve("other")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = "MOUNTS")
    void cannotBeLeft(Sandbox sandbox) throws Exception {
        requireHere(sandbox);

        for (var way :
                List.of(
                        "mount -o remount,bind,rw /",
                        "mount -o remount,rw /",
                        "unshare --user --map-root-user --mount mount -o remount,bind,rw /",
                        "umount -l \"$PWD\"")) {
            run(sandbox, way + " && echo out >../other; echo out >../other");
            assertThat(root.resolve("other")).as(way).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "MOUNTS", "NAMESPACES"})
    void hasNoNetwork(Sandbox sandbox) throws Exception {
        requireHere(sandbox);

        assertThat(run(sandbox, "sed 1,2d /proc/self/net/dev").lines().skip(1))
                .allMatch(line -> line.strip().startsWith("lo:"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "MOUNTS", "NAMESPACES"})
    void tellsTheSignalThatEndedIt(Sandbox sandbox) throws Exception {
        requireHere(sandbox);

        assertThat(run(sandbox, "kill -SEGV $$")).startsWith("139\n");
    }
}
