package dev.wardian.benchmarks;

import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.Wardian;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One resolution by an engine that stays open. With `-t 64` all threads share the engine; with
/// `-prof gc` the bytes of each resolution are told.
///
/// The system properties `wardian.index`, `wardian.cache`, `wardian.python` and
/// `wardian.workloads` say where things are; see `benchmarks/README.md`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResolveBenchmark {
    @Param({"jupyter", "mlstack", "airflow", "backtrack"})
    private String workload = "";

    private final Wardian engine =
            Workload.open(said("wardian.index"), Path.of(said("wardian.cache")));
    private final Environment environment = Workload.environment(engine, said("wardian.python"));
    private Workload chosen = Workload.none();

    private static String said(String property) {
        String value = System.getProperty(property, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("-D" + property + "=… is missing");
        }
        return value;
    }

    /// Reads the workload, and fills the cache.
    @Setup
    public void prepare() {
        chosen = Workload.of(Path.of(said("wardian.workloads")).resolve(workload + ".in"));
        chosen.resolve(engine, environment);
    }

    /// Closes the engine.
    @TearDown
    public void close() {
        engine.close();
    }

    /// The text of the pins.
    @Benchmark
    public String resolve() {
        return chosen.resolve(engine, environment);
    }
}
