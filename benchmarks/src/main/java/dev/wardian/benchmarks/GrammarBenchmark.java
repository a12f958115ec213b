package dev.wardian.benchmarks;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Versions, requirements and markers, each as often as a page or a metadata file has them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GrammarBenchmark {
    private static final int COUNT = 256;

    private final List<String> texts = texts();
    private final List<Version> versions = new ArrayList<>();
    private final Marker marker =
            Marker.parse(
                    "(python_version >= '3.8' and sys_platform == 'linux') or extra == 'test'");
    private final MarkerEnvironment environment =
            MarkerEnvironment.of(
                    Map.of("python_version", "3.11", "sys_platform", "linux", "os_name", "posix"));

    /// Versions that differ in their first, second or third number or in their kind.
    public GrammarBenchmark() {
        for (String text : texts) {
            versions.add(Version.parse(text));
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        String[] kinds = {"", "rc1", ".post1", ".dev3"};
        for (int i = 0; i < COUNT; i++) {
            texts.add(i / 64 + "." + i / 4 % 16 + "." + i % 7 + kinds[i % 4]);
        }
        return texts;
    }

    /// One version out of its text.
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseVersion(Blackhole sink) {
        for (String text : texts) {
            sink.consume(Version.parse(text));
        }
    }

    /// One comparison of two versions.
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int compareVersions() {
        int sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += versions.get(i).compareTo(versions.get((i * 37 + 11) % COUNT));
        }
        return sum;
    }

    /// One requirement out of its text.
    @Benchmark
    public Requirement parseRequirement() {
        return Requirement.parse("urllib3[socks]<3,>=1.26.11 ; python_version >= '3.9'");
    }

    /// Whether a marker holds.
    @Benchmark
    public boolean evaluateMarker() {
        return marker.evaluate(environment, Set.of());
    }
}
