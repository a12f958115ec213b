package dev.wardian.cli.daemon;

import dev.wardian.cli.output.Invocation;
import dev.wardian.cli.output.Program;
import dev.wardian.cli.output.Resident;
import dev.wardian.stack.Warmth;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/// Repeats the first calls of a young process while nobody calls, so that the JVM has compiled what
/// they need when they come again: without it the twentieth call is the first fast one.
///
/// A repetition changes nothing, not even the cache, asks no network, builds no source and tells
/// nobody: it runs with `--dry-run` and `--offline`, what it prints is dropped, and what it reads
/// of the cache is its own and goes as soon as another call is repeated. So people may remove what
/// their call made while it is repeated. First the search is practised, as long as that makes it
/// faster, then what is left of a call whose answer is known. All repetitions of a process together
/// take no longer than [#BUDGET].
final class Rehearsal implements Resident, AutoCloseable {
    /// What repetitions may take; what compiling takes beside them is about as much.
    private static final Duration BUDGET = Duration.ofSeconds(6);

    /// How many searches in a row may bring no [#GAIN] before they are left.
    private static final int PATIENCE = 8;

    /// Repetitions then, answered from memory as the next call will be. What runs once in a call is
    /// compiled after 200 of them, and again by what these have shown.
    private static final int RECALLS = 400;

    /// A repetition is faster if it takes less than this part of the fastest so far.
    private static final double GAIN = 0.95;

    private static final Duration QUIET = Duration.ofMillis(20);

    /// Those whose answer takes resolving or reading an environment, and that `--dry-run` keeps
    /// from changing anything.
    private static final Set<String> COMMANDS = Set.of("compile", "install", "lock", "sync");

    /// Options that write files of their own, dry run or not; the project of a script lies in the
    /// cache.
    private static final List<String> WRITING =
            List.of("--log", "--explain-html", "--html", "--report", "--script");

    private final LinkedBlockingDeque<Invocation> calls = new LinkedBlockingDeque<>(4);
    private final BooleanSupplier quiet;
    private final Status status;
    private final ToIntFunction<Invocation> runner;
    private final LongSupplier clock;

    /// What the repetitions of the present call have read.
    private volatile Warmth warmth = new Warmth();

    private volatile boolean over;

    /// @param quiet whether no call is under way
    /// @param status what a repetition is told of the process
    /// @param runner runs a call and returns its exit code
    /// @param clock tells nanoseconds, as [System#nanoTime]
    Rehearsal(
            BooleanSupplier quiet,
            Status status,
            ToIntFunction<Invocation> runner,
            LongSupplier clock) {
        this.clock = clock;
        this.runner = runner;
        this.quiet = quiet;
        this.status = status;
    }

    /// Begins to wait for calls.
    void start() {
        Thread.ofPlatform().daemon().name("rehearsal").stackSize(8 << 20).start(this::rehearse);
    }

    /// Hears of a call that ended well.
    void add(Invocation call) {
        if (!over && isHarmless(call.words())) {
            calls.offer(repeated(call));
        }
    }

    static boolean isHarmless(List<String> words) {
        return !words.isEmpty()
                && COMMANDS.contains(words.getFirst())
                && !words.contains("-")
                && !words.contains("--")
                && words.stream().noneMatch(word -> WRITING.stream().anyMatch(word::startsWith));
    }

    private Invocation repeated(Invocation call) {
        var words = new ArrayList<>(call.words());
        words.addAll(List.of("--dry-run", "--offline", "--quiet"));
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Invocation(
                words,
                call.environment(),
                call.workingFolder(),
                call.home(),
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Invocation.Terminal.none(),
                Optional.of(this));
    }

    private void rehearse() {
        var left = BUDGET.toNanos();
        var before = List.<String>of();
        var course = new Course();
        try {
            while (left > 0 && !over) {
                var call = calls.take();
                if (!call.words().equals(before)) {
                    forget();
                    before = call.words();
                    course = new Course();
                }
                // another call that came meanwhile is next
                while (left > 0 && course.goesOn() && calls.isEmpty()) {
                    if (course.searches()) {
                        TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
                        warmth.forgetAnswers();
                    }
                    awaitQuiet();
                    var begun = clock.getAsLong();
                    var code = runner.applyAsInt(call);
                    var taken = clock.getAsLong() - begun;
                    left -= taken;
                    course.add(code, taken);
                }
                if (!course.goesOn()) {
                    forget(); // it is repeated no more, and may have read much
                }
            }
        } catch (InterruptedException end) {
            // the process ends
        } finally {
            over = true;
            calls.clear();
            warmth.close();
        }
    }

    private void forget() {
        warmth.close();
        warmth = new Warmth();
    }

    /// How the repetitions of one call have gone.
    private static final class Course {
        private double fastest = Double.MAX_VALUE;
        private int inVain;
        private int recalls = RECALLS;

        void add(int code, long nanoseconds) {
            if (code != 0) {
                inVain = PATIENCE;
                recalls = 0;
            } else if (!searches()) {
                recalls--;
            } else if (nanoseconds < fastest * GAIN) {
                fastest = nanoseconds;
                inVain = 0;
            } else {
                inVain++;
            }
        }

        boolean searches() {
            return inVain < PATIENCE;
        }

        boolean goesOn() {
            return searches() || recalls > 0;
        }
    }

    private void awaitQuiet() throws InterruptedException {
        while (!quiet.getAsBoolean()) {
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
        }
    }

    @Override
    public void close() {
        over = true;
    }

    @Override
    public Warmth warmth() {
        return warmth;
    }

    @Override
    public boolean isRepeating() {
        return true;
    }

    @Override
    public void become(Program program) {
        throw new UnsupportedOperationException("a repetition becomes nothing");
    }

    @Override
    public OptionalInt columns() {
        return OptionalInt.empty();
    }

    @Override
    public void handOver() {
        throw new UnsupportedOperationException("nobody waits for a repetition");
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("a repetition ends nothing");
    }
}
