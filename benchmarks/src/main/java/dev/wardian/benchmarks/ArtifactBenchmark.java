package dev.wardian.benchmarks;

import dev.wardian.python.internal.index.PageFormatException;
import dev.wardian.python.internal.index.PagePacker;
import dev.wardian.python.internal.index.PageParser;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.Manifest;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.UnpackWitness;
import dev.wardian.store.archive.ZipArchive;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What arrives from an index: a page of two thousand files, a wheel of two hundred.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArtifactBenchmark {
    private static final PackageName PROJECT = PackageName.of("sample");
    private static final URI PAGE = URI.create("https://index.invalid/simple/sample/");

    private final byte[] page = page();
    private final byte[] wheel = wheel();

    private static byte[] page() {
        StringBuilder text = new StringBuilder("{\"meta\":{\"api-version\":\"1.1\"},\"files\":[");
        for (int i = 0; i < 2000; i++) {
            String name = "sample-" + i / 40 + "." + i / 4 % 10 + "-cp3" + i % 4 + "-abi3-any.whl";
            String digest = String.format("%064x", i);
            text.append(i == 0 ? "" : ",").append("{\"filename\":\"").append(name);
            text.append("\",\"url\":\"https://files.invalid/packages/").append(digest, 0, 2);
            text.append('/').append(digest, 2, 4).append('/').append(digest, 4, 64).append('/');
            text.append(name).append("\",\"hashes\":{\"sha256\":\"").append(digest);
            text.append("\"},\"requires-python\":\">=3.9\",\"core-metadata\":true,\"size\":");
            text.append(10_000 + i).append(",\"upload-time\":\"2025-01-01T00:00:00.000000Z\"}");
        }
        return text.append("],\"name\":\"sample\"}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wheel() {
        Random random = new Random(1);
        WheelMaker maker = WheelMaker.wheel("sample 1.0");
        for (int i = 0; i < 200; i++) {
            StringBuilder source = new StringBuilder();
            while (source.length() < 20_000) {
                source.append("def f").append(random.nextInt(1000)).append("(x):\n    return x\n");
            }
            maker.file("sample/m" + i + ".py", source.toString());
        }
        return maker.make().bytes();
    }

    /// The packed form of a page as the cache keeps it.
    @Benchmark
    public byte[] parseAndPackPage() throws PageFormatException {
        return PagePacker.pack(
                PROJECT,
                PageParser.parse(page, Optional.of("application/vnd.pypi.simple.v1+json"), PAGE));
    }

    /// A wheel unpacked into an empty folder, which is removed again.
    @Benchmark
    public Manifest unpackWheel() throws IOException {
        Path folder = Files.createTempDirectory("wardian-unpack");
        try (ZipArchive archive = ZipArchive.open("sample", wheel, UnpackLimits.USUAL)) {
            return archive.unpack(folder.resolve("files"), UnpackWitness.BLIND);
        } finally {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
