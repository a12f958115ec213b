package dev.wardian.python.internal.link;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.facts.CodeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has sources parsed by the interpreter that would run them, several at once. Interpreters stay
/// until this is closed. A file that ends its interpreter (one nested too deeply for its parser) is
/// passed over as unreadable, and another interpreter goes on with the rest.
final class OutlineWorkers implements AutoCloseable {
    private static final int FEWEST = 40;

    private final Path python;
    private final int most;
    private final Deque<OutlineWorker> idle = new ArrayDeque<>();
    private volatile List<String> builtins = List.of();

    /// @param python the interpreter
    /// @param most how many may run at once
    OutlineWorkers(Path python, int most) {
        this.python = python;
        this.most = most;
    }

    /// The names of the modules that are part of the interpreter itself; known after
    /// the first answer.
    List<String> builtins() {
        return builtins;
    }

    /// The outlines of sources, in their order.
    List<String> outlines(List<CodeFile> sources) {
        var questions = new ArrayList<String>(sources.size());
        for (var one : sources) {
            questions.add(one.kind().letter() + "\t" + one.module() + "\t" + one.file());
        }
        return answers(questions, Outline.UNKNOWN);
    }

    /// The answers to questions, in their order.
    ///
    /// @param unknown the answer to one that ends its interpreter
    List<String> answers(List<String> questions, String unknown) {
        var answers = new String[questions.size()];
        var count = Math.clamp(questions.size() / FEWEST, 1, Math.max(1, most));
        var threads = new ArrayList<Thread>();
        var failures = new ArrayList<IOException>();
        for (var worker = 0; worker < count; worker++) {
            var share = new ArrayList<Integer>();
            for (var at = worker; at < questions.size(); at += count) {
                share.add(at);
            }
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            work(questions, share, answers, unknown);
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

    private void work(List<String> questions, List<Integer> share, String[] answers, String unknown)
            throws IOException {
        var done = 0;
        while (done < share.size()) {
            var worker = take();
            var open = new ArrayList<String>();
            share.subList(done, share.size()).forEach(at -> open.add(questions.get(at)));
            for (var answer : worker.ask(open)) {
                answers[share.get(done++)] = answer;
            }
            give(worker);
            if (done < share.size()) {
                answers[share.get(done++)] = unknown;
            }
        }
    }

    private OutlineWorker take() throws IOException {
        @Nullable OutlineWorker known;
        synchronized (idle) {
            known = idle.poll();
        }
        var worker = known == null ? new OutlineWorker(python) : known;
        builtins = worker.builtins();
        return worker;
    }

    private void give(OutlineWorker worker) {
        if (worker.isAlive()) {
            synchronized (idle) {
                idle.push(worker);
            }
        } else {
            worker.close();
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(OutlineWorker::close);
            idle.clear();
        }
    }
}
