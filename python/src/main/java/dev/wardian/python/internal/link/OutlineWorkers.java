package dev.wardian.python.internal.link;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.facts.CodeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Has sources parsed by the interpreter that would run them, several at once.
///
/// The interpreters run isolated and without `site` (`-I -S`), so nothing of the environment is
/// executed. A file that ends its interpreter (one nested too deeply for its parser) is passed over
/// as unreadable, and another interpreter goes on with the rest.
final class OutlineWorkers {
    private static final int FEWEST = 40;

    private final Path python;
    private final int most;
    private volatile List<String> builtins = List.of();

    /// @param python the interpreter
    /// @param most how many may run at once
    OutlineWorkers(Path python, int most) {
        this.python = python;
        this.most = most;
    }

    /// The names of the modules that are part of the interpreter itself; known after
    /// [#outlines(List)].
    List<String> builtins() {
        return builtins;
    }

    /// The outlines of sources, in their order.
    List<String> outlines(List<CodeFile> sources) {
        var answers = new String[sources.size()];
        var count = Math.clamp(sources.size() / FEWEST, 1, Math.max(1, most));
        var threads = new ArrayList<Thread>();
        var failures = new ArrayList<IOException>();
        for (var worker = 0; worker < count; worker++) {
            var share = new ArrayList<Integer>();
            for (var at = worker; at < sources.size(); at += count) {
                share.add(at);
            }
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            work(sources, share, answers);
                                        } catch (IOException failure) {
                                            synchronized (failures) {
                                                failures.add(failure);
                                            }
                                        }
                                    }));
        }
        await(threads);
        if (!failures.isEmpty()) {
            throw failed("it cannot be run", failures.getFirst());
        }
        return Arrays.asList(answers);
    }

    private void await(List<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw failed("reading its modules was interrupted", interruption);
        }
    }

    private PythonException failed(String reason, Exception failure) {
        return new PythonException(
                new EnvironmentProblem.NotPython(python, reason, List.of()), failure);
    }

    private void work(List<CodeFile> sources, List<Integer> share, String[] answers)
            throws IOException {
        var done = 0;
        do {
            done += ask(sources, share.subList(done, share.size()), answers);
            if (done < share.size()) {
                answers[share.get(done++)] = Outline.UNKNOWN;
            }
        } while (done < share.size());
    }

    /// How many of them were answered before the interpreter ended.
    private int ask(List<CodeFile> sources, List<Integer> share, String[] answers)
            throws IOException {
        var process =
                new ProcessBuilder(python.toString(), "-I", "-S", "-c", script())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            put(process, sources, share);
            var head = out.readLine();
            if (head == null) {
                throw new IOException("it does not answer as Python does");
            }
            builtins = Arrays.asList(head.split(" ", -1));
            var done = 0;
            for (var line = out.readLine();
                    line != null && done < share.size();
                    line = out.readLine()) {
                answers[share.get(done++)] = line;
            }
            return done;
        } finally {
            process.destroy();
        }
    }

    private static void put(Process process, List<CodeFile> sources, List<Integer> share) {
        try (var in = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8))) {
            for (var at : share) {
                var one = sources.get(at);
                in.write(one.kind().letter() + "\t" + one.module() + "\t" + one.file() + "\n");
            }
        } catch (IOException _) {
            // it ended early, which shows in its answers
        }
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(
                        OutlineWorkers.class.getResourceAsStream("outline.py"), "outline.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
