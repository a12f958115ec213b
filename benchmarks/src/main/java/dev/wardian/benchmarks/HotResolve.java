package dev.wardian.benchmarks;

import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.Wardian;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Resolves workloads again and again with one engine that stays open, and prints how long each
/// takes.
///
/// Each line is tab-separated: workload, lines of the answer, first resolution, best, median and
/// 95th percentile in milliseconds, CPU milliseconds of the process for each, kilobytes allocated
/// for each. On a warm cache the caller's thread does all the work, so its allocation is that of
/// the resolution.
public final class HotResolve {
    private final PrintStream out;
    private final int warmUp;
    private final int measured;

    private HotResolve(PrintStream out, int warmUp, int measured) {
        this.out = out;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /// `INDEX CACHE PYTHON WARM-UP MEASURED FILE…`: resolves each file so often.
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> files = Arrays.asList(words).subList(5, words.length);
        HotResolve hot =
                new HotResolve(out, Integer.parseInt(words[3]), Integer.parseInt(words[4]));
        try (Wardian engine = Workload.open(words[0], Path.of(words[1]))) {
            Environment environment = Workload.environment(engine, words[2]);
            for (String file : files) {
                hot.measure(engine, environment, Workload.of(Path.of(file)));
            }
        }
    }

    private void measure(Wardian engine, Environment environment, Workload workload) {
        long begun = System.nanoTime();
        String text = workload.resolve(engine, environment);
        double first = millis(System.nanoTime() - begun);
        for (int i = 0; i < warmUp; i++) {
            requireSame(text, workload.resolve(engine, environment));
        }
        double[] times = new double[measured];
        long cpu = cpu();
        long allocated = allocated();
        for (int i = 0; i < measured; i++) {
            long start = System.nanoTime();
            String again = workload.resolve(engine, environment);
            times[i] = millis(System.nanoTime() - start);
            requireSame(text, again);
        }
        double cpuEach = millis(cpu() - cpu) / measured;
        long allocatedEach = (allocated() - allocated) / measured / 1024;
        Arrays.sort(times);
        out.printf(
                Locale.ROOT,
                "%s\t%d\t%.2f\t%.3f\t%.3f\t%.3f\t%.3f\t%d%n",
                workload,
                text.lines().count(),
                first,
                times[0],
                times[measured / 2],
                times[measured * 95 / 100],
                cpuEach,
                allocatedEach);
    }

    private static void requireSame(String before, String now) {
        if (!before.equals(now)) {
            throw new IllegalStateException("the same question got another answer");
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static long cpu() {
        return bean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long allocated() {
        return bean(com.sun.management.ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }

    private static <T extends java.lang.management.PlatformManagedObject> T bean(Class<T> type) {
        return ManagementFactory.getPlatformMXBean(type);
    }
}
