package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Upgrades on a file system in memory that is made small, as often as `wardian.disks` says, so
/// that the disk is full at another moment each time: a failure leaves the old environment at
/// once, with one message and exit code 4. Skipped where no file system can be mounted.
class FullDiskIT {
    private static final int FILES = 300;

    private static final String SCRIPT =
            """
            set -eu
            disk=$1; wheels=$2; cache=$3; sizes=$4; java=$5; path=$6; out=$7
            mount -t tmpfs -o size=300m tmpfs "$disk"
            cd "$disk"
            export HOME="$out" WARDIAN_CACHE_DIR="$cache" PIP_CONFIG_FILE=/dev/null NO_COLOR=1
            w() { "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$path" dev.wardian.cli.Main "$@"; }
            tree() {
                find .venv -path .venv/.wardian -prune -o -type f ! -name .lock -print0 |
                    sort -z | xargs -0 sha256sum
            }
            install() { w install -q --no-index --find-links "$wheels" --venv .venv "$1"; }
            install a==1.0; tree >"$out/old"
            install a==2.0; tree >"$out/new"
            install a==1.0
            w history --forget >/dev/null 2>&1
            for size in $sizes; do
                used=$(df -k --output=used . | tail -n 1)
                mount -o remount,size=$((used + size))k "$disk"
                code=0
                install a==2.0 >"$out/said" 2>&1 || code=$?
                tree >"$out/now"
                mount -o remount,size=300m "$disk"
                if [ $code -eq 0 ]; then cmp "$out/now" "$out/new"; else cmp "$out/now" "$out/old"; fi
                [ $code -eq 0 ] || { grep -c '^error: ' "$out/said"; cat "$out/said"; } >"$out/message-$size"
                w list >/dev/null; w check >/dev/null 2>&1
                [ -z "$(w verify)" ]
                w cache verify >/dev/null 2>&1
                tree | cmp - "$out/now"
                [ $code -ne 0 ] || { install a==1.0; w history --forget >/dev/null 2>&1; }
                w cache purge >/dev/null 2>&1
                echo "$size $code"
            done
            """;

    @TempDir Path folder;

    @BeforeEach
    void mayMount() throws Exception {
        var probe =
                new ProcessBuilder(
                        "unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", folder.toString());
        assumeTrue(canRun(probe), "no file system can be mounted here");
    }

    private static boolean canRun(ProcessBuilder probe) throws InterruptedException {
        try {
            return probe.start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /// The cache on the small disk, where unpacking fails first, or elsewhere, where copying does.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheOldEnvironmentWhereverTheDiskIsFull(boolean cacheToo) throws Exception {
        var disk = Files.createDirectories(folder.resolve("disk"));
        var out = Files.createDirectories(folder.resolve("out"));
        var wheels = Files.createDirectories(folder.resolve("wheels"));
        wheel("1.0").into(wheels);
        wheel("2.0").into(wheels);
        var script = Files.writeString(folder.resolve("script"), SCRIPT);
        var seed = Long.getLong("wardian.seed", 20261125);
        var builder =
                new ProcessBuilder(
                                "unshare",
                                "-rm",
                                "sh",
                                script.toString(),
                                disk.toString(),
                                wheels.toString(),
                                (cacheToo ? disk : folder).resolve("cache").toString(),
                                String.join(" ", sizes(seed)),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                System.getProperty("java.class.path"),
                                out.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile());
        var code = builder.start().waitFor();

        var log = Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        assertThat(code).as("seed " + seed + "\n" + log).isZero();
        var results = log.lines().filter(line -> line.matches("\\d+ \\d+")).toList();
        assertThat(results).as(log).hasSize(sizes(seed).size());
        assertThat(results).as("of all sizes").allMatch(line -> line.matches("\\d+ [04]"));
        assertThat(results).as("too small").anyMatch(line -> line.endsWith(" 4"));
        assertThat(results).as("large enough").anyMatch(line -> line.endsWith(" 0"));
        for (var line : results) {
            if (line.endsWith(" 4")) {
                var message =
                        Files.readString(
                                out.resolve("message-" + line.substring(0, line.indexOf(' '))));
                assertThat(message).startsWith("1\n").contains("No space left on device");
            }
        }
    }

    /// Kilobytes of free space: little, enough, and what the seed says between.
    private static List<String> sizes(long seed) {
        var count = Integer.getInteger("wardian.disks", 3);
        var random = new Random(seed);
        var sizes = new ArrayList<>(List.of("4", "100000"));
        for (var i = 2; i < count; i++) {
            sizes.add(Integer.toString(4 * (1 + random.nextInt(1500))));
        }
        return sizes;
    }

    private static WheelMaker wheel(String version) {
        var wheel = WheelMaker.wheel("a " + version).script("a-tool", "a:main");
        for (var file = 0; file < FILES; file++) {
            var text = ("version = '" + version + "'\n").repeat(300);
            wheel.file("a/p" + file % 20 + "/m" + file + ".py", text);
        }
        return wheel;
    }
}
